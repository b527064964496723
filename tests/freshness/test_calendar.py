"""The calendar of reviews: by RFC 5545 as a library of others reads it, and the same bytes each time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from handbook.freshness.calendar import calendar
from handbook.freshness.reviews import Review

LONG = "การบูรณาการข้อมูลกล้องระดับจังหวัด; ฉบับ, \\ ใหม่ 🙂 " * 4
REVIEWS = [
    Review("2027-01-31", "forms/a", "docs/forms/a.md", LONG.strip(), "ผู้จัดทำ, กลุ่มงาน", "2026-07-31"),
    Review("2027-05-28", "b", "docs/b.md", "ข้อ\nสอง", "ผู้จัดทำ", "2026-11-28"),
]
ADDRESSES = {"forms/a": "https://a.invalid/cctv/forms/a/", "b": "https://a.invalid/cctv/b/"}


@pytest.fixture
def written() -> bytes:
    return calendar(REVIEWS, "คู่มือ CCTV", "a.invalid", ADDRESSES)


def test_a_library_reads_back_what_was_meant(written: bytes) -> None:
    read: Any = Calendar.from_ical(written)
    assert read["VERSION"] == "2.0"
    assert read["PRODID"]
    events = read.walk("VEVENT")
    assert [event.errors for event in events] == [[], []]
    for event, review in zip(events, REVIEWS, strict=True):
        day = date.fromisoformat(review.due)
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (day, day + timedelta(days=1))
        assert event["SUMMARY"] == f"ทบทวนหน้า {' '.join(review.title.splitlines())}"
        assert review.owner in event["DESCRIPTION"]
        assert event["URL"] == ADDRESSES[review.key]
        assert event["DTSTAMP"].dt.date() == date.fromisoformat(review.reviewed)
    assert [event["UID"] for event in events] == ["review-forms-a@a.invalid", "review-b@a.invalid"]


def test_lines_end_and_are_folded_as_the_standard_says(written: bytes) -> None:
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert max(map(len, lines)) > 70, "no shorter than need be"
    for line in lines:
        line.decode("utf-8")  # no letter is cut
    assert any(line.startswith(b" ") for line in lines)


def test_the_same_reviews_are_the_same_bytes(written: bytes) -> None:
    assert calendar(REVIEWS, "คู่มือ CCTV", "a.invalid", ADDRESSES) == written
