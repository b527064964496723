"""The headers that our `.htaccess` sets on a real Apache. That pages keep to the policy is in test_every_page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import APIRequestContext, Browser

from apache import apache
from built_site import published
from handbook_sources import Handbook

WORKER = "assets/javascripts/search/worker.js"


@pytest.fixture(scope="module")
def server(site_alone: Path, handbook: Handbook) -> Iterator[str]:
    with apache(site_alone, handbook.base) as address:
        yield address


@pytest.fixture(scope="module")
def asking(browser: Browser) -> Iterator[APIRequestContext]:
    context = browser.new_context()
    yield context.request
    context.close()


def test_headers_are_sent_with_pages_scripts_and_what_is_missing(
    server: str, site_alone: Path, asking: APIRequestContext
) -> None:
    script = published(site_alone, WORKER).relative_to(site_alone).as_posix()
    for path in ("", "en/procedure/", script, "no/such/page/"):
        answer = asking.get(server + path)
        assert answer.headers["content-security-policy"] == "frame-ancestors 'self'", path  # the rest is in the page
        assert answer.headers["x-content-type-options"] == "nosniff", path
    assert answer.status == 404
    assert "ไม่พบหน้านี้" in answer.text()


def test_only_what_changes_its_name_with_its_content_may_be_kept(
    server: str, site_alone: Path, asking: APIRequestContext
) -> None:
    for path in ("assets/javascripts/bundle.js", "assets/fonts/sarabun-bold.woff2", WORKER, "search/index.th.js"):
        file = published(site_alone, path).relative_to(site_alone).as_posix()
        assert asking.get(server + file).headers["cache-control"] == "public, max-age=31536000, immutable", path
    for path in ("procedure/", "search/th.3.js", "strip-picture.html"):
        assert asking.get(server + path).headers["cache-control"] == "no-cache", path
