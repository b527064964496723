"""What was written into one blank -> a value of the right type.

type            value    what may be written
text, long      str      anything; NFC, trimmed; a text is one line
tel             str      the same with at least three digits; Thai digits become 0-9
number, money   Decimal  Thai digits, groups of three parted by commas or spaces; money also with บาท, baht, THB, ฿ and .-
date            date     day, month, year in words or figures, or ISO; the number of the year tells its era
choice, list    str      the option's code, or its words in either language
check           bool     True alone: a box not ticked has no value

A blank in which nothing is written has no value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from handbook.corpus.form_specs import NUMBERS, FieldSpec
from handbook.filled.model import Raw
from handbook.messages import LANGUAGES, both
from handbook.thai.words import BUDDHIST_ERA, MONTHS

Value = Decimal | date | str | bool

DIGITS = 15
"""Digits of a number that Excel keeps: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3"""
_YEARS = range(1900, 2200)
"""Excel's dates begin in 1900; in the Buddhist Era these years are 2443-2742, so no number means two years."""
_SHOWN = 60
_YES = {"on", "true", "yes", "1"}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # hyphens, breaks and joints nobody sees
_MONEY = ("บาทถ้วน", "บาท", "baht", "thb", "฿", ".-")
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_ERAS = ("พุทธศักราช", "คริสต์ศักราช", "พ.ศ.", "ค.ศ.", "พ.ศ", "ค.ศ", "b.e.", "c.e.", "a.d.")
_IN_FIGURES = re.compile(r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d+)")
_ISO = re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?P<month>\D+)(?P<year>\d+)")
_MONTH_FIRST = re.compile(r"(?P<month>[a-z]+\.?)\s*(?P<day>\d{1,2})\s*,?\s+(?P<year>\d+)")
_BETWEEN = str.maketrans(dict.fromkeys(" .,/-"))
_SHORT_MONTHS = {
    "th": ["มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค"],
    "en": [name[:3] for name in MONTHS["en"]],
}
_MONTH_NUMBERS = {
    name.casefold(): number
    for names in (*MONTHS.values(), *_SHORT_MONTHS.values())
    for number, name in enumerate(names, 1)
} | {"sept": 9}


class WrongValueError(Exception):
    """What was written cannot be what the blank asks for; says why in both languages."""

    def __init__(self, key: str, **parts: str | int | Mapping[str, str]) -> None:
        self.reason = both(key, **parts)
        super().__init__(self.reason["en"])


def read_value(blank: FieldSpec, raw: Raw) -> Value | None:
    """What was written as the blank's type; None if that is nothing. Raises WrongValueError."""
    if isinstance(raw, tuple):
        filled = [text for text in raw if text.strip()]
        if len(filled) > 1:
            raise WrongValueError("value.several")
        raw = filled[0] if filled else ""
    if blank.type == "check":
        return _read_check(raw)
    if isinstance(raw, bool):
        if raw:
            raise WrongValueError("value.tick")
        return None
    text = clean(raw, is_long=blank.type == "long")
    return _read_text(blank, text) if text else None


def _read_text(blank: FieldSpec, text: str) -> Value:
    if blank.type in NUMBERS:
        return read_number(text, is_money=blank.type == "money")
    if blank.type == "date":
        return read_date(text)
    if blank.type == "tel":
        return _read_tel(text)
    if blank.options:
        return _read_option(text, blank.options)
    return text


def clean(text: str, *, is_long: bool = False) -> str:
    """A text in NFC, trimmed, without invisible signs; a long one keeps its lines, any other becomes one line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)
    lines = ["".join(map(_printable, line)) for line in text.split("\n")]
    whole = "\n".join(line.rstrip() for line in lines) if is_long else " ".join(" ".join(lines).split())
    return unicodedata.normalize("NFC", whole).strip()


def _printable(sign: str) -> str:
    """A sign that a file can hold: half a surrogate pair and U+FFFE cannot be written, control codes mean nothing."""
    kind = unicodedata.category(sign)
    if kind == "Cs" or sign in "\ufffe\uffff":
        return "\ufffd"
    return " " if kind == "Cc" else sign


def _figures(text: str) -> str:
    """The digits of any script as 0-9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def read_number(text: str, *, is_money: bool = False) -> Decimal:
    """`๑,๒๓๔.๕๐` -> 1234.50. Raises WrongValueError."""
    plain = _figures(text).casefold().replace("\u2212", "-")
    if is_money:
        for word in _MONEY:
            plain = plain.strip().removesuffix(word).removeprefix(word)
    plain = plain.strip().replace(", ", ",").replace(" ", ",")
    if not _NUMBER.fullmatch(plain):
        raise WrongValueError("value.no-number")
    if sum(sign.isdecimal() for sign in plain) > DIGITS:
        raise WrongValueError("value.digits", digits=DIGITS)
    return Decimal(plain.replace(",", ""))


def read_date(text: str) -> date:
    """`23 พฤศจิกายน 2569`, `๒๓ พ.ย. ๒๕๖๙`, `23/11/2569`, `23 November 2026`, `2026-11-23`: the same day.

    In figures the day stands before the month. A year of two digits is refused: 69 may be 2569, 1969 or 2069.
    Raises WrongValueError.
    """
    plain = _figures(text).casefold()
    for era in _ERAS:
        plain = plain.replace(era, " ")
    plain = plain.replace("เดือน", " ").strip().removeprefix("วันที่").removeprefix("ที่").strip()
    forms = (_ISO, _IN_FIGURES, _DAY_FIRST, _MONTH_FIRST)
    found = next(filter(None, (form.fullmatch(plain) for form in forms)), None) if len(plain) <= _SHOWN else None
    if found is None:
        raise WrongValueError("value.no-date")
    written = found["month"].translate(_BETWEEN)
    month = int(written) if written.isdecimal() else _MONTH_NUMBERS.get(written)
    if month is None:
        raise WrongValueError("value.no-month", month=written)
    if len(found["year"]) != 4:
        raise WrongValueError("value.year-digits")
    year = int(found["year"])
    year = year if year in _YEARS else year - BUDDHIST_ERA
    if year not in _YEARS:
        raise WrongValueError("value.year-range", year=found["year"])
    try:
        return date(year, month, int(found["day"]))
    except ValueError as error:
        raise WrongValueError("value.no-day") from error


def _read_tel(text: str) -> str:
    plain = _figures(text)
    if sum(sign.isdecimal() for sign in plain) < 3:  # 191 and 1567 are numbers too
        raise WrongValueError("value.no-tel")
    return plain


def _read_option(text: str, options: Mapping[str, Mapping[str, str]]) -> str:
    for code, words in options.items():
        if text == code or text.casefold() in {clean(word).casefold() for word in words.values()}:
            return code
    known = {language: ", ".join(words[language] for words in options.values()) for language in LANGUAGES}
    raise WrongValueError("value.no-option", options=known)


def _read_check(raw: str | bool) -> bool | None:
    if isinstance(raw, bool):
        return raw or None
    text = clean(raw)
    if text.casefold() in _YES:
        return True
    if text:
        raise WrongValueError("value.no-tick")
    return None


def as_written(raw: Raw) -> str:
    """What was written, whatever it is, as one line of text."""
    return clean(" | ".join(raw) if isinstance(raw, tuple) else str(raw))


def show(raw: Raw) -> str:
    """What was written, short enough for a message."""
    text = as_written(raw)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
