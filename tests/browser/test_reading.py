"""The site in a real browser: quiet, reachable by keyboard, in both languages, from a server and from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from built_site import KEYS, read_site
from quiet_page import quiet_page

WIDTHS = (320, 360, 1280)
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_loads_quietly_and_never_scrolls_sideways(
    site: Path, address: str, browser: Browser, width: int, scheme: str
) -> None:
    paths = [path.removesuffix("index.html") for path in read_site(site)]
    assert len(paths) == 2 * len(KEYS)
    with quiet_page(browser, width, scheme) as page:
        for path in paths:
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            font = page.evaluate(
                "document.fonts.check('16px Sarabun') && [...document.fonts].some(f => f.status == 'loaded')"
            )
            assert font, path


def test_language_switch_stays_on_the_page(address: str, browser: Browser) -> None:
    with quiet_page(browser) as page:
        page.goto(address + "procedure/")
        page.get_by_role("link", name="English").click()
        assert page.url == address + "en/procedure/index.html"
        expect(page.locator("h1")).to_have_text("Procedure for seeking approval")
        page.get_by_role("link", name="ไทย").click()
        assert page.url == address + "procedure/index.html"


def test_light_and_dark_are_chosen_and_kept(address: str, browser: Browser) -> None:
    with quiet_page(browser) as page:
        page.goto(address)
        ground = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(ground) == "rgb(255, 255, 255)"
        page.get_by_text("เปลี่ยนเป็นพื้นมืด").click()
        assert page.evaluate(ground) == "rgb(15, 25, 30)"
        page.goto(address + "en/laws/")
        assert page.evaluate(ground) == "rgb(15, 25, 30)"


def test_a_waiting_mark_leads_to_its_question_and_back(address: str, browser: Browser) -> None:
    with quiet_page(browser, 360) as page:
        page.goto(address + "procedure/")
        page.get_by_role("link", name="รอการยืนยัน: จำนวนชุด").first.click()
        page.wait_for_url("**/confirm/index.html#copies")
        expect(page.locator("li#copies")).to_be_in_viewport()
        page.locator("li#copies .hb-items__where a").first.click()
        page.wait_for_url("**#wait-copies*")


def test_what_is_missing_gets_our_page_at_any_depth(address: str, browser: Browser) -> None:
    with quiet_page(browser, expected=404) as page:
        answer = page.goto(address + "no/such/page/")
        assert answer is not None
        assert answer.status == 404
        expect(page.locator("h1")).to_have_text("ไม่พบหน้านี้")
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Sarabun")
        page.get_by_role("link", name="Handbook home").click()
        assert page.url.rstrip("/").endswith("/cctv/en")


def test_site_works_opened_from_a_folder(site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="ดูผู้มีหน้าที่เสนอ").click()
    expect(page.locator("h1")).to_have_text("ขั้นตอนการเสนอขอความเห็นชอบ")
    assert page.url.endswith("/procedure/index.html#who")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Procedure for seeking approval")
    page.locator(".md-sidebar--primary").get_by_role("link", name="Laws and circulars").click()
    expect(page.locator("h1")).to_have_text("Laws and circulars")
    assert page.evaluate("[...document.fonts].some(f => f.status == 'loaded')")
    context.close()
