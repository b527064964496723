"""The search used by keys alone: arrows, Home, End and Tab move, Enter opens, Escape closes and gives focus back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.test_keyboard import press
from browser.test_search_shown import BOX, HELP, LINK, META, NOWHERE, ask
from quiet_page import emptied_page

OUTPUT = ".md-search__output"
NAMES = "all => all.map(link => link.textContent)"


def focused(page: Page) -> str:
    """The text of what has focus."""
    return str(page.evaluate("document.activeElement.textContent"))


def links(page: Page) -> list[str]:
    """The texts of all results, in order."""
    return list(page.locator(LINK).evaluate_all(NAMES))


def walk(page: Page, key: str, times: int) -> list[str]:
    """What has focus after each press of a key."""
    found = []
    for _ in range(times):
        press(page, key)
        found.append(focused(page))
    return found


@pytest.mark.parametrize("key", ["ArrowDown", "Tab"])
@pytest.mark.parametrize("width", [360, 1280])
def test_arrows_and_tab_reach_every_result_and_are_seen(
    browser: Browser, address_alone: str, width: int, key: str
) -> None:
    with emptied_page(browser, width) as page:
        page.goto(address_alone + "procedure/")
        ask(page, "กล้อง", "พบ 3 หน้า")
        names = links(page)
        assert len(names) > 8
        assert walk(page, key, len(names)) == names
        expect(page.locator(OUTPUT)).to_be_visible()
        back = {"ArrowDown": "ArrowUp", "Tab": "Shift+Tab"}[key]
        assert walk(page, back, len(names) - 1) == names[-2::-1]
        press(page, back)
        expect(page.locator(BOX)).to_be_focused()


def test_home_and_end_go_to_the_first_and_the_last_and_arrows_go_round(browser: Browser, address_alone: str) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone)
        ask(page, "กล้อง", "พบ 3 หน้า")
        names = links(page)
        assert walk(page, "ArrowUp", 1) == [names[-1]]
        assert walk(page, "Home", 1) == [names[0]]
        assert walk(page, "End", 1) == [names[-1]]
        press(page, "ArrowDown")
        expect(page.locator(BOX)).to_be_focused()
        page.keyboard.press("Home")  # in the box it moves the caret
        page.keyboard.type("ๆ")
        expect(page.locator(BOX)).to_have_value("ๆกล้อง")


def test_the_other_ways_are_reached_too(browser: Browser, address_alone: str) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone)
        ask(page, NOWHERE, f"ไม่พบหน้าใดตรงกับ “{NOWHERE}”")
        ways = page.locator(f"{HELP} a").evaluate_all(NAMES)
        assert walk(page, "Tab", len(ways)) == ways
        assert walk(page, "Home", 1) == ways[:1]


def test_tab_past_the_last_closes_the_search(browser: Browser, address_alone: str) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone)
        ask(page, "หนังสือฉบับเต็ม", "พบ 1 หน้า")
        walk(page, "End", 1)
        walk(page, "ArrowUp", 1)
        page.keyboard.press("End")
        press(page, "Tab")
        expect(page.locator(".hb-language")).to_be_focused()
        expect(page.locator(OUTPUT)).to_be_hidden()
        press(page, "Shift+Tab")
        expect(page.locator(BOX)).to_be_focused()
        expect(page.locator(OUTPUT)).to_be_hidden()  # who passes by opens nothing
        press(page, "ArrowDown")
        expect(page.locator(LINK).first).to_be_focused()


def test_typing_goes_on_from_a_result(browser: Browser, address_alone: str) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone)
        ask(page, "หนังสือฉบับเต็", "พบ 1 หน้า")
        walk(page, "ArrowDown", 2)
        page.keyboard.press("Shift")  # alone it types nothing
        assert focused(page)
        page.keyboard.type("ม")
        expect(page.locator(BOX)).to_have_value("หนังสือฉบับเต็ม")
        expect(page.locator(BOX)).to_be_focused()


# Escape


def escape(page: Page, back: Locator) -> None:
    """Press Escape on a result: the search closes, and focus is back where it was."""
    expect(page.locator(LINK).first).to_be_visible()
    walk(page, "ArrowDown", 2)
    page.keyboard.press("Escape")
    expect(page.locator(OUTPUT)).to_be_hidden()
    expect(back).to_be_focused()


def test_escape_gives_focus_back_to_the_button_of_a_phone(browser: Browser, address_alone: str) -> None:
    with emptied_page(browser, 360) as page:
        page.goto(address_alone)
        page.get_by_role("button", name="ค้นหา").press("Enter")
        page.locator(BOX).fill("กล้อง")
        escape(page, page.get_by_role("button", name="ค้นหา"))


def test_escape_gives_focus_back_to_what_had_it(browser: Browser, address_alone: str) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone)
        link = page.locator("article a").first
        link.focus()
        ask(page, "กล้อง", "พบ 3 หน้า")
        escape(page, link)
        page.locator(BOX).focus()  # by Tab or by a click: then it was the box that had it
        page.keyboard.press("ArrowDown")
        escape(page, page.locator(BOX))


# Enter


def test_enter_opens_the_section_that_answers_best(browser: Browser, address_alone: str) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone)
        ask(page, "หนังสือฉบับเต็ม", "พบ 1 หน้า")
        page.keyboard.press("Enter")
        page.wait_for_url("**/circular/index.html#letter")
        expect(page.locator(OUTPUT)).to_be_hidden()


def test_enter_opens_a_page_whose_own_text_answers(browser: Browser, address_alone: str) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone + "en/")
        ask(page, "letter", "2 pages found")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/forms/cover-letter/index.html")


def test_enter_waits_for_what_is_still_searched(browser: Browser, address_alone: str) -> None:
    """Pressed at once, it opens what was typed, not what is still shown of an earlier query."""
    with emptied_page(browser) as page:
        page.goto(address_alone)
        ask(page, "กล้อง", "พบ 3 หน้า")
        page.evaluate(
            """([box, query]) => {
              const input = document.querySelector(box)
              input.value = query
              input.dispatchEvent(new Event("input"))
              input.form.requestSubmit()
            }""",
            [BOX, "หนังสือฉบับเต็ม"],
        )
        page.wait_for_url("**/circular/index.html#letter")


def test_enter_without_a_result_opens_nothing(browser: Browser, address_alone: str) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone)
        before = page.url
        ask(page, NOWHERE, f"ไม่พบหน้าใดตรงกับ “{NOWHERE}”")
        page.keyboard.press("Enter")
        page.locator(BOX).fill("")
        page.keyboard.press("Enter")
        expect(page.locator(META)).to_have_text("พิมพ์เพื่อเริ่มค้นหา")
        assert page.url == before
