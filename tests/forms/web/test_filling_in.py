"""The form's page is filled in without a mouse, a script or a network, and asks before something is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from forms.web.filled_in import FILE, NAME, PATHS, VALUES, answering, fill, saved
from forms.web.form_page import field, load_tools, open_file, press, status
from quiet_page import emptied_page, quiet_page


def test_the_form_is_filled_in_checked_and_saved_without_a_mouse(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        fill(page)
        page.keyboard.press("Enter")
        expect(status(page)).to_have_text("ตรวจแล้ว ไม่พบข้อมูลที่ต้องแก้ไข")
        page.keyboard.press("Tab")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        text = Path(download.value.path()).read_text(encoding="utf-8")
        expect(status(page)).to_have_text(f"บันทึกเป็นไฟล์ {NAME}.json แล้ว")
        assert json.loads(text) == FILE
        assert list(json.loads(text)["values"]) == list(VALUES)  # in the order of the form
        assert list(json.loads(text)) == list(FILE)


def test_nothing_is_asked_for_or_kept_while_filling_in(address_alone: str, browser: Browser) -> None:
    with quiet_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        load_tools(page)
        kept = page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length")
        asked: list[Request] = []
        page.on("request", lambda request: asked.append(request) if request.url.startswith("http") else None)
        fill(page)
        page.keyboard.press("Enter")
        saved(page)
        open_file(page, json.dumps({**FILE, "form": "other"}))
        expect(status(page, "open")).to_contain_text("แบบอื่น")
        page.keyboard.press("Enter")  # in a field it would send a form
        field(page, "days").press("Enter")
        assert asked == []
        assert page.url == address_alone + PATHS["th"]
        assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == kept
        assert page.context.cookies() == []
        assert page.evaluate("indexedDB.databases()") == []


def test_without_scripts_it_can_be_typed_in_and_no_tool_is_shown(address_alone: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address_alone + PATHS["en"])
    page.get_by_label("Agency").fill("Sample agency")
    page.get_by_label("Agency").press("Enter")
    assert page.get_by_label("Agency").input_value() == "Sample agency"
    page.get_by_label("Replacement").check()
    page.get_by_label("Price (baht), row 2").fill("5")
    expect(page.locator(".hb-tools").first).to_be_hidden()
    expect(page.locator(".hb-tools").last).to_be_hidden()
    assert page.url == address_alone + PATHS["en"]
    context.close()


@pytest.mark.parametrize("locale", ["th", "en"])
def test_a_page_opened_from_a_folder_has_its_tools(site_alone: Path, browser: Browser, locale: str) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((site_alone / PATHS[locale] / "index.html").as_uri())
    open_file(page, json.dumps({**FILE, "values": {"days": "7"}}))
    expect(field(page, "days")).to_have_value("7")
    field(page, "items.1.count").fill("3")
    field(page, "items.1.price").fill("5")
    press(page, "check")
    expect(page.locator(".hb-problems a")).to_have_count(4)
    assert json.loads(saved(page))["values"] == {
        "items.1.count": "3", "items.1.price": "5", "items.1.total": "15", "total": "15", "days": "7",
    }  # fmt: skip
    press(page, "pdf")
    expect(status(page)).to_contain_text("PDF ไม่สำเร็จ" if locale == "th" else "The PDF could not be written")
    assert faults == []
    page.close()


def test_leaving_with_something_unsaved_is_asked_about(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page, answering(page, agree=True) as asked:
        page.goto(address_alone + PATHS["th"])
        page.locator("a.hb-language").click()
        page.wait_for_url("**/en/**")
        assert asked == []
        field(page, "agency").press_sequentially("x")
        saved(page)
        page.locator("a.hb-language").click()
        page.wait_for_url(address_alone + PATHS["th"] + "*")
        assert asked == []
        field(page, "agency").press_sequentially("x")
        page.locator("a.hb-language").click()
        page.wait_for_url("**/en/**")
        assert asked == ["beforeunload"]
