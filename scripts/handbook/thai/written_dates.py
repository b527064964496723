"""A text -> its dates that no calendar has, and its years that are of the other era, in Thai and in English."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from handbook.messages import Both, both
from handbook.thai.slips import Slip
from handbook.thai.words import BUDDHIST_ERA, MONTHS, SHORT_MONTHS, TO_ARABIC

COMMON_YEARS = range(1857, 2200)
"""Years that are of the common era wherever they are written: 1857 is 2400 B.E., near the oldest law in force."""
BUDDHIST_YEARS = range(COMMON_YEARS.start + BUDDHIST_ERA, COMMON_YEARS.stop + BUDDHIST_ERA)

_D = "0-9๐-๙"
_YEAR = rf"[{_D}]{{4}}(?![{_D}])"
_GAP = r"[ \t\u00a0]{0,20}+\n?+[ \t\u00a0]{0,20}+"
_ENGLISH = {
    name.lower(): number for names in (MONTHS["en"], SHORT_MONTHS["en"]) for number, name in enumerate(names, 1)
}
_ENGLISH["sept"] = 9
_THAI = {name: number for number, name in enumerate(MONTHS["th"], 1)}
_THAI |= {f"{name[:-1]}.{name[-1]}.": number for number, name in enumerate(SHORT_MONTHS["th"], 1)}
_THAI_MONTH = "|".join(map(re.escape, _THAI))
# Both cases are spelt out: IGNORECASE would take three times as long.
_ENGLISH_MONTH = "|".join(f"[{name[0].upper()}{name[0]}]{name[1:]}" for name in sorted(_ENGLISH, key=len, reverse=True))
_BE, _CE = r"(?:\(?B\.?\s?E\b\.?)", r"(?:A\.\s?D\.|AD\b|C\.\s?E\.|CE\b)"

_AFTER_BUDDHIST = re.compile(rf"(?:พ\.{_GAP}ศ\.|พุทธศักราช|ปีงบประมาณ|\bB\.\s?E\.|\bBE\b){_GAP}(?P<year>{_YEAR})")
_AFTER_COMMON = re.compile(rf"(?:ค\.{_GAP}ศ\.|คริสต์ศักราช|\b{_CE}){_GAP}(?P<year>{_YEAR})")
_BEFORE_COMMON = re.compile(rf"(?<![{_D}/.,-])(?P<year>{_YEAR}){_GAP}{_CE}")
_THAI_DATE = re.compile(
    rf"(?<![{_D}.,/])(?P<day>[{_D}]{{1,2}}){_GAP}(?P<month>{_THAI_MONTH})(?:{_GAP}(?P<era>[พค]\.{_GAP}ศ\.)?{_GAP}(?P<year>{_YEAR}))?"
)
_THAI_MONTH_YEAR = re.compile(rf"(?:{_THAI_MONTH}){_GAP}(?P<year>{_YEAR})")
_ENGLISH_DATE = re.compile(
    rf"(?<![{_D}.,/])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_GAP}(?:of{_GAP})?(?P<month>{_ENGLISH_MONTH})\b\.?"
    rf"(?:,?{_GAP}(?P<era>{_BE})?{_GAP}(?P<year>{_YEAR})(?!{_GAP}{_BE}))?",
)
_ENGLISH_DATE_MONTH_FIRST = re.compile(
    rf"(?=[JFMASONDjfmasond])\b(?P<month>{_ENGLISH_MONTH})\b\.?{_GAP}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?{_GAP}(?P<era>{_BE})?{_GAP}(?P<year>{_YEAR})",
)
_ENGLISH_YEAR = re.compile(
    rf"(?=[JFMASONDjfmasond])\b(?:(?:{_ENGLISH_MONTH})\b\.?{_GAP}(?:[0-9]{{1,2}}(?:st|nd|rd|th)?,?{_GAP}|,{_GAP})?|[Ff]iscal{_GAP}year{_GAP})"
    rf"(?P<year>{_YEAR})(?!{_GAP}{_BE})",
)
_IN_DIGITS = re.compile(rf"(?<![{_D}/.-])(?P<day>[{_D}]{{1,2}})/(?P<month>[{_D}]{{1,2}})/(?P<year>{_YEAR})(?![/.-])")
_ISO = re.compile(r"(?<![\d/.-])(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![\d/-])")


def wrong_dates(text: str) -> Iterator[tuple[Slip, Both]]:
    """Each wrong date or year with what is wrong; `mended` is the year of the right era, None for an impossible day."""
    yield from _other_era(text)
    for pattern in (_THAI_DATE, _ENGLISH_DATE, _ENGLISH_DATE_MONTH_FIRST, _IN_DIGITS, _ISO):
        for found in pattern.finditer(text):
            last = _last_day(found)
            if not last:
                yield Slip(*found.span()), both("date.no-month", written=found.group())
            elif not 1 <= _number(found["day"]) <= last:
                yield Slip(*found.span()), both("date.no-day", written=" ".join(found.group().split()), last=last)


def _other_era(text: str) -> Iterator[tuple[Slip, Both]]:
    wrong: dict[int, Slip] = {}
    for patterns, years, shift in (
        ((_AFTER_BUDDHIST, _THAI_MONTH_YEAR), COMMON_YEARS, BUDDHIST_ERA),
        ((_AFTER_COMMON, _BEFORE_COMMON, _ENGLISH_YEAR), BUDDHIST_YEARS, -BUDDHIST_ERA),
    ):
        for pattern in patterns:
            for found in pattern.finditer(text):
                year = _number(found["year"])
                if year in years:
                    wrong[found.start("year")] = Slip(*found.span("year"), _like(found["year"], year + shift))
    for slip in wrong.values():
        yield slip, both("date.other-era", written=text[slip.start : slip.end], mended=str(slip.mended))


def _number(digits: str) -> int:
    return int(digits.translate(TO_ARABIC))


def _like(digits: str, number: int) -> str:
    """The number in the digits of what is written."""
    return str(number) if digits.isascii() else "".join("๐๑๒๓๔๕๖๗๘๙"[int(digit)] for digit in str(number))


def _last_day(found: re.Match[str]) -> int:
    """The last day of the month in this year; the most it can have if the year is not known; 0 if it is no month."""
    written = found["month"]
    month = _THAI.get(written) or _ENGLISH.get(written.lower()) or _number(written)
    if not 1 <= month <= 12:
        return 0
    if not found["year"]:
        return 29 if month == 2 else calendar.monthrange(2001, month)[1]
    year = _number(found["year"])
    return calendar.monthrange(year - BUDDHIST_ERA if year in BUDDHIST_YEARS else max(year, 1), month)[1]
