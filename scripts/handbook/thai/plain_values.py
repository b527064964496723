"""A number or a date as people write it -> as data have it, if there is no doubt."""

from __future__ import annotations

import re
from datetime import date

from handbook.thai.words import BUDDHIST_ERA, MONTHS, SHORT_MONTHS, TO_ARABIC
from handbook.thai.written_dates import BUDDHIST_YEARS, COMMON_YEARS

_NUMBER = re.compile(r"(?P<number>[0-9]{1,15}(?:\.[0-9]{1,6})?)(?:\s*(?:บาท(?:ถ้วน)?|baht|thb|฿|\.?-+))?", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})")
_DIGITS = re.compile(r"(?P<day>[0-9]{1,2})[-/.](?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})")
_WORDS = re.compile(r"(?P<day>[0-9]{1,2})\s*(?P<name>[^\s0-9]+(?:\.[^\s0-9]+)*\.?)\s*(?P<year>[0-9]{4})")
_ERA = re.compile(r"(?:พ\.?\s*ศ\.?|ค\.?\s*ศ\.?|วันที่|,|\b(?:B\.?E|A\.?D|C\.?E)\b\.?)")
_MONTHS = {
    name.casefold().replace(".", ""): number
    for names in (*MONTHS.values(), *SHORT_MONTHS.values())
    for number, name in enumerate(names, 1)
}


def plain_number(text: str) -> str | None:
    """`๒๒,๐๐๐ บาท` -> `22000`; None if it is not one number, or has a word such as ล้าน."""
    found = _NUMBER.fullmatch(text.strip().translate(TO_ARABIC).replace(",", "").removeprefix("฿").strip())
    return found["number"] if found else None


def iso_date(text: str) -> str | None:
    """`๒๓ พ.ย. ๒๕๖๙`, `23/11/2569` -> `2026-11-23`; None if it is no date of the calendar."""
    plain = " ".join(_ERA.sub(" ", text.translate(TO_ARABIC)).split())
    found = _ISO.fullmatch(plain) or _DIGITS.fullmatch(plain) or _WORDS.fullmatch(plain)
    if found is None:
        return None
    parts = found.groupdict()
    name = (parts.get("name") or "").casefold().replace(".", "")
    month = int(parts["month"]) if "month" in parts else _MONTHS.get(name, 0)
    year = int(parts["year"])
    year -= BUDDHIST_ERA if year in BUDDHIST_YEARS else 0
    if year not in COMMON_YEARS:
        return None
    try:
        return date(year, month, int(parts["day"])).isoformat()
    except ValueError:
        return None
