"""The scripts of a form's page are loaded when the reader turns to it; nothing done before that is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from forms.web.filled_in import answering
from forms.web.form_page import field, press, status, wait_for_tools
from forms.web.spreadsheets import excel, paste
from handbook_sources import path_of
from quiet_page import emptied_page, held_back, quiet_page

PATH = path_of("forms/everything", "th")
TOOLS = "**/forms/forms.*.js"


class Line:
    """A slow line: what is asked for waits until it is let through, or fails as long as the line is broken."""

    def __init__(self, page: Page) -> None:
        self.waiting = held_back(page, TOOLS)

    def asked(self, page: Page, count: int = 1) -> None:
        """Wait until the page has asked for this many."""
        for _ in range(1000):
            if len(self.waiting) >= count:
                break
            page.wait_for_timeout(20)
        assert len(self.waiting) == count

    def let_through(self, page: Page) -> None:
        """Let through what the page asked for."""
        self.asked(page)
        self.waiting.pop().continue_()


@pytest.mark.parametrize("turn", ["scroll", "focus", "key"])
def test_the_tools_are_shown_at_once_and_loaded_when_the_reader_turns_to_the_page(
    address_alone: str, browser: Browser, turn: str
) -> None:
    with quiet_page(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        page.set_viewport_size({"width": 1500, "height": 300})  # the theme scrolls the nav
        page.goto(address_alone + PATH, wait_until="networkidle")
        expect(page.locator("[data-do=save]")).to_be_visible()
        expect(page.locator("[data-row=add]")).to_be_visible()
        expect(page.locator("button.hb-row-button")).to_have_count(3)
        heights = "Array.from(document.querySelectorAll('.hb-form *'), one => one.getBoundingClientRect().height)"
        before = page.evaluate(heights)
        assert not [name for name in asked if name.startswith("forms.")]
        if turn == "scroll":
            page.mouse.wheel(0, 200)
        elif turn == "focus":
            field(page, "agency").focus()
        else:
            page.keyboard.press("Tab")
        wait_for_tools(page)
        assert len([name for name in asked if name.startswith("forms.")]) == 1
        assert page.evaluate(heights) == before  # nothing moves under the reader's finger


def test_a_tool_that_is_pressed_before_works_when_it_is_there(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        line = Line(page)
        page.goto(address_alone + PATH)
        field(page, "items.1.count").fill("12")
        field(page, "items.1.price").fill("20,000.50")
        press(page, "save")
        with page.expect_download() as download:
            line.let_through(page)
        values = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["values"]
        assert values["items.1.total"] == "240006"  # reckoned from what was typed before


def test_rows_pasted_before_have_their_places(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        line = Line(page)
        page.goto(address_alone + PATH)
        paste(page, field(page, "items.1.name"), excel([["ก", "1/3/2570"], ["ข", "2/3/2570"]]))
        expect(field(page, "items.1.name")).to_have_value("")
        line.let_through(page)
        expect(field(page, "items.2.delivered")).to_have_value("2/3/2570")
        expect(field(page, "items.1.name")).to_have_value("ก")
        page.keyboard.press("Control+Z")
        expect(field(page, "items.2.delivered")).to_have_value("")


def test_one_value_pasted_before_goes_where_the_cursor_is(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        line = Line(page)
        page.goto(address_alone + PATH)
        field(page, "items.1.name").fill("กล้อง")
        paste(page, field(page, "items.1.name"), ("", "วงจรปิด"))
        line.let_through(page)
        expect(field(page, "items.1.name")).to_have_value("กล้องวงจรปิด")


def test_a_draft_asked_for_before_is_kept_and_opened_at_once(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        line = Line(page)
        page.goto(address_alone + PATH)
        field(page, "agency").fill("เทศบาล")
        page.locator("#hb-draft").check()
        line.let_through(page)
        expect(page.locator(".hb-draft__said")).to_contain_text("เก็บร่าง")
        page.goto(address_alone + PATH, wait_until="domcontentloaded")
        line.let_through(page)  # nobody touches the page
        expect(field(page, "agency")).to_have_value("เทศบาล")


def test_a_broken_line_is_told_and_tried_again(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser, excused="/forms/forms.") as page:
        line = Line(page)
        page.goto(address_alone + PATH)
        field(page, "agency").fill("เทศบาล")
        line.asked(page)
        page.locator("#hb-draft").check()
        line.waiting.pop().abort()
        expect(page.locator("#hb-draft")).not_to_be_checked()
        expect(status(page, "open")).to_contain_text("โหลดเครื่องมือของหน้านี้ไม่สำเร็จ ข้อมูลที่กรอกไว้ยังอยู่ครบ")
        press(page, "check")
        line.let_through(page)
        expect(page.locator(".hb-problems")).to_be_visible()
        expect(field(page, "agency")).to_have_value("เทศบาล")


@pytest.mark.parametrize("done", ["typed", "pasted", "typed for a draft", "nothing"])
def test_leaving_before_is_asked_about(address_alone: str, browser: Browser, done: str) -> None:
    with emptied_page(browser) as page, answering(page, agree=True) as asked:
        line = Line(page)
        page.goto(address_alone + PATH)
        if "draft" in done:
            page.locator("#hb-draft").check()
        if "typed" in done:
            field(page, "agency").press_sequentially("เทศบาล")
        elif done == "pasted":
            paste(page, field(page, "items.1.name"), excel([["ก", "1/3/2570"], ["ข", "2/3/2570"]]))
        else:
            field(page, "agency").focus()
        line.asked(page)
        page.locator("a.hb-language").click()
        page.wait_for_url("**/en/**")
        assert asked == (["beforeunload"] if done != "nothing" else [])


def test_what_was_typed_before_and_saved_may_be_left(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page, answering(page, agree=True) as asked:
        line = Line(page)
        page.goto(address_alone + PATH)
        field(page, "agency").press_sequentially("เทศบาล")
        line.let_through(page)
        wait_for_tools(page)
        with page.expect_download():
            press(page, "save")
        page.locator("a.hb-language").click()
        page.wait_for_url("**/en/**")
        assert asked == []
