"""A draft on the reader's own device: kept only if asked for, told plainly, deleted by one button; and other files."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from forms.paper.drawn_letters import spaceless
from forms.web.filled_in import answering, saved
from forms.web.form_page import field, load_tools, open_file, press, status, turn_to
from quiet_page import emptied_page, quiet_page

PATH = "forms/everything/"
KEPT = "() => Object.keys(localStorage).filter(key => key.includes('.draft/'))"


def said(page: Page) -> str:
    """What is said of the draft."""
    return str(page.locator(".hb-draft__said").inner_text())


def test_a_draft_is_kept_only_when_asked_for_and_one_button_deletes_it(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page, answering(page, agree=True) as asked:
        turn_to(page, address_alone + PATH)
        expect(page.locator("#hb-draft")).not_to_be_checked()
        expect(page.locator("#hb-draft")).to_have_accessible_description(
            "ผู้ที่ใช้เครื่องนี้ทุกคนจะเปิดอ่านร่างได้ ไม่ควรเลือกในเครื่องที่ใช้ร่วมกัน"
        )
        field(page, "agency").press_sequentially("ก")
        page.wait_for_timeout(600)
        assert page.evaluate(KEPT) == []
        page.locator("#hb-draft").check()
        assert said(page).startswith("เก็บร่างแล้วเมื่อ ")
        page.locator("[data-row=add]").click()
        field(page, "items.4.name").press_sequentially("ข")
        page.reload()  # at once: what is typed last is kept too, so that nothing is asked
        assert asked == []
        expect(field(page, "agency")).to_have_value("ก")
        expect(field(page, "items.4.name")).to_have_value("ข")
        expect(page.locator("#hb-draft")).to_be_checked()
        assert "2 ช่อง" in said(page)
        page.locator("[data-draft=clear]").click()
        assert page.evaluate(KEPT) == []
        assert said(page) == "ลบร่างที่เก็บไว้ในเครื่องนี้แล้ว"
        expect(page.locator("[data-draft=clear]")).to_be_hidden()
        expect(field(page, "agency")).to_have_value("ก")
        field(page, "agency").press_sequentially("ค")
        page.reload()
        assert asked == ["beforeunload"]  # without a draft leaving is asked about
        expect(field(page, "agency")).to_have_value("")


def test_the_draft_is_the_same_in_both_languages(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH)
        page.locator("#hb-draft").check()
        field(page, "written_on").fill("23 พ.ย. 2569")
        page.locator("a.hb-language").click()
        page.wait_for_url("**/en/**")
        expect(field(page, "written_on")).to_have_value("23 November 2026")


def test_a_window_that_tests_share_forgets_a_draft_that_is_kept_as_it_is_left(
    address_alone: str, browser: Browser
) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH)
        page.locator("#hb-draft").check()
        field(page, "agency").press_sequentially("ก")
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH)
        expect(page.locator("#hb-draft")).not_to_be_checked()
        assert page.evaluate(KEPT) == []


def test_a_draft_of_another_version_is_offered_with_what_has_no_place(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone + PATH)
        load_tools(page)
        page.locator("#hb-draft").check()
        key = page.evaluate(KEPT)[0]
        draft = {
            "form": "everything",
            "version": "0.9",
            "values": {"agency": "ก", "fax": "1"},
            "when": "2026-11-01T03:00:00Z",
        }
        page.locator("#hb-draft").uncheck()
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)", [key.replace("1.2", "0.9"), json.dumps(draft)]
        )
        page.reload()
        expect(field(page, "agency")).to_have_value("")
        assert said(page).startswith("มีร่างของแบบรุ่น 0.9 ที่เก็บไว้เมื่อ 1 พฤศจิกายน 2569")
        page.locator("[data-draft=open]").click()
        expect(field(page, "agency")).to_have_value("ก")
        assert said(page).endswith("แบบนี้ไม่มีช่องสำหรับ fax")
        expect(page.locator("#hb-draft")).not_to_be_checked()
        page.locator("[data-draft=clear]").click()
        assert page.evaluate(KEPT) == []


def test_a_full_or_blocked_storage_is_told(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page, answering(page, agree=True) as asked:
        page.goto(address_alone + PATH)
        load_tools(page)
        page.evaluate(
            "() => { try { for (let n = 0; ; n++) localStorage.setItem('x' + n, 'y'.repeat(100_000)) } catch {} }"
        )
        page.evaluate("() => { try { for (let n = 0; ; n++) localStorage.setItem('z' + n, 'y'.repeat(10)) } catch {} }")
        page.locator("#hb-draft").click()
        assert said(page).startswith("เก็บร่างไม่ได้ เพราะที่เก็บของเบราว์เซอร์เต็ม")
        expect(page.locator("#hb-draft")).not_to_be_checked()
        page.evaluate("Object.defineProperty(self, 'localStorage', { value: { getItem: () => null, setItem() {} } })")
        page.locator("#hb-draft").click()
        assert said(page).startswith("เบราว์เซอร์นี้ไม่ให้เก็บข้อมูล")
        expect(page.locator("#hb-draft")).not_to_be_checked()
        field(page, "agency").press_sequentially("ก")
        page.reload()
        assert asked == ["beforeunload"]


def test_two_tabs_do_not_overwrite_each_other(address_alone: str, browser: Browser) -> None:
    with quiet_page(browser) as page:
        turn_to(page, address_alone + PATH)
        page.locator("#hb-draft").check()
        other = page.context.new_page()
        turn_to(other, address_alone + PATH)
        expect(other.locator("#hb-draft")).to_be_checked()
        field(other, "agency").press_sequentially("สอง")
        expect(page.locator("#hb-draft")).not_to_be_checked()
        assert said(page).startswith("เก็บร่างจากแท็บอื่น")
        expect(other.locator("#hb-draft")).to_be_checked()


HEARD = """([key, text]) => dispatchEvent(new StorageEvent("storage", { key, newValue: text }))"""


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_page_that_hears_of_the_draft_it_has_opened_keeps_it(
    address_alone: str, browser: Browser, language: str
) -> None:
    """Each page hears what the one before it wrote as it was left; sometimes when it has read that already."""
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH)
        page.locator("#hb-draft").check()
        field(page, "written_on").fill("23 พ.ย. 2569")
        page.goto(address_alone + f"{'' if language == 'th' else 'en/'}{PATH}")
        load_tools(page)
        expect(page.locator("#hb-draft")).to_be_checked()
        (key,) = page.evaluate(KEPT)
        draft = json.loads(page.evaluate("key => localStorage.getItem(key)", key))
        assert draft["values"]["written_on"]
        again = draft | {"when": "2026-11-30T16:30:00.001Z"}
        page.evaluate(HEARD, [key, json.dumps(again)])
        assert page.locator("#hb-draft").is_checked()
        page.evaluate(HEARD, [key, json.dumps(again | {"values": {"agency": "ก"}})])
        assert not page.locator("#hb-draft").is_checked()
        assert said(page).startswith({"th": "เก็บร่างจากแท็บอื่น", "en": "Another tab"}[language])


@pytest.mark.parametrize("heard", [None, "", "{", "[]", "null"])
def test_a_draft_that_is_gone_or_broken_elsewhere_is_kept_no_more(
    address_alone: str, browser: Browser, heard: str | None
) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address_alone + PATH)
        page.locator("#hb-draft").check()
        page.evaluate(HEARD, [*page.evaluate(KEPT), heard])
        assert not page.locator("#hb-draft").is_checked()


def test_no_draft_of_a_specimen_is_kept(address_alone: str, browser: Browser) -> None:
    specimen = {"form": "everything", "version": "1.2", "specimen": True, "values": {"agency": "สมมติ"}}
    with emptied_page(browser) as page, answering(page, agree=True):
        page.goto(address_alone + PATH)
        page.locator("#hb-draft").check()
        field(page, "project").press_sequentially("ของฉัน")
        page.wait_for_timeout(600)
        open_file(page, json.dumps(specimen))
        expect(status(page, "open")).to_contain_text("ตัวอย่างสมมติ จึงไม่เก็บร่าง")
        expect(page.locator("#hb-draft")).to_be_disabled()
        field(page, "agency").press_sequentially("x")
        page.wait_for_timeout(600)
        assert all("ของฉัน" in page.evaluate("key => localStorage[key]", key) for key in page.evaluate(KEPT))
        assert json.loads(saved(page))["specimen"] is True
        press(page, "clear")
        expect(page.locator("#hb-draft")).to_be_enabled()
        assert "specimen" not in json.loads(saved(page))


def test_a_specimen_says_so_on_the_page_and_on_every_sheet(address_alone: str, browser: Browser) -> None:
    reason = "สมมติ\n" * 90  # three sheets
    specimen = {"form": "everything", "version": "1.2", "specimen": True, "values": {"agency": "ก", "reason": reason}}
    with emptied_page(browser) as page, answering(page, agree=True):
        writer = "export const fillPdf = (...given) => new TextEncoder().encode(JSON.stringify(given))"
        page.route("**/forms/pdf.*.js", lambda route: route.fulfill(body=writer, content_type="text/javascript"))
        page.route("**/downloads/forms/*", lambda route: route.fulfill(body="{}"))
        page.goto(address_alone + PATH)
        open_file(page, json.dumps(specimen))
        expect(page.locator(".hb-specimen-note")).to_contain_text("ทุกสิ่งในแผ่นนี้เป็นเรื่องสมมติ ไม่ใช่โครงการ")
        with page.expect_download() as download:
            press(page, "pdf")
        assert json.loads(Path(download.value.path()).read_text(encoding="utf-8"))[3] is True
        with pypdfium2.PdfDocument(page.pdf()) as document:
            texts = [spaceless(sheet.get_textpage().get_text_range()) for sheet in document]
        assert len(texts) > 2
        assert [text for text in texts if "สมมติไม่ใช่โครงการ" not in text] == []
        press(page, "clear")
        expect(page.locator(".hb-specimen-note")).to_have_count(0)


def test_a_page_opened_from_a_folder_keeps_a_draft(site_alone: Path, whole_browser: Browser) -> None:
    """In windows of people: the shell loads a file anew before it has stored what the old page kept at its end."""
    context = whole_browser.new_context()
    page = context.new_page()
    page.goto((site_alone / PATH / "index.html").as_uri())
    page.locator("#hb-draft").check()
    field(page, "agency").press_sequentially("ก")
    page.reload()
    expect(field(page, "agency")).to_have_value("ก")
    context.close()


# The head of another form, and the way to the first blank


def test_head_data_come_from_a_file_of_another_form(address_alone: str, browser: Browser) -> None:
    values = {"agency": "เทศบาลตัวอย่าง", "project": "โครงการ\nตัวอย่าง", "total": "5", "phone": "0 2000 0000", "days": "9"}
    with emptied_page(browser) as page, answering(page, agree=True) as asked:
        page.goto(address_alone + PATH)
        field(page, "days").fill("7")
        with page.expect_file_chooser() as chooser:
            press(page, "head")
        file = json.dumps({"form": "camera-points", "version": "0.1", "values": values}).encode()
        chooser.value.set_files({"name": "a.json", "mimeType": "application/json", "buffer": file})
        expect(status(page, "head")).to_have_text("นำข้อมูลจากไฟล์ a.json มากรอก 2 ช่อง: หน่วยงาน, ชื่อโครงการ")
        assert json.loads(saved(page))["values"] == {
            "agency": "เทศบาลตัวอย่าง", "project": "โครงการ ตัวอย่าง", "days": "7"
        }  # fmt: skip
        field(page, "agency").fill("อื่น")
        with page.expect_file_chooser() as chooser:
            press(page, "head")
        chooser.value.set_files({"name": "a.json", "mimeType": "application/json", "buffer": file})
        expect(status(page, "head")).to_contain_text("คงข้อมูลเดิมไว้: หน่วยงาน")
        expect(field(page, "agency")).to_have_value("อื่น")
        page.reload()
        assert asked == ["beforeunload"]


def test_the_first_blank_is_two_presses_and_enter_from_the_top(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone + PATH)
        presses = 0
        while page.evaluate("document.activeElement.textContent") != "ข้ามไปยังช่องแรกของแบบ":
            page.keyboard.press("Tab")
            presses += 1
            assert presses <= 4
        expect(page.locator(":focus")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(field(page, "written_at")).to_be_focused()
        expect(field(page, "written_at")).to_be_in_viewport()


def test_required_blanks_that_are_empty_are_told_with_the_pdf(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone + PATH)
        load_tools(page)
        page.evaluate("handbookForms.toPdf = async () => new Uint8Array()")
        field(page, "agency").fill("ก")
        with page.expect_download():
            press(page, "pdf")
        expect(status(page)).to_contain_text("ช่องที่จำเป็นยังว่าง 3 ช่อง: ชื่อโครงการ, ลักษณะ, เหตุผลความจำเป็น")


def test_line_breaks_of_a_file_become_spaces_in_boxes_of_one_line(address_alone: str, browser: Browser) -> None:
    values = {"agency": "เทศบาล\nตัวอย่าง", "reason": "ก\nข", "items.1.name": "ค\r\nง", "phone": "0 2000\n0000"}
    with emptied_page(browser) as page:
        page.goto(address_alone + PATH)
        open_file(page, json.dumps({"form": "everything", "version": "1.2", "values": values}))
        expect(field(page, "agency")).to_have_value("เทศบาล ตัวอย่าง")
        assert json.loads(saved(page))["values"] == {
            "agency": "เทศบาล ตัวอย่าง", "phone": "0 2000 0000", "reason": "ก\nข", "items.1.name": "ค ง",
        }  # fmt: skip
