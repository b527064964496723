"""The form's page as people use it: filled in, checked, saved, opened again, printed, with nothing sent anywhere."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, expect

from axe import violations
from built_site import plain
from forms.web.form_page import field, load_tools, open_file, press, status
from quiet_page import quiet_page, resize, settle
from reading import SCHEMES, show

PATHS = {"th": "forms/everything/", "en": "en/forms/everything/"}
# As people type, and what the file then says.
TYPED = {
    "written_at": "ศาลากลางจังหวัด",
    "written_on": "๒๓ พฤศจิกายน ๒๕๖๙",
    "agency": "องค์การบริหารส่วนตำบลตัวอย่าง",
    "phone": "๐ ๒๐๐๐ ๐๐๐๐ ต่อ ๑๒",
    "project": "กล้องหน้าสถานีขนส่ง",
    "reason": "มีเหตุลักทรัพย์\nปีละ ๕ ครั้ง",
    "items.1.name": "กล้องชนิดมุมมองคงที่",
    "items.1.delivered": "1/3/2570",
    "items.1.count": "๑๒",
    "items.1.price": "฿20,000.50 บาท",
    "items.2.name": "ติดตั้ง",
    "items.2.count": "1",
    "items.2.price": "0.05",
    "days": "๑๒๐",
    "signer.name": "นางสาวตัวอย่าง ปื้นนํ้า",
    "signer.position": "นายก อบต.",
    "signer.date": "23,พ.ย.,พุทธศักราช 2569",
}
VALUES = {
    "written_at": "ศาลากลางจังหวัด",
    "written_on": "2026-11-23",
    "agency": "องค์การบริหารส่วนตำบลตัวอย่าง",
    "phone": "0 2000 0000 ต่อ 12",
    "project": "กล้องหน้าสถานีขนส่ง",
    "kind": "replace",
    "source": "local",
    "reason": "มีเหตุลักทรัพย์\nปีละ ๕ ครั้ง",
    "items.1.name": "กล้องชนิดมุมมองคงที่",
    "items.1.delivered": "2027-03-01",
    "items.1.unit": "piece",
    "items.1.count": "12",
    "items.1.price": "20000.50",
    "items.1.total": "240006",
    "items.1.kept": True,
    "items.2.name": "ติดตั้ง",
    "items.2.count": "1",
    "items.2.price": "0.05",
    "items.2.total": "0.05",
    "total": "240006.05",
    "days": "120",
    "has_quotes": True,
    "signer.name": "นางสาวตัวอย่าง ปื้นนํ้า",
    "signer.position": "นายก อบต.",
    "signer.date": "2026-11-23",
}
FILE = {"form": "everything", "version": "1.2", "locale": "th", "values": VALUES}
NAME = "everything_องค์การบริหารส่วนตำบลตัวอย่าง_กล้องหน้าสถานีขนส่ง_2569-11-23"
LEAST = {"agency": "ก", "project": "ข", "reason": "ค", "kind": "new"}


def saved(page: Page) -> str:
    """What saving gives."""
    with page.expect_download() as download:
        press(page, "save")
    assert re.fullmatch(r"everything_(.+_)?\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    return Path(download.value.path()).read_text(encoding="utf-8")


def answer(page: Page, *, agrees: bool) -> list[str]:
    """Answer what the page asks; the list fills with each question, or the kind of those that have no words."""
    asked: list[str] = []

    def meet(dialog: Dialog) -> None:
        asked.append(dialog.message or dialog.type)
        dialog.accept() if agrees else dialog.dismiss()

    page.on("dialog", meet)
    return asked


def fill(page: Page) -> None:
    """Fill in the form without a mouse, from its first control to its last that may be used."""
    field(page, "written_at").focus()
    seen = []
    for _ in range(80):
        name = page.evaluate("document.activeElement.name")
        if not name and not page.evaluate("document.activeElement.matches('.hb-row-button, .hb-rowtools button')"):
            break
        seen.append(name)
        if name in TYPED:
            page.keyboard.insert_text(TYPED[name])
        elif name == "kind":
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
        elif name == "source":
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
        elif name == "items.1.unit":
            page.keyboard.press("End")
        elif name in {"items.1.kept", "has_quotes"}:
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
    assert set(TYPED) <= set(seen)
    assert not [name for name in seen if name.startswith("receive")]
    assert page.evaluate("document.activeElement.dataset.do") == "check"


# Filling in


def test_the_form_is_filled_in_checked_and_saved_without_a_mouse(address_alone: str, browser: Browser) -> None:
    with quiet_page(browser) as page:
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
    with quiet_page(browser) as page:
        asked = answer(page, agrees=True)
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


# Where focus is seen: a mark around it, and nothing over it. The header may still move.
SEEN = """async last => {
  const focused = document.activeElement
  const isSeen = () => {
    const style = getComputedStyle(focused), box = focused.getBoundingClientRect()
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return focused.contains(over) && style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3
  }
  for (let frame = 0; frame < 120 && !isSeen(); frame++) await new Promise(requestAnimationFrame)
  return [isSeen() ? "" : focused.outerHTML, focused.matches(last)]
}"""


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_focus_is_seen_wherever_it_stops(address_alone: str, browser: Browser, width: int, key: str) -> None:
    first, last = ("[data-do=open]", "[data-do=clear]")[:: 1 if key == "Tab" else -1]
    with quiet_page(browser, width) as page:
        page.emulate_media(reduced_motion="reduce")  # the header is where it goes at once
        page.goto(address_alone + PATHS["th"])
        page.locator(first).focus()
        stops, is_last = 0, False
        while not is_last:
            page.keyboard.press(key)
            unseen, is_last = page.evaluate(SEEN, last)
            assert unseen == ""
            stops += 1
        assert stops > 30


# Checking


WORDS_OF_FAULTS = {
    "th": ("มีข้อมูลที่ต้องแก้ไข 8 แห่ง", "ยังไม่ได้กรอก", "โทรศัพท์: ให้กรอกหมายเลข", "ต้องไม่เกิน 365"),
    "en": ("To be corrected: 8", "not filled in yet", "Telephone: write a telephone", "must be at most 365"),
}


@pytest.mark.parametrize("locale", ["th", "en"])
def test_faults_are_listed_and_lead_to_their_fields(address_alone: str, browser: Browser, locale: str) -> None:
    title, required, phone, days = WORDS_OF_FAULTS[locale]
    with quiet_page(browser, 375) as page:
        page.goto(address_alone + PATHS[locale])
        field(page, "phone").fill("abc")
        field(page, "items.2.delivered").fill("31/4/2569")
        field(page, "days").fill("๓๖๖")
        field(page, "signer.date").fill("?")
        press(page, "check")
        problems = page.locator(".hb-problems")
        expect(problems).to_be_focused()
        expect(problems.get_by_role("alert").get_by_role("heading", level=2)).to_have_text(title)
        expect(problems).to_have_accessible_name(title)
        links = problems.locator("a")
        said = links.all_inner_texts()
        ids = [(link.get_attribute("href") or "")[1:] for link in links.all()]
        assert ids == [
            *("f-agency", "f-phone", "f-project", "f-kind-new", "f-reason", "f-items-2-delivered", "f-days"),
            "f-signer-date",
        ]
        assert said[0].endswith(f": {required}")
        assert said[1].startswith(phone)
        assert said[3] == f"{'ลักษณะ' if locale == 'th' else 'Kind'}: {required}"
        assert said[5].startswith("วันส่งมอบ แถวที่ 2: " if locale == "th" else "Delivered, row 2: ")
        assert said[6].endswith(days)
        assert said[7].startswith("หัวหน้าหน่วยงาน: วันที่: " if locale == "th" else "Head of the agency: Date: ")
        for id in ids:
            links.and_(page.locator(f"[href='#{id}']")).press("Enter")
            expect(page.locator(f"#{id}")).to_be_focused()
            expect(page.locator(f"#{id}")).to_be_in_viewport()
            holder = page.locator("#f-kind" if id == "f-kind-new" else f"#{id}")
            expect(holder).to_have_attribute("aria-invalid", "true")
            notes = (holder.get_attribute("aria-describedby") or "").split()
            assert notes[-1].startswith("e-")
            expect(page.locator(f"#{notes[-1]}")).to_be_visible()
        assert page.url == address_alone + PATHS[locale]
        assert page.locator("#f-agency").get_attribute("aria-describedby") == "h-agency e-agency"
        field(page, "days").fill("365")
        field(page, "days").blur()
        expect(page.locator("#e-days")).to_have_count(0)
        assert field(page, "days").get_attribute("aria-invalid") is None
        page.locator("#f-kind-new").check()
        expect(links).to_have_count(6)
        expect(page.locator("#f-kind")).not_to_have_attribute("aria-invalid", "true")


def test_sums_are_offered_and_what_somebody_wrote_is_compared(address_alone: str, browser: Browser) -> None:
    with quiet_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        for name, text in LEAST.items():
            if name != "kind":
                field(page, name).fill(text)
        page.locator("#f-kind-new").check()
        field(page, "items.1.count").press_sequentially("๑๐")
        expect(field(page, "items.1.total")).to_have_value("")
        field(page, "items.1.price").press_sequentially("1,250.50")
        expect(field(page, "items.1.total")).to_have_value("12,505")
        expect(field(page, "total")).to_have_value("12,505")
        field(page, "items.3.total").fill("0.75")  # without its factors
        expect(field(page, "total")).to_have_value("12,505.75")
        field(page, "items.1.count").fill("20")
        expect(field(page, "total")).to_have_value("25,010.75")
        field(page, "total").fill("")  # whoever empties it means to write
        expect(field(page, "total")).to_have_value("")
        field(page, "total").fill("25,000")
        field(page, "items.1.count").fill("10")
        expect(field(page, "total")).to_have_value("25,000")
        press(page, "check")
        expect(page.locator("#e-total")).to_have_text("ผลรวมที่คำนวณได้คือ 12,505.75")
        field(page, "items.1.total").fill("๑๒๕๐๕.๐๐")  # the same, written otherwise
        field(page, "items.1.total").blur()
        field(page, "items.3.price").fill("2")
        field(page, "items.3.count").fill("2")
        field(page, "items.3.count").blur()
        expect(page.locator(".hb-error")).to_have_text(["ผลคูณที่คำนวณได้คือ 4", "ผลรวมที่คำนวณได้คือ 12,505.75"])
        field(page, "total").fill("12505.75")
        field(page, "items.3.total").fill("")
        field(page, "items.3.total").blur()
        field(page, "items.3.count").fill("1")
        expect(field(page, "items.3.total")).to_have_value("2")
        field(page, "items.1.total").fill("")  # the sum does not become less
        expect(field(page, "total")).to_have_value("12505.75")
        field(page, "total").fill("")
        press(page, "check")
        expect(field(page, "items.1.total")).to_have_value("12,505")
        expect(field(page, "total")).to_have_value("12,507")


# Files


@pytest.mark.parametrize("locale", ["th", "en"])
def test_a_saved_file_opens_in_both_languages_and_is_saved_the_same(
    address_alone: str, browser: Browser, locale: str
) -> None:
    with quiet_page(browser) as page:
        page.goto(address_alone + PATHS[locale])
        open_file(page, json.dumps(FILE))
        count = len(VALUES)
        said = (
            "เปิดไฟล์ ที่บันทึกไว้.json แล้ว กรอกให้ {} ช่อง"
            if locale == "th"
            else "Opened ที่บันทึกไว้.json and filled in {} blanks."
        )
        expect(status(page, "open")).to_have_text(said.format(count))
        expect(field(page, "written_on")).to_have_value("23 พฤศจิกายน 2569" if locale == "th" else "23 November 2026")
        expect(field(page, "items.1.price")).to_have_value("20,000.50")
        expect(field(page, "items.1.delivered")).to_have_value("1/3/2570" if locale == "th" else "1/3/2027")
        expect(page.locator("#f-kind-replace")).to_be_checked()
        expect(field(page, "source")).to_have_value("local")
        assert json.loads(saved(page)) == {**FILE, "locale": locale}
        field(page, "items.1.count").fill("1")  # what was reckoned goes on being reckoned
        expect(field(page, "total")).to_have_value("20,000.55")
        press(page, "check")
        expect(page.locator(".hb-problems")).to_be_hidden()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (json.dumps({**FILE, "form": "report"}), "This file is of another form (report) and was not opened. What you"),
        ("%PDF-1.7", "This file cannot be read or was not saved from this form. What you filled in is still here."),
        ('{"form": "everything", "values": {"agency": [5]}}', "This file cannot be read"),
    ],
)
def test_a_wrong_or_broken_file_is_told_and_nothing_is_lost(
    address_alone: str, browser: Browser, text: str, said: str
) -> None:
    with quiet_page(browser) as page:
        page.goto(address_alone + PATHS["en"])
        field(page, "agency").fill("Sample agency")
        open_file(page, text)
        expect(status(page, "open")).to_contain_text(said)
        expect(field(page, "agency")).to_have_value("Sample agency")


def test_a_file_of_another_version_is_opened_and_what_has_no_place_is_told(
    address_alone: str, browser: Browser
) -> None:
    older = {
        **FILE,
        "version": "0.9",
        "values": {"agency": "ก", "fax": "1", "kind": "gone", "has_map": "yes", "days": ""},
    }
    with quiet_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        open_file(page, json.dumps(older))
        expect(status(page, "open")).to_have_text(
            "เปิดไฟล์ ที่บันทึกไว้.json แล้ว กรอกให้ 1 ช่อง ไฟล์นี้บันทึกจากแบบรุ่น 0.9 โปรดตรวจทุกช่องอีกครั้ง "
            "แบบนี้ไม่มีช่องสำหรับ fax, kind, has_map"
        )
        assert json.loads(saved(page))["values"] == {"agency": "ก"}


@pytest.mark.parametrize("agrees", [True, False])
def test_opening_and_clearing_ask_before_they_replace(address_alone: str, browser: Browser, agrees: bool) -> None:
    with quiet_page(browser) as page:
        asked = answer(page, agrees=agrees)
        page.goto(address_alone + PATHS["th"])
        press(page, "clear")
        expect(status(page)).to_have_text("ล้างข้อมูลแล้ว")
        assert asked == []
        field(page, "agency").fill("เดิม")
        open_file(page, json.dumps(FILE))
        expect(field(page, "agency")).to_have_value(VALUES["agency"] if agrees else "เดิม")
        press(page, "clear")
        expect(field(page, "agency")).to_have_value("" if agrees else "เดิม")
        assert len(asked) == 2
        if agrees:
            assert json.loads(saved(page))["values"] == {}


def test_the_office_keeps_what_it_filled_in_elsewhere(address_alone: str, browser: Browser) -> None:
    with quiet_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        for name in ("received", "received_on", "receiver.name", "receiver.position", "receiver.date"):
            expect(field(page, name)).to_be_disabled()
            assert field(page, name).evaluate("one => getComputedStyle(one).opacity") == "1"
        values = {"received": "๑๒/๒๕๖๙", "receiver.date": "2026-11-24"}
        open_file(page, json.dumps({**FILE, "values": values}))
        expect(field(page, "received")).to_have_value("๑๒/๒๕๖๙")
        assert json.loads(saved(page))["values"] == values


# The PDF


def test_the_pdf_and_its_writer_are_fetched_only_when_asked_for(address_alone: str, browser: Browser) -> None:
    with quiet_page(browser) as page:
        asked: list[str] = []

        def give(route: Any) -> None:
            asked.append(plain(route.request.url.removeprefix(address_alone)))
            if route.request.url.endswith(".js"):
                writer = """export function fillPdf(bytes, map, values) {
                  return new TextEncoder().encode(JSON.stringify([new TextDecoder().decode(bytes), map, values]))
                }"""
                route.fulfill(body=writer, content_type="text/javascript")
            else:
                route.fulfill(body='{"size": 5}' if route.request.url.endswith(".json") else "%PDF")

        page.route("**/forms/pdf.*.js", give)
        page.route("**/downloads/forms/*", give)
        page.goto(address_alone + PATHS["th"], wait_until="networkidle")
        fill(page)
        assert asked == []
        with page.expect_download() as download:
            press(page, "pdf")
        assert download.value.suggested_filename == f"{NAME}.pdf"
        assert sorted(asked) == [
            "assets/javascripts/forms/pdf.js",
            "downloads/forms/everything-th.json",
            "downloads/forms/everything-th.pdf",
        ]
        document, places, values = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        assert (document, places) == ("%PDF", {"size": 5})
        assert list(values) == list(VALUES)
        assert values | {
            "written_on": "23 พฤศจิกายน 2569", "items.1.price": "20,000.50", "total": "240,006.05",
            "kind": "replace", "source": "local", "has_quotes": True,
        } == values  # fmt: skip
        expect(status(page)).to_have_text(f"เขียนลงในไฟล์ {NAME}.pdf แล้ว")


def test_a_pdf_that_cannot_be_had_is_told_and_nothing_is_lost(address_alone: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address_alone + PATHS["en"], wait_until="networkidle")
    field(page, "agency").fill("Sample agency")
    context.set_offline(True)
    press(page, "pdf")
    expect(status(page)).to_contain_text("The PDF could not be written. What you filled in is still here")
    assert json.loads(saved(page))["values"] == {"agency": "Sample agency"}
    context.close()


# How it looks


@pytest.mark.parametrize("locale", ["th", "en"])
def test_nothing_scrolls_sideways_and_every_field_can_be_seen(
    address_alone: str, browser: Browser, locale: str
) -> None:
    with quiet_page(browser, 320) as page:
        page.goto(address_alone + PATHS[locale])
        press(page, "check")
        for width in (320, 375, 768, 1000, 1280):
            resize(page, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            outside = page.locator("form.hb-form :is(input, select, textarea, button, a)").evaluate_all(
                """all => all.filter(one => one.checkVisibility()).filter(one => {
                  const box = one.getBoundingClientRect(), form = one.form?.getBoundingClientRect()
                  const isOut = box.right > innerWidth || form && box.right > form.right + 1
                  return box.width < 20 || box.height < 20 || isOut
                }).map(one => one.outerHTML.slice(0, 90))"""
            )
            assert outside == [], width


@pytest.mark.parametrize("locale", ["th", "en"])
def test_rows_are_cards_with_labels_on_phones_and_a_table_on_desks(
    address_alone: str, browser: Browser, locale: str
) -> None:
    label = "getComputedStyle(document.querySelector('[name=\"items.2.count\"]').parentElement, '::before').content"
    with quiet_page(browser, 375) as page:
        page.goto(address_alone + PATHS[locale])
        assert page.evaluate(label) == ('"จำนวน"' if locale == "th" else '"Number"')
        expect(page.locator("table.hb-rows thead")).to_be_hidden()
        name, count = field(page, "items.1.name").bounding_box(), field(page, "items.1.count").bounding_box()
        assert count["y"] > name["y"] + name["height"]
        for width in (960, 1280):
            resize(page, width)
            expect(page.locator("table.hb-rows thead")).to_be_visible()
            cells = [field(page, f"items.1.{name}").bounding_box() for name in ("name", "unit", "count", "price")]
            assert len({round(cell["y"] + cell["height"]) for cell in cells}) == 1
            assert all(one["x"] + one["width"] <= other["x"] for one, other in itertools.pairwise(cells))
        head, row = page.locator("table.hb-rows thead th").nth(1), field(page, "items.3.name")
        row.evaluate("row => scrollBy({top: row.getBoundingClientRect().y - 130, behavior: 'instant'})")
        settle(page)
        tops = [one.evaluate("one => one.getBoundingClientRect().y") for one in (head, row)]
        assert 0 <= tops[0] <= 61 < tops[1] <= 140  # the head stays below the header of the page


@pytest.mark.parametrize("locale", ["th", "en"])
def test_axe_finds_nothing_where_faults_are_listed(address_alone: str, browser: Browser, locale: str) -> None:
    """The empty form is judged with all pages, in tests/browser/test_every_page.py."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address_alone + PATHS[locale])
    field(page, "phone").fill("abc")
    field(page, "items.1.count").fill("abc")
    press(page, "check")
    expect(page.locator(".hb-problems a")).to_have_count(6)
    for scheme in SCHEMES:
        for width in (375, 1280):
            show(page, width, scheme)
            assert violations(page) == [], (scheme, width)
    context.close()


