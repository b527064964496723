"""What the search box shows: a count, a line, a way on where nothing is found, on phones and without scripts too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from handbook_sources import Handbook
from handbooks import read_settings
from quiet_page import emptied_page, quiet_page

BOX = ".md-search__input"
META, RELATED, HELP, SAID = ".md-search-result__meta", ".hb-related", ".hb-nothing", ".hb-said"
ITEM, LINK = "li.md-search-result__item", "a.md-search-result__link"
LISTS = ".md-search-result__list"
NOWHERE = "ฑฑฑฑฑ"


@pytest.fixture
def page(address_alone: str, browser: Browser) -> Iterator[Page]:
    with emptied_page(browser) as page:
        page.goto(address_alone)
        yield page


def ask(page: Page, query: str, told: str) -> None:
    """Open the search, type a query, and wait until the line above the results tells this."""
    page.keyboard.press("/")
    page.locator(BOX).fill(query)
    expect(page.locator(META)).to_have_text(told)


def edges(part: Locator) -> tuple[float, float]:
    """The upper and the lower edge of a part."""
    box = part.bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


# The count and the line


def test_pages_that_answer_are_counted_and_others_stand_below_a_line(page: Page) -> None:
    ask(page, "กล้อง", "พบ 3 หน้า")
    strong, weak = (page.locator(LISTS).nth(number) for number in (0, 1))
    expect(strong.locator(ITEM)).to_have_count(3)
    expect(weak.locator(ITEM)).to_have_count(2)
    expect(page.locator(RELATED)).to_have_text("อาจเกี่ยวข้อง 2 หน้า")
    expect(page.locator(HELP)).to_be_hidden()
    top, bottom = edges(page.locator(RELATED))
    assert edges(strong.locator(LINK).last)[1] <= top
    assert bottom <= edges(weak.locator(LINK).first)[0]
    assert weak.get_attribute("aria-labelledby") == page.locator(RELATED).get_attribute("id")


def test_one_page_is_told_as_one_and_without_weak_ones_there_is_no_line(page: Page) -> None:
    ask(page, "หนังสือฉบับเต็ม", "พบ 1 หน้า")
    expect(page.locator(RELATED)).to_be_hidden()
    page.locator(BOX).fill("")
    expect(page.locator(META)).to_have_text("พิมพ์เพื่อเริ่มค้นหา")
    expect(page.locator(ITEM)).to_have_count(0)


def test_a_page_shows_its_answer_or_its_sections(page: Page) -> None:
    ask(page, "หนังสือฉบับเต็ม", "พบ 1 หน้า")
    texts = page.locator(f"{ITEM}:first-child {LINK}").evaluate_all(
        "all => all.map(link => !!link.querySelector('.hb-found__text'))"
    )
    assert texts == [False, True, True, True]


# Nothing found


def test_where_nothing_is_found_there_are_other_ways(page: Page, handbook: Handbook) -> None:
    ask(page, NOWHERE, f"ไม่พบหน้าใดตรงกับ “{NOWHERE}”")
    help = page.locator(HELP)
    expect(help).to_be_visible()
    expect(help.get_by_role("listitem")).to_have_count(6)
    links = help.get_by_role("link").evaluate_all(
        "all => all.map(link => [link.textContent, link.getAttribute('href')])"
    )
    contact = read_settings(handbook.root)["extra"]["handbook"]["contact"]
    assert links == [
        ["สารบัญ", "index.html#contents"],
        ["อภิธานศัพท์", "glossary/index.html"],
        ["แบบฟอร์มทั้งหมด", "forms/index.html"],
        [contact["phone"]["th"], f"tel:{contact['tel']}"],
    ]
    expect(help).to_contain_text(contact["unit"]["th"])
    ask(page, "หนังสือฉบับเต็ม", "พบ 1 หน้า")
    expect(help).to_be_hidden()


def test_contents_are_on_the_way(page: Page) -> None:
    ask(page, NOWHERE, f"ไม่พบหน้าใดตรงกับ “{NOWHERE}”")
    page.locator(HELP).get_by_role("link", name="สารบัญ").click()
    expect(page.locator("#contents")).to_be_in_viewport()
    expect(page.locator(".md-search__output")).to_be_hidden()


def test_weak_pages_alone_come_with_the_other_ways(page: Page, address_alone: str) -> None:
    page.goto(address_alone + "en/procedure/")
    ask(page, "camera zebra", "No page matches “camera zebra”")
    expect(page.locator(RELATED)).to_have_text("May be related: 3")
    expect(page.locator(LISTS).last.locator(ITEM)).to_have_count(3)
    expect(page.locator(HELP)).to_be_visible()
    hrefs = page.locator(HELP).get_by_role("link").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert hrefs[:3] == ["../index.html#contents", "../glossary/index.html", "../forms/index.html"]


def test_a_query_is_shown_as_text_and_not_at_any_length(page: Page) -> None:
    ask(page, "<img src=x onerror=alert(1)>{query}", "ไม่พบหน้าใดตรงกับ “<img src=x onerror=alert(1)>{query}”")
    assert page.locator(f"{META} *").count() == 0
    ask(page, "ฑ" * 5000, f"ไม่พบหน้าใดตรงกับ “{'ฑ' * 60}…”")


# Screen readers


def test_results_are_told_politely_once_typing_rests(browser: Browser, address_alone: str) -> None:
    with quiet_page(browser) as page:
        page.clock.install(time=0)
        page.goto(address_alone)
        page.clock.pause_at(3_600_000)
        said = page.get_by_role("status").and_(page.locator(SAID))
        ask(page, "หนังสือฉบับเต็ม", "พบ 1 หน้า")
        page.clock.run_for(600)
        ask(page, "กล้อง", "พบ 3 หน้า")
        page.clock.run_for(600)
        assert said.inner_text() == ""  # of the first query nothing is told
        page.clock.run_for(200)
        assert said.inner_text() == "พบ 3 หน้า. อาจเกี่ยวข้อง 2 หน้า"


# Phones


@pytest.mark.parametrize(("query", "told"), [("กล้อง", "พบ 3 หน้า"), ("ผู้เสนอ", "พบ 2 หน้า")])
def test_the_first_result_is_seen_above_the_keyboard_of_a_phone(
    browser: Browser, address_alone: str, query: str, told: str
) -> None:
    with emptied_page(browser, 360) as page:
        page.set_viewport_size({"width": 360, "height": 300})  # what a keyboard leaves of 640
        page.goto(address_alone + "procedure/")
        page.get_by_role("button", name="ค้นหา").click()
        ask_again = page.locator(BOX)
        ask_again.fill(query)
        expect(page.locator(META)).to_have_text(told)
        first = page.locator(f"{ITEM}:first-child")
        expect(first.locator("[class^=hb-found]").first).to_be_in_viewport(ratio=1)
        expect(first.locator("mark").first).to_be_in_viewport(ratio=1)


def test_the_last_result_can_be_moved_above_the_keyboard_of_a_phone(browser: Browser, address_alone: str) -> None:
    with emptied_page(browser, 360) as page:
        page.goto(address_alone)
        page.get_by_role("button", name="ค้นหา").click()
        page.locator(BOX).fill("กล้อง")
        expect(page.locator(META)).to_have_text("พบ 3 หน้า")
        page.locator(".md-search__scrollwrap").evaluate("box => { box.scrollTop = box.scrollHeight }")
        assert edges(page.locator(LINK).last)[1] <= 400  # of 800, half of which a keyboard covers


# Without scripts


WAYS = {
    "procedure/": {
        "สารบัญ": "index.html#contents",
        "อภิธานศัพท์": "glossary/index.html",
        "แบบฟอร์มทั้งหมด": "forms/index.html",
    },
    "en/": {
        "Contents": "en/index.html#contents",
        "Glossary": "en/glossary/index.html",
        "All forms": "en/forms/index.html",
    },
}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", WAYS)
def test_without_scripts_links_stand_for_the_search_and_no_button_is_dead(
    browser: Browser, address_alone: str, path: str, width: int
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address_alone + path)
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    header = page.locator("header")
    assert [link.inner_text() for link in header.locator("noscript a").all()] == list(WAYS[path])
    for link in header.get_by_role("link").all():
        link.click(trial=True)  # nothing lies over it
    for name, end in WAYS[path].items():
        page.goto(address_alone + path)
        header.get_by_role("link", name=name).click()
        assert page.url == address_alone + end
    context.close()


def test_with_scripts_there_are_no_such_links(page: Page) -> None:
    expect(page.locator("header noscript")).to_be_hidden()
    expect(page.locator(BOX)).to_be_visible()
