"""The dates of reviews as an iCalendar file (RFC 5545), for the calendar of whoever owns the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.freshness.reviews import Review
from handbook.messages import on_one_line, text_in

_OCTETS = 75
"""The longest line without its end; a character is not cut (section 3.1)."""


def calendar(reviews: Iterable[Review], name: str, host: str, addresses: Mapping[str, str]) -> bytes:
    """One event of a whole day for each review, stamped with the day of the last one: the same sources, the same file.

    `host` is that of the handbook's site, which makes the events' ids unique; `addresses` are those of pages by key.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//handbook//reviews//TH", "CALSCALE:GREGORIAN"]
    lines.append(f"NAME:{_text(name)}")
    for review in reviews:
        lines += _event(review, host, addresses[review.key])
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(review: Review, host: str, address: str) -> Iterator[str]:
    day, last = date.fromisoformat(review.due), date.fromisoformat(review.reviewed)
    told = on_one_line("freshness.calendar.about", owner=review.owner, path=review.path)
    yield "BEGIN:VEVENT"
    yield f"UID:review-{_text(review.key.replace('/', '-'))}@{_text(host)}"
    yield f"DTSTAMP:{last:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(text_in(DEFAULT_LOCALE, 'freshness.calendar.review', title=review.title))}"
    yield f"DESCRIPTION:{_text(told)}"
    yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """Section 3.3.11."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.splitlines())


def _folded(line: str) -> bytes:
    """The line in UTF-8, cut into parts of at most 75 octets; each further part begins with a space."""
    parts: list[bytes] = [b""]
    for letter in line:
        octets = letter.encode("utf-8")
        if len(parts[-1]) + len(octets) > _OCTETS - (len(parts) > 1):
            parts.append(b"")
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"
