"""Whole ways of readers through the site, in a real browser; any console error or failed request on the way fails."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from quiet_page import emptied_page, quiet_page

BOX = ".md-search__input"
RESULT = "a.md-search-result__link"
GROUND = "getComputedStyle(document.body).backgroundColor"
WHITE, DARK = "rgb(255, 255, 255)", "rgb(15, 25, 30)"


def look_at(part: Locator) -> None:
    """Hold that a part is within the window and nothing, such as the header, lies over its beginning."""
    expect(part).to_be_in_viewport()
    for _ in range(400):  # the page may still scroll
        if part.evaluate(
            "part => { const box = part.getBoundingClientRect();"
            " return part.contains(document.elementFromPoint(box.left + 4, box.top + Math.min(box.height / 2, 20))) }"
        ):
            return
        part.page.wait_for_timeout(50)
    raise AssertionError(f"something lies over {part}")


def find(page: Page, query: str, section: str) -> Locator:
    """Ask as by an input method, which sends no keys, and return the result with this heading."""
    page.wait_for_load_state()
    if "#" in page.url:
        page.wait_for_timeout(500)  # the theme closes its search once, an eighth of a second after it went to a section
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.insert_text(query)
    found = page.locator(RESULT, has_text=section).first
    expect(found).to_be_visible()
    return found


def test_find_in_thai_follow_to_the_section_and_ask_what_waits_there(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone)
        found = find(page, "หนังสือฉบับเต็ม", "หนังสือฉบับเต็ม")
        expect(found.locator("mark").first).to_have_text("หนังสือฉบับเต็ม")
        found.click()
        page.wait_for_url("**/circular/index.html#letter")
        look_at(page.locator("#letter"))
        expect(page.locator("#letter")).to_contain_text("หนังสือฉบับเต็ม")
        page.locator("#says ~ * a.hb-again").first.click()  # its badge stands above, in the essentials
        page.wait_for_url("**/confirm/index.html#*")
        question = page.locator(f"li#{page.url.partition('#')[2]}")
        look_at(question)
        question.locator(".hb-items__where a", has_text="๐").first.click()
        page.wait_for_url("**/circular/index.html#wait-*")
        look_at(page.locator(f"#{page.url.partition('#')[2]}"))


@pytest.mark.parametrize("width", [360, 1280])
def test_switch_language_and_stay_on_the_page_and_in_the_section(
    address_alone: str, browser: Browser, width: int
) -> None:
    with emptied_page(browser, width) as page:
        page.goto(address_alone + "procedure/")
        page.get_by_role("link", name="English").click()
        page.wait_for_url(address_alone + "en/procedure/index.html")
        expect(page.locator("h1")).to_have_text("Procedure of a proposal")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.goto(address_alone + "en/procedure/#who")
        page.get_by_role("link", name="ไทย").click()
        page.wait_for_url(address_alone + "procedure/index.html#who")
        look_at(page.locator("#who"))
        expect(page.locator("#who")).to_contain_text("ผู้เสนอ")


@pytest.mark.parametrize("width", [360, 1280])
def test_keyboard_alone_from_the_home_page_to_a_section_and_on(
    address_alone: str, browser: Browser, width: int
) -> None:
    with emptied_page(browser, width) as page:
        page.goto(address_alone)
        name = "ค้นหา" if width == 360 else "ค้นหาในคู่มือ"
        while page.evaluate("document.activeElement.ariaLabel") != name:
            page.keyboard.press("Tab")
        if width == 360:
            page.keyboard.press("Enter")
        page.keyboard.insert_text("หนังสือฉบับเต็ม")
        found = page.locator(RESULT, has_text="หนังสือฉบับเต็ม").first
        expect(found).to_be_visible()
        for _ in range(20):
            page.keyboard.press("ArrowDown")
            if found.evaluate("link => link === document.activeElement"):
                break
        expect(found).to_be_focused()
        assert found.evaluate("link => getComputedStyle(link).outlineWidth") == "3px"
        page.keyboard.press("Enter")
        page.wait_for_url("**/circular/index.html#letter")
        look_at(page.locator("#letter"))
        page.keyboard.press("Tab")
        assert page.locator("#letter, #letter ~ *").evaluate_all(
            "all => all.some(one => one.contains(document.activeElement))"
        )


def test_on_a_phone_by_the_drawer_to_a_chapter_a_section_and_a_source(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser, 360) as page:
        page.goto(address_alone)
        drawer, menu = page.locator(".md-sidebar--primary"), page.get_by_role("button", name="สารบัญ")
        menu.click()
        drawer.get_by_role("link", name="คุณลักษณะและราคา").click()
        expect(page.locator("h1")).to_have_text("คุณลักษณะและราคา")
        expect(drawer).to_be_hidden()
        menu.click()
        drawer.get_by_role("link", name="ระดับของภาพ").click()
        expect(drawer).to_be_hidden()
        look_at(page.locator("h2", has_text="ระดับของภาพ"))
        page.locator("a.hb-source").first.click()
        source = page.locator(f"#{page.url.partition('#')[2]}")
        look_at(source)
        source.get_by_role("link", name="ดูในบัญชี").click()
        page.wait_for_url("**/glossary/index.html#*")  # the register of standards
        look_at(page.locator(f"#{page.url.partition('#')[2]}"))
        menu.click()
        expect(drawer).to_be_in_viewport()
        page.mouse.click(340, 400)  # beside it
        expect(drawer).to_be_hidden()
        expect(menu).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(("scheme", "button"), [("light", "เปลี่ยนเป็นพื้นมืด"), ("dark", "เปลี่ยนเป็นพื้นสว่าง")])
def test_dark_and_light_follow_the_system_then_the_reader_on_every_page(
    address_alone: str, browser: Browser, scheme: str, button: str
) -> None:
    before, after = (WHITE, DARK) if scheme == "light" else (DARK, WHITE)
    with emptied_page(browser, 360, scheme) as page:
        page.goto(address_alone)
        assert page.evaluate(GROUND) == before
        page.get_by_role("button", name=button).click()
        assert page.evaluate(GROUND) == after
        for path in ("procedure/", "en/laws/", ""):
            page.goto(address_alone + path)
            assert page.evaluate(GROUND) == after
        page.emulate_media(media="print")
        assert page.evaluate(GROUND) == WHITE


def test_from_a_folder_read_search_follow_and_switch(site_alone: Path, browser: Browser) -> None:
    # Browsers fetch no font ahead from a folder, and say so; the style sheet's own request brings it.
    with quiet_page(browser, excused=".woff2") as page:
        page.goto((site_alone / "index.html").as_uri())
        page.get_by_role("link", name="ดูผู้เสนอ").click()
        page.wait_for_url("**/procedure/index.html#who")
        look_at(page.locator("#who"))
        find(page, "หนังสือฉบับเต็ม", "หนังสือฉบับเต็ม").click()
        page.wait_for_url("**/circular/index.html#letter")
        look_at(page.locator("#letter"))
        page.get_by_role("link", name="English").click()
        page.wait_for_url("**/en/circular/index.html#letter")
        page.locator(".md-sidebar--primary").get_by_role("link", name="Laws and circulars").click()
        expect(page.locator("h1")).to_have_text("Laws and circulars")
        expect(find(page, "reference price", "price")).to_be_visible()
        assert page.evaluate("document.fonts.ready.then(fonts => [...fonts].some(font => font.status == 'loaded'))")


def test_an_overdue_page_tells_so_once_its_day_has_passed(address_alone: str, browser: Browser) -> None:
    with quiet_page(browser, 360) as page:
        page.clock.set_fixed_time(datetime(2027, 5, 24, 12, tzinfo=UTC))
        page.goto(address_alone + "procedure/")
        expect(page.locator(".hb-overdue")).to_be_hidden()
        page.clock.set_fixed_time(datetime(2027, 5, 25, 12, tzinfo=UTC))
        page.reload()
        expect(page.locator(".hb-overdue")).to_contain_text("ครบกำหนดทบทวนเมื่อ 24 พฤษภาคม 2570")
        look_at(page.locator(".hb-overdue"))
        page.get_by_role("link", name="English").click()
        expect(page.locator(".hb-overdue")).to_contain_text("due for review by 24 May 2027")
        page.emulate_media(media="print")
        expect(page.locator(".hb-overdue")).to_be_visible()


@pytest.mark.parametrize(("path", "home"), [("no/such/page/", ""), ("en/no/such.html", "en/")])
@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_missing_leads_home_and_can_be_searched_for(
    address_alone: str, browser: Browser, path: str, home: str, width: int
) -> None:
    with emptied_page(browser, width, excused="no/such") as page:
        answer = page.goto(address_alone + path)
        assert answer is not None
        assert answer.status == 404
        expect(page.locator("h1")).to_have_text("ไม่พบหน้านี้")
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Sarabun")
        expect(page.get_by_role("button", name="สารบัญ")).to_have_count(0)
        page.get_by_role("link", name="Handbook home" if home else "หน้าแรกของคู่มือ").click()
        expect(page.locator(".hb-hero")).to_be_visible()
        assert page.url.rstrip("/") == (address_alone + home).rstrip("/")
        page.goto(address_alone + path)
        find(page, "หนังสือฉบับเต็ม", "หนังสือฉบับเต็ม").click()
        page.wait_for_url("**/circular/index.html#letter")
