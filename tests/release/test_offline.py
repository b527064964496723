"""The offline edition, unpacked and opened in a browser from the folder: pages, search, downloads."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import violations
from quiet_page import faults_of

BASE = "cctv-handbook-2569-1"


@pytest.fixture
def page(browser: Browser, released: Path, tmp_path: Path) -> Iterator[Page]:
    with zipfile.ZipFile(released / f"{BASE}-offline.zip") as packed:
        for name in packed.namelist():
            packed.extract(name, tmp_path)
    context = browser.new_context(viewport={"width": 390, "height": 800})
    opened = context.new_page()
    faults = faults_of(opened)
    opened.goto((tmp_path / BASE / "start.html").as_uri())
    yield opened
    # Browsers fetch no font ahead from a folder, and say so; the style sheet's own request brings it.
    assert [fault for fault in faults if ".woff2" not in fault] == []
    context.close()


def test_start_page_says_what_it_is_and_is_accessible(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("ฉบับที่ 2569-1")
    expect(page.locator("main")).to_contain_text("Edition 2569-1")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "sarabun" in page.evaluate("getComputedStyle(document.body).fontFamily").lower()


@pytest.mark.parametrize(("lead", "language"), [("เปิดคู่มือภาษาไทย", "th"), ("Open the handbook in English", "en")])
def test_it_leads_into_the_handbook(page: Page, lead: str, language: str) -> None:
    page.get_by_role("link", name=lead).click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("article h1")).to_be_visible()


def test_search_and_downloads_work_from_the_folder(page: Page) -> None:
    page.get_by_role("link", name="Open the handbook in English").click()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("input.md-search__input").fill("camera")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)
    for address in page.eval_on_selector_all(
        "a[href$='.pdf'], a[href$='.zip']", "links => links.map(link => link.href)"
    ):
        assert Path(address.removeprefix("file://")).is_file()
