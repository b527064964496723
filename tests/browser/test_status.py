"""What changes with the reader's clock and what does not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

# The fixture's chapter 1 is due for review by 24 May 2027.
DUE_TH, DUE_EN = "24 พฤษภาคม 2570", "24 May 2027"


@pytest.mark.parametrize("zone", ["Asia/Bangkok", "America/Lima"])
def test_overdue_review_is_seen_without_a_build(address_alone: str, browser: Browser, zone: str) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    notice = page.locator(".hb-overdue")
    for now, shown in (
        (datetime(2026, 11, 27, tzinfo=UTC), False),
        (datetime(2027, 5, 24, 16, 59, tzinfo=UTC), False),  # 23:59 in Thailand, on the last day
        (datetime(2027, 5, 24, 17, 1, tzinfo=UTC), True),
        (datetime(2031, 1, 1, tzinfo=UTC), True),
    ):
        page.clock.set_fixed_time(now)
        page.goto(address_alone + "procedure/")
        assert notice.is_visible() == shown, now
    expect(notice).to_contain_text(f"ครบกำหนดทบทวนเมื่อ {DUE_TH}")
    page.goto(address_alone + "en/procedure/")
    expect(notice).to_contain_text(f"due for review by {DUE_EN}")
    context.close()


def test_without_scripts_the_page_says_by_when(address_alone: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address_alone + "procedure/")
    expect(page.locator(".hb-overdue")).to_be_hidden()
    expect(page.locator(".hb-pageline")).to_contain_text(f"ทบทวนครั้งต่อไปภายใน {DUE_TH}")
    context.close()