@pytest.mark.parametrize("locale", ["th", "en"])
def test_paper_shows_the_form_alone_with_lines_for_boxes(
    address_alone: str, browser: Browser, locale: str, tmp_path: Path
) -> None:
    with quiet_page(browser, 375, "dark") as page:
        page.goto(address_alone + PATHS[locale])
        page.evaluate(
            "document.querySelector('article > p').insertAdjacentHTML('afterend', '<ul><li>Advice</li></ul>')"
        )
        long = {
            "reason": "Wordy\n" + "Wordy " * 199,
            "items.3.name": "Goods " * 40,
            "items.3.price": "1234567890123.45",
            "agency": "Agency0 " * 20,
            "project": "Project0 " * 22,
            "days": "10000000000365",
            "signer.position": "Position0 " * 10,
            "received": "Received0 " * 10,
        }
        open_file(page, json.dumps({**FILE, "values": {**VALUES, **long}}))
        expect(field(page, "days")).to_have_value("10,000,000,000,365")
        press(page, "check")
        (tmp_path / "form.pdf").write_bytes(page.pdf(prefer_css_page_size=True, print_background=True))
        page.set_viewport_size({"width": int(160 / 25.4 * 96), "height": 800})
        page.emulate_media(media="print")
        style = field(page, "received").evaluate(
            "one => [getComputedStyle(one).borderTopWidth, getComputedStyle(one).borderBottomStyle]"
        )
        assert style == ["0px", "solid"]  # without a script too
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        for hidden in (
            ".hb-tools",
            ".hb-hint",
            ".hb-required",
            ".hb-pageline",
            ".hb-turn",
            ".hb-office__note",
            "header",
        ):
            for one in page.locator(hidden).all():
                expect(one).to_be_hidden()
        expect(page.locator("#f-signer .hb-signature__line")).to_be_visible()
        cut = page.locator("html, form.hb-form, form.hb-form *").evaluate_all(
            "all => all.filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 1)"
            ".map(one => one.outerHTML.slice(0, 90))"
        )
        assert cut == []
        words = page.locator("article").inner_text()
    assert ("แบบตัวอย่าง · รุ่น 1.2 · 23" if locale == "th" else "Sample form · version 1.2 · 23") in words
    for word in ("คำแนะนำนอกแบบ", "Advice", "จำเป็นต้องกรอก", "required", "ยังไม่ได้กรอก", "แจ้งปัญหา"):
        assert word not in words
    with pypdfium2.PdfDocument(tmp_path / "form.pdf") as pdf:
        text = "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
        first = pdf[0].render(scale=0.5).to_pil().convert("L")
    assert "· 23" in text
    assert first.getpixel((1, 1)) == 255
    whole = "".join(text.split())
    assert [whole.count(word) for word in ("Wordy", "Goods", "Agency0", "Project0", "Position0", "Received0")] == [
        *(200, 40, 20, 22, 10, 10)
    ]
    assert "1,234,567,890,123.45" in whole
    assert "10,000,000,000,365" in whole


def test_a_broad_form_prints_on_broad_sheets(address_alone: str, browser: Browser, tmp_path: Path) -> None:
    with quiet_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        assert page.locator("form.hb-form").get_attribute("data-orientation") == "portrait"
        page.evaluate("document.querySelector('form.hb-form').dataset.orientation = 'landscape'")
        (tmp_path / "form.pdf").write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(tmp_path / "form.pdf") as pdf:
        assert {tuple(round(side) for side in sheet.get_size()) for sheet in pdf} == {(842, 595)}


def test_an_empty_form_prints_on_two_sheets(address_alone: str, browser: Browser, tmp_path: Path) -> None:
    with quiet_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        (tmp_path / "form.pdf").write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(tmp_path / "form.pdf") as pdf:
        assert len(pdf) == 2
