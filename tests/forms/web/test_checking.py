"""The form's page tells what is to be corrected and leads there; it reckons sums and compares what somebody wrote."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from forms.web.filled_in import PATHS
from forms.web.form_page import field, press
from quiet_page import emptied_page

LEAST = {"agency": "ก", "project": "ข", "reason": "ค", "kind": "new"}


WORDS_OF_FAULTS = {
    "th": ("มีข้อมูลที่ต้องแก้ไข 8 แห่ง", "ยังไม่ได้กรอก", "โทรศัพท์: ให้กรอกหมายเลข", "ต้องไม่เกิน 365"),
    "en": ("To be corrected: 8", "not filled in yet", "Telephone: write a telephone", "must be at most 365"),
}


@pytest.mark.parametrize("locale", ["th", "en"])
def test_faults_are_listed_and_lead_to_their_fields(address_alone: str, browser: Browser, locale: str) -> None:
    title, required, phone, days = WORDS_OF_FAULTS[locale]
    with emptied_page(browser, 375) as page:
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
    with emptied_page(browser) as page:
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
