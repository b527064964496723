"""What changes with the reader's clock and what does not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (datetime(2026, 11, 27, tzinfo=UTC), False),
        (datetime(2027, 5, 23, 16, 59, tzinfo=UTC), False),  # 23:59 in Thailand, on the last day
        (datetime(2027, 5, 23, 17, 1, tzinfo=UTC), True),
        (datetime(2031, 1, 1, tzinfo=UTC), True),
    ],
)
@pytest.mark.parametrize("zone", ["Asia/Bangkok", "America/Lima"])
def test_overdue_review_is_seen_without_a_build(
    address: str, browser: Browser, now: datetime, shown: bool, zone: str
) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(address + "procedure/")
    notice = page.locator(".hb-overdue")
    if shown:
        expect(notice).to_be_visible()
        expect(notice).to_contain_text("ครบกำหนดทบทวนเมื่อ 23 พฤษภาคม 2570")
        page.goto(address + "en/procedure/")
        expect(page.locator(".hb-overdue")).to_contain_text("due for review by 23 May 2027")
    else:
        expect(notice).to_be_hidden()
    context.close()


def test_without_scripts_the_page_says_by_when(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "procedure/")
    expect(page.locator(".hb-overdue")).to_be_hidden()
    expect(page.locator(".hb-pageline")).to_contain_text("ทบทวนครั้งต่อไปภายใน 23 พฤษภาคม 2570")
    context.close()
