"""The text of one blank -> a value of the blank's type.

type            value    what may be written
text, long      str      anything; NFC, trimmed; a text is one line
tel             str      the same with at least three digits; Thai digits become 0-9, dashes -
number, money   Decimal  Thai digits, groups of three with commas or spaces; money also with บาท, baht, ฿ and .-;
                         decimals are kept as written, zeros too
date            date     day, month, year in words or figures, or ISO; the number of the year tells its era
choice, list    str      the option's code, or its text in either language
check           bool     only True: a box that is not ticked has no value

An empty blank has no value, nor has one with only dots or dashes. Ambiguous text is refused. The page's own reader,
values.js, uses the same rules (rules.py) and must give the same results: tests/filled/written.yml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from handbook.corpus.form_specs import NUMBERS, FieldSpec
from handbook.filled import rules
from handbook.filled.marks import composed
from handbook.filled.model import Raw
from handbook.filled.words import is_dots
from handbook.thai.words import BUDDHIST_ERA, all_words, word

Value = Decimal | date | str | bool

_SHOWN = 60
_YES = {"on", "true", "yes", "1"}
_INVISIBLE = re.compile(rules.INVISIBLE)
_NUMBERS = {"number": re.compile(rules.NUMBER), "money": re.compile(rules.MONEY)}
_TEL = re.compile(rules.TEL)
_DATES = tuple(map(re.compile, rules.DATES))
_BUDDHIST = re.compile(rules.BUDDHIST)
_MONTHS = {name.lower(): number for number, names in enumerate(rules.MONTH_NAMES, 1) for name in names}


class WrongValueError(Exception):
    """The text is not a value of the blank's type: the name of the fault, and the parts of its message."""

    def __init__(self, fault: str, **parts: str | int | Mapping[str, str]) -> None:
        super().__init__(fault)
        self.fault = fault
        self.parts = parts

    def explain(self, locale: str) -> str:
        """The message in a language: `form.unread.…` if the page's message is an instruction for typing."""
        own = f"form.unread.{self.fault}"
        parts = {name: part[locale] if isinstance(part, Mapping) else part for name, part in self.parts.items()}
        return word(locale, own if own in all_words() else f"form.error.{self.fault}", **parts)


def read_value(blank: FieldSpec, raw: Raw) -> Value | None:
    """The value of a text in the blank's type; None if it is empty. Raises WrongValueError."""
    if isinstance(raw, tuple):
        filled = [text for text in raw if text.strip()]
        if len(filled) > 1:
            raise WrongValueError("many")
        raw = filled[0] if filled else ""
    if blank.type == "check":
        return _read_check(raw)
    if isinstance(raw, bool):
        if raw:
            raise WrongValueError("text")
        return None
    text = clean(raw, is_long=blank.type == "long")
    return _read_text(blank, text) if text and not is_dots(text) else None


def _read_text(blank: FieldSpec, text: str) -> Value:
    if blank.type in NUMBERS:
        return read_number(text, blank.type)
    if blank.type == "date":
        return read_date(text)
    if blank.type == "tel":
        return _read_tel(text)
    if blank.options:
        return _read_option(text, blank.options)
    return text


def clean(text: str, *, is_long: bool = False) -> str:
    """A text in NFC, trimmed, without invisible characters; only a long text keeps its line breaks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _INVISIBLE.sub("", text)
    lines = ["".join(map(_printable, line)) for line in text.split("\n")]
    whole = "\n".join(line.rstrip() for line in lines) if is_long else " ".join(" ".join(lines).split())
    return composed(whole).strip()


def _printable(sign: str) -> str:
    """Replace what files cannot store: lone surrogates and U+FFFE by U+FFFD, control characters by spaces."""
    kind = unicodedata.category(sign)
    if kind == "Cs" or sign in "\ufffe\uffff":
        return "\ufffd"
    return " " if kind == "Cc" else sign


def _plain(text: str) -> str:
    """A text with digits and punctuation normalised for the patterns, which also expect lower case."""
    return clean(text).translate(rules.SIGNS)


def read_number(text: str, type: str = "number") -> Decimal:
    """`๑,๒๓๔.๕๐` -> 1234.50; as `money` also `1,234.50 บาท`. Raises WrongValueError."""
    found = _NUMBERS[type].fullmatch(_plain(text).lower())
    if not found:
        raise WrongValueError(type)
    whole, part = re.sub(rules.GROUPING, "", found["whole"]), found["part"] or ""
    if type == "money" and len(part) > rules.DECIMALS:
        raise WrongValueError("decimals", limit=rules.DECIMALS)
    if type == "money" and part:
        part = part.ljust(rules.DECIMALS, "0")  # 1250.5 is 1,250.50
    if len(whole) + len(part) > rules.DIGITS:
        raise WrongValueError("digits", limit=rules.DIGITS)
    number = Decimal(f"{found['sign']}{whole}.{part}")  # zeros at its end say how exact it is, as in 13.59010
    return number or abs(number)  # never -0


def read_date(text: str) -> date:
    """`23 พฤศจิกายน 2569`, `๒๓ พ.ย. ๒๕๖๙`, `23/11/2569`, `23 November 2026`, `2026-11-23`: the same day.

    In figures the day comes before the month. A year of two digits is refused: 69 may be 2569, 1969 or 2069.
    Raises WrongValueError.
    """
    plain = _plain(text).lower()
    found = next(filter(None, (pattern.fullmatch(plain) for pattern in _DATES)), None)
    if found is None:
        raise WrongValueError("date")
    name = re.sub(rules.BETWEEN, "", found["month"])
    month = int(name) if name.isascii() and name.isdecimal() else _MONTHS.get(name)
    if month is None:
        raise WrongValueError("month", month=name)
    year = _year_of(found.groupdict())
    try:
        return date(year, month, int(found["day"]))
    except ValueError as error:
        raise WrongValueError("day") from error


def _year_of(found: Mapping[str, str | None]) -> int:
    """The year in the common era; an era that is written must agree with the number."""
    written = str(found["year"])
    if len(written) != 4:
        raise WrongValueError("year")
    year = int(written)
    common = year if year in rules.YEARS else year - BUDDHIST_ERA
    if common not in rules.YEARS:
        raise WrongValueError("range", year=written)
    eras = filter(None, (found.get("era"), found.get("after")))
    if any(bool(_BUDDHIST.match(era)) == (year == common) for era in eras):
        raise WrongValueError("era", year=written)
    return common


def _read_tel(text: str) -> str:
    plain = _plain(text)
    if not _TEL.fullmatch(plain):
        raise WrongValueError("tel")
    return plain


def _read_option(text: str, options: Mapping[str, Mapping[str, str]]) -> str:
    for code, words in options.items():
        if text == code or text.casefold() in {clean(word).casefold() for word in words.values()}:
            return code
    raise WrongValueError(
        "option", options={locale: ", ".join(words[locale] for words in options.values()) for locale in ("th", "en")}
    )


def _read_check(raw: str | bool) -> bool | None:
    if isinstance(raw, bool):
        return raw or None
    text = clean(raw)
    if text.casefold() in _YES:
        return True
    if text:
        raise WrongValueError("tick")
    return None


def as_written(raw: Raw) -> str:
    """A raw value as one line of text."""
    return clean(" | ".join(raw) if isinstance(raw, tuple) else str(raw))


def show(raw: Raw) -> str:
    """A raw value, shortened for a message."""
    text = as_written(raw)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
