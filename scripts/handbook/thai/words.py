"""Translated texts of the machine for readers (words.yml), and numbers and dates in each language."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from handbook.own_yaml import read_own_yaml

_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
TO_THAI = str.maketrans("0123456789", _DIGITS)
TO_ARABIC = str.maketrans(_DIGITS, "0123456789")
MONTHS = {
    "th": [
        "มกราคม",
        "กุมภาพันธ์",
        "มีนาคม",
        "เมษายน",
        "พฤษภาคม",
        "มิถุนายน",
        "กรกฎาคม",
        "สิงหาคม",
        "กันยายน",
        "ตุลาคม",
        "พฤศจิกายน",
        "ธันวาคม",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
SHORT_MONTHS = {
    "th": ["มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค"],
    "en": [name[:3] for name in MONTHS["en"]],
}
"""Without full stops: ม.ค. is มค."""
_ANNEXES = {"th": "กขคงจฉชซฌญฎฏฐ", "en": "ABCDEFGHIJKLM"}
BUDDHIST_ERA = 543


@cache
def all_words() -> dict[str, dict[str, str]]:
    """Key -> locale -> text."""
    loaded: dict[str, dict[str, str]] = read_own_yaml(Path(__file__).with_name("words.yml"))
    return loaded


def word(locale: str, key: str, **parts: str | int) -> str:
    """A word or sentence in a language, with its placeholders filled in. Raises KeyError for an unknown key."""
    return all_words()[key][locale].format(**parts)


def write_number(number: int, numerals: str) -> str:
    """A whole number in `thai` or `arabic` numerals."""
    return str(number).translate(TO_THAI) if numerals == "thai" else str(number)


def in_numerals(text: str, numerals: str) -> str:
    """A text with its numbers in `thai` or `arabic` numerals; those of a name in Latin letters, such as H.264, stay."""
    if numerals != "thai":
        return text
    parts = text.split(" ")
    named = [any(sign.isascii() and sign.isalpha() for sign in part) for part in parts]
    beside = [False, *named[:-1]]
    return " ".join(
        part if is_named or is_beside else part.translate(TO_THAI)
        for part, is_named, is_beside in zip(parts, named, beside, strict=True)
    )


def write_annex(number: int, locale: str) -> str:
    """The letter of an annex counted from 1: ก ข ค in Thai, A B C in English."""
    return _ANNEXES[locale][number - 1]


def write_date(iso: str, locale: str, numerals: str = "arabic") -> str:
    """`2026-11-23` -> `23 พฤศจิกายน 2569` or `23 November 2026`: the Buddhist Era is for Thai readers only."""
    day = date.fromisoformat(iso)
    year = day.year + BUDDHIST_ERA if locale == "th" else day.year
    return f"{write_number(day.day, numerals)} {MONTHS[locale][day.month - 1]} {write_number(year, numerals)}"


def write_year(year: int, locale: str, numerals: str = "arabic") -> str:
    """A year of the common era in the era of the language."""
    return write_number(year + BUDDHIST_ERA if locale == "th" else year, numerals)
