"""A browser that keeps nothing for any site, as its user or an office's policy may set it: search and forms work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from chromium import QUIET, chromium
from forms.web.form_page import field, press, status
from quiet_page import faults_of

BLOCK = 2  # of Chromium's content settings: cookies, and with them all storage
BOX = ".md-search__input"
DENIED = (
    "[() => localStorage, () => sessionStorage].map(ask => { try { ask(); return '' } catch (e) { return e.name } })"
)


@pytest.fixture
def blocked(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page of such a browser, and what goes wrong on it fails the test."""
    settings = {"profile": {"default_content_setting_values": {"cookies": BLOCK}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(settings), encoding="utf-8")
    context = browser.browser_type.launch_persistent_context(tmp_path, executable_path=chromium(), args=list(QUIET))
    page = context.new_page()
    faults = faults_of(page)
    yield page
    context.close()
    assert [fault for fault in faults if "favicon.ico" not in fault] == []  # asked for by a page without an icon


def test_storage_is_blocked_indeed(blocked: Page, address_alone: str) -> None:
    """On a page without our scripts."""
    blocked.goto(f"{address_alone}sitemap.xml")
    assert blocked.evaluate(DENIED) == ["SecurityError", "SecurityError"]


@pytest.mark.parametrize(("path", "query", "found"), [("", "กล้อง", "พบ"), ("en/", "camera", "found")])
def test_search_finds(blocked: Page, address_alone: str, path: str, query: str, found: str) -> None:
    blocked.goto(address_alone + path)
    blocked.locator(BOX).fill(query)
    blocked.locator(BOX).press("Shift")
    expect(blocked.locator(".md-search-result__meta")).to_contain_text(found)
    assert blocked.locator("li.md-search-result__item").count() > 1


def test_light_and_dark_change(blocked: Page, address_alone: str) -> None:
    blocked.goto(address_alone)
    before = blocked.locator("body").get_attribute("data-md-color-scheme")
    blocked.locator(".hb-scheme").click()
    expect(blocked.locator("body")).not_to_have_attribute("data-md-color-scheme", str(before))


def test_a_form_is_filled_in_saved_and_printed(blocked: Page, address_alone: str) -> None:
    blocked.goto(f"{address_alone}forms/everything/")
    field(blocked, "project").fill("กล้องหน้าสถานีขนส่ง")
    with blocked.expect_download() as download:
        press(blocked, "save")
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert "กล้องหน้าสถานีขนส่ง" in json.dumps(saved, ensure_ascii=False)
    expect(status(blocked)).not_to_be_empty()
    assert blocked.pdf(prefer_css_page_size=True).startswith(b"%PDF")
