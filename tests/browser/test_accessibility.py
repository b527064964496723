"""axe-core where pages are not as they open: search and drawer open, lists of files. All pages: test_every_page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from axe import violations
from handbook_sources import LOCALES, path_of
from quiet_page import emptied_page, resize, settle


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_search_and_drawer_open_have_none(address_alone: str, browser: Browser, scheme: str) -> None:
    with emptied_page(browser, 360, scheme) as page:
        page.emulate_media(reduced_motion="reduce")
        page.goto(address_alone + "procedure/")
        page.get_by_role("button", name="สารบัญ").click()
        expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name="ค้นหา").first.click()
        for width in (360, 1280):
            resize(page, width)
            for query, shown in (("", "p"), ("กล้อง", ".hb-related"), ("ฑฑฑฑฑ", ".hb-nothing")):
                page.locator(".md-search__input").fill(query)
                expect(page.locator(f".md-search-result {shown}").first).to_be_visible()
                settle(page)
                assert violations(page) == [], query


@pytest.mark.parametrize("locale", LOCALES)
def test_lists_of_files_have_none_and_fit_a_phone(address: str, browser: Browser, locale: str) -> None:
    with emptied_page(browser) as page:
        page.emulate_media(reduced_motion="reduce")
        for key, files in (("index", 4), ("forms/index", 6), ("forms/everything", 3)):
            page.goto(address + path_of(key, locale))
            assert page.locator("article a[href*='downloads/']").count() >= files, key
            for width in (320, 1280):
                resize(page, width)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, key
            assert violations(page) == []


def test_axe_would_tell(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone)
        page.evaluate("document.documentElement.lang = ''; document.querySelector('.hb-language').textContent = ''")
        assert {fault.partition(":")[0] for fault in violations(page)} >= {"html-has-lang", "link-name"}


def test_axe_would_tell_of_colours(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser, scheme="dark") as page:
        page.goto(address_alone + "circular/")
        page.evaluate("document.querySelector('article li').style.setProperty('color', '#333', 'important')")
        assert {fault.partition(":")[0] for fault in violations(page, "cat.color")} == {"color-contrast"}
