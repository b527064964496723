"""Files that the form's page saved are opened again; what is wrong with one is told and nothing is lost."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, expect

from forms.web.filled_in import FILE, PATHS, VALUES, answering, saved
from forms.web.form_page import field, open_file, press, status
from quiet_page import emptied_page


@pytest.mark.parametrize("locale", ["th", "en"])
def test_a_saved_file_opens_in_both_languages_and_is_saved_the_same(
    address_alone: str, browser: Browser, locale: str
) -> None:
    with emptied_page(browser) as page:
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
    with emptied_page(browser) as page:
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
    with emptied_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        open_file(page, json.dumps(older))
        expect(status(page, "open")).to_have_text(
            "เปิดไฟล์ ที่บันทึกไว้.json แล้ว กรอกให้ 1 ช่อง ไฟล์นี้บันทึกจากแบบรุ่น 0.9 โปรดตรวจทุกช่องอีกครั้ง "
            "แบบนี้ไม่มีช่องสำหรับ fax, kind, has_map"
        )
        assert json.loads(saved(page))["values"] == {"agency": "ก"}


@pytest.mark.parametrize("agrees", [True, False])
def test_opening_and_clearing_ask_before_they_replace(address_alone: str, browser: Browser, agrees: bool) -> None:
    with emptied_page(browser) as page, answering(page, agree=agrees) as asked:
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
    with emptied_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        for name in ("received", "received_on", "receiver.name", "receiver.position", "receiver.date"):
            expect(field(page, name)).to_be_disabled()
            assert field(page, name).evaluate("one => getComputedStyle(one).opacity") == "1"
        values = {"received": "๑๒/๒๕๖๙", "receiver.date": "2026-11-24"}
        open_file(page, json.dumps({**FILE, "values": values}))
        expect(field(page, "received")).to_have_value("๑๒/๒๕๖๙")
        assert json.loads(saved(page))["values"] == values
