"""The content security policy on a real Apache, whose headers our `.htaccess` sets, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from apache import apache
from built_site import PAGES, read_site

WATCH = "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI))"


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    with apache(site) as address:
        yield address


def test_headers_are_sent_with_pages_scripts_and_what_is_missing(server: str, browser: Browser) -> None:
    context = browser.new_context()
    for path in ("", "en/procedure/", "assets/javascripts/search/worker.js", "no/such/page/"):
        answer = context.request.get(server + path)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-"), path
        assert policy.endswith("frame-ancestors 'self'"), path
        assert answer.headers["x-content-type-options"] == "nosniff", path
    assert answer.status == 404
    assert "ไม่พบหน้านี้" in answer.text()
    context.close()


def test_only_what_changes_its_name_with_its_content_may_be_kept(server: str, site: Path, browser: Browser) -> None:
    context = browser.new_context()
    (script,) = (site / "assets" / "javascripts").glob("bundle.*.min.js")
    kept = context.request.get(f"{server}assets/javascripts/{script.name}").headers["cache-control"]
    assert kept == "public, max-age=31536000, immutable"
    assert context.request.get(f"{server}procedure/").headers["cache-control"] == "no-cache"
    context.close()


def test_browsing_every_page_and_searching_breaks_no_rule(server: str, site: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    paths = sorted(read_site(site))
    assert len(paths) == 2 * len(PAGES)
    for number, path in enumerate(paths):
        page.goto(server + path.removesuffix("index.html"))
        if number % 4 == 0:  # all pages have the same search
            page.locator("[data-md-component=search-query]").fill("CCTV")
            page.keyboard.press("Shift")
            expect(page.locator("li.md-search-result__item").first).to_be_attached()
        assert faults == [], path
    context.close()
