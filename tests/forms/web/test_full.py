"""A page whose PDF is there says when a blank of it is full, and names the signs that it cannot have."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from playwright.sync_api import Browser, expect

from axe import violations
from forms.paper.longest import PROSE, up_to
from forms.web.form_page import field, press, status, turn_to
from quiet_page import emptied_page, quiet_page

PATHS = {"th": "forms/everything/", "en": "en/forms/everything/"}


def test_a_full_blank_says_so_while_it_is_typed_into(address: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        turn_to(page, address + PATHS["th"])
        agency, note = field(page, "agency"), page.locator("#u-agency")
        agency.fill("องค์การบริหารส่วนตำบลตัวอย่าง")
        page.wait_for_timeout(500)
        expect(note).to_have_count(0)
        agency.fill(up_to(PROSE["th"], 300))
        expect(note).to_have_text("ช่องนี้ใน PDF เต็มแล้ว ส่วนที่เหลือจะพิมพ์ในแผ่นต่อ")
        assert violations(page) == []
        agency.fill("ก")
        expect(note).to_have_text("")


def test_check_names_the_blanks_that_go_on_and_the_pdf_has_all(address: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        page.goto(address + PATHS["en"], wait_until="networkidle")
        field(page, "project").fill("A")
        for name in ("agency", "reason"):
            field(page, name).fill(up_to(PROSE["en"], 60))
        field(page, "kind").first.check()
        field(page, "items.1.name").fill(up_to(PROSE["en"], 200))
        press(page, "check")
        expect(status(page)).to_contain_text("Checked: nothing needs correcting.")
        expect(status(page)).to_contain_text("To go on in continuation sheets of the PDF (1): Item, row 1")
        with page.expect_download() as download:
            press(page, "pdf")
        expect(status(page)).to_contain_text("continuation sheets of the PDF (1)")
        with pikepdf.open(io.BytesIO(Path(download.value.path()).read_bytes())) as pdf:
            assert "/HandbookContinuation" in pdf.pages[-1]


def test_signs_that_the_pdf_cannot_have_are_named_before_it_is_written(address: str, browser: Browser) -> None:
    with quiet_page(browser) as page:
        page.goto(address + PATHS["th"], wait_until="networkidle")
        field(page, "agency").fill("อบต. ☑ ตัวอย่าง ①")
        saved: list[str] = []
        page.on("download", lambda download: saved.append(download.suggested_filename))
        press(page, "pdf")
        expect(page.locator(".hb-problems")).to_contain_text("มีอักขระที่พิมพ์ในไฟล์ PDF ไม่ได้: ☑ ①")
        expect(page.locator(".hb-problems")).to_contain_text("หน่วยงาน")
        expect(status(page)).to_contain_text("ยังไม่ได้เขียนไฟล์ PDF")
        press(page, "check")
        expect(page.locator(".hb-problems")).to_contain_text("☑ ①")
        assert saved == []
