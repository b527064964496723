"""The headers that our `.htaccess` sets on a real Apache. That pages keep to the policy is in test_every_page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import APIRequestContext, Browser

from apache import apache
from handbook_sources import Handbook


@pytest.fixture(scope="module")
def server(site_alone: Path, handbook: Handbook) -> Iterator[str]:
    with apache(site_alone, handbook.base) as address:
        yield address


@pytest.fixture(scope="module")
def asking(browser: Browser) -> Iterator[APIRequestContext]:
    context = browser.new_context()
    yield context.request
    context.close()


def test_headers_are_sent_with_pages_scripts_and_what_is_missing(server: str, asking: APIRequestContext) -> None:
    for path in ("", "en/procedure/", "assets/javascripts/search/worker.js", "no/such/page/"):
        answer = asking.get(server + path)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-"), path
        assert policy.endswith("frame-ancestors 'self'"), path
        assert answer.headers["x-content-type-options"] == "nosniff", path
    assert answer.status == 404
    assert "ไม่พบหน้านี้" in answer.text()


def test_only_what_changes_its_name_with_its_content_may_be_kept(
    server: str, site_alone: Path, asking: APIRequestContext
) -> None:
    (script,) = (site_alone / "assets" / "javascripts").glob("bundle.*.min.js")
    kept = asking.get(f"{server}assets/javascripts/{script.name}").headers["cache-control"]
    assert kept == "public, max-age=31536000, immutable"
    assert asking.get(f"{server}procedure/").headers["cache-control"] == "no-cache"
