"""The search box as readers use it, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import plain
from quiet_page import emptied_page, held_back, settle, wait_until

BOX = ".md-search__input"
RESULT = "li.md-search-result__item"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with emptied_page(browser) as page:
        yield page


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Page]:
    """In a window of its own, for what fails there, is listened to, or is opened from a folder."""
    page = browser.new_page()
    yield page
    page.close()


def ask(page: Page, query: str) -> list[str]:
    """Type a query and return the pages found, best first, as their keys."""
    is_found = "พบ" if "/en/" not in page.url else "found"
    for text in ("", query):
        page.locator(BOX).fill(text)
        said = expect(page.locator(".md-search-result__meta"))
        said.to_contain_text(is_found) if text else said.not_to_contain_text(is_found)
    links = page.locator(f"{RESULT} a.md-search-result__link:first-child").evaluate_all("all => all.map(a => a.href)")
    keys = [link.partition("/cctv/")[2].removesuffix("index.html").strip("/") or "index" for link in links]
    return list(dict.fromkeys(keys))


def test_thai_finds_the_page_among_the_first(address_alone: str, page: Page) -> None:
    page.goto(address_alone)
    for query, expected in (
        ("หนังสือเวียน", "circular"),
        ("๑๕ มกราคม", "circular"),
        ("15 มกราคม", "circular"),
        ("ราคากลาง", "specifications"),
        ("ทุ่งสมดี", "local-governments"),
        ("อภิธานศัพท์", "glossary"),
        ("อภิธานศัพท", "glossary"),
        ("ภาคสนาม", "survey"),
    ):
        assert expected in ask(page, query)[:3], query


def test_each_language_finds_its_own_pages(address_alone: str, page: Page) -> None:
    page.goto(address_alone + "en/")
    found = ask(page, "price items")
    assert found[0] == "en/specifications"
    assert all(key.split("/")[0] == "en" for key in found)
    page.goto(address_alone)
    found = ask(page, "CCTV")
    assert len(found) > 2
    assert not any(key.startswith("en/") for key in found)


def test_nothing_of_the_search_is_fetched_before_it_is_used(address_alone: str, own_page: Page) -> None:
    asked: list[str] = []
    own_page.on("request", lambda request: asked.append(plain(request.url.rpartition("/")[2])))
    own_page.goto(address_alone, wait_until="networkidle")
    of_search = ["box.js", "th.3.js", "index.th.js"]
    assert not {"worker.js", *of_search} & set(asked)
    with own_page.expect_request(lambda request: plain(request.url.rpartition("/")[2]) == "index.th.js"):
        own_page.locator(BOX).focus()  # a reader who turns to the box does not wait for the index at the first key
    ask(own_page, "กล้อง")
    assert [name for name in asked if name in of_search] == of_search
    assert not {"en.3.js", "index.en.js"} & set(asked)


def test_what_is_typed_and_entered_on_a_slow_line_is_answered_once_the_script_is_there(
    address_alone: str, page: Page
) -> None:
    waiting = held_back(page, "**/search/box.*.js")
    page.goto(address_alone)
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.insert_text("อภิธานศัพท์")
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('script[src*=\"/search/box.\"]') !== null")
    assert page.url == address_alone
    waiting.pop().continue_()
    page.wait_for_url("**/glossary/**")


def test_the_box_closes_before_its_script_is_there_and_stays_closed(address_alone: str, page: Page) -> None:
    waiting = held_back(page, "**/search/box.*.js")
    page.goto(address_alone)
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.insert_text("กล้อง")
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    expect(page.locator(BOX)).not_to_be_focused()
    with page.expect_request_finished(lambda request: "/search/box." in request.url):
        waiting.pop().continue_()
    settle(page)
    expect(page.locator(".md-search__output")).to_be_hidden()


def test_what_is_typed_before_any_script_runs_is_answered(address_alone: str, page: Page) -> None:
    waiting = held_back(page, "**/controls.*.js")
    page.goto(address_alone, wait_until="commit")
    page.locator(BOX).fill("อภิธานศัพท์")
    wait_until(page, "document.readyState === 'interactive'")  # the page is there, its script is not
    waiting.pop().continue_()
    expect(page.locator(RESULT).first).to_be_visible()


def test_a_script_that_does_not_come_is_told_and_asked_for_again(address_alone: str, own_page: Page) -> None:
    own_page.route("**/search/box.*.js", lambda route: route.abort(), times=1)
    own_page.goto(address_alone)
    own_page.locator(BOX).focus()
    expect(own_page.locator(".md-search-result__meta")).to_contain_text("ไม่สำเร็จ")
    assert "glossary" in ask(own_page, "อภิธานศัพท์")[:3]


def test_query_in_the_address_is_answered(address_alone: str, page: Page) -> None:
    page.goto(address_alone + "?q=หนังสือเวียน")
    expect(page.locator(RESULT).first).to_be_attached()


def test_result_leads_to_its_section_and_marks_the_words(address_alone: str, page: Page) -> None:
    page.goto(address_alone)
    ask(page, "หนังสือฉบับเต็ม")
    first = page.locator(f"{RESULT} a.md-search-result__link", has_text="หนังสือฉบับเต็ม").first
    assert first.locator("mark").first.inner_text() == "หนังสือฉบับเต็ม"
    first.click()
    assert "/circular/index.html" in page.url
    assert page.url.endswith("#letter")


def test_search_works_from_a_folder(site_alone: Path, own_page: Page) -> None:
    own_page.goto((site_alone / "procedure" / "index.html").as_uri())
    own_page.locator(BOX).fill("หนังสือเวียน")
    expect(own_page.locator(RESULT).first).to_be_visible()


@pytest.mark.parametrize("part", ["index.th", "worker"])
def test_what_does_not_load_is_said_and_tried_again(address_alone: str, own_page: Page, part: str) -> None:
    own_page.context.route(f"**/search/{part}.*.js*", lambda route: route.abort())
    own_page.goto(address_alone + "procedure/")
    own_page.locator(BOX).fill("หนังสือเวียน")
    expect(own_page.locator(".md-search-result__meta")).to_contain_text("โหลดดัชนีค้นหาไม่สำเร็จ")
    own_page.context.unroute(f"**/search/{part}.*.js*")
    own_page.locator(BOX).dispatch_event("input")  # the same once more
    expect(own_page.locator(RESULT).first).to_be_visible()


def test_the_newest_query_is_the_one_answered(address_alone: str, page: Page) -> None:
    page.goto(address_alone)
    ask(page, "กล้อง")
    for typed in ("ทุ่ง", "ทุ่งส", "ทุ่งสมดี"):
        page.locator(BOX).fill(typed)
    expect(page.locator(f"{RESULT} mark").first).to_have_text("ทุ่งสมดี")
    assert page.locator(f"{RESULT} a[href*='local-governments/']").count()


def test_the_page_for_what_is_missing_searches_too(address_alone: str, own_page: Page) -> None:
    own_page.goto(address_alone + "no/such/page/")
    assert ask(own_page, "หนังสือเวียน")[0] == "circular"
    own_page.locator(f"{RESULT} a").first.click()
    own_page.wait_for_url("**/cctv/circular/index.html")
