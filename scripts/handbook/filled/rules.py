"""What may be written into a blank: the signs, names and patterns of both readers, parse.py and the page's values.js.

The build hands them to the page as JSON (`rules_script`), so that neither reader has a list of its own. The patterns
keep to what Python and JavaScript both understand, and match a text made plain: one line, single spaces, digits 0-9,
lower case. tests/forms/written.yml says what both readers make of 732 writings.
"""

from __future__ import annotations

import json

from handbook.thai.words import BUDDHIST_ERA, MONTHS, SHORT_MONTHS

DIGITS = 15
"""Digits of a number that Excel keeps: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3"""
DECIMALS = 2
"""Of an amount of money: a satang is the least there is, and 1.250 may mean 1,250."""
LONGEST = 32_767
"""Signs that a cell of Excel holds: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3"""
YEARS = range(1900, 2200)
"""Excel's dates begin in 1900; in the Buddhist Era these years are 2443-2742, so no number means two years."""

# Soft hyphens, zero-width spaces and joiners, direction marks that are pasted with telephone numbers, byte order marks.
INVISIBLE = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"

# Thai digits; digits and signs of full width; minus signs, hyphens and dashes, which Word puts in the place of "-".
_WRITTEN = "๐๑๒๓๔๕๖๗๘๙" + "０１２３４５６７８９＋，－．／" + "\u2212\u2010\u2011\u2012–—"
_READ = "0123456789" + "0123456789+,-./" + "------"
SIGNS = str.maketrans(_WRITTEN, _READ)

# Thousands parted in one way throughout: 1 234,567 may be a decimal comma. So may 0,500.
_GROUPS = r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:, [0-9]{3})+|(?: [0-9]{3})+)"
NUMBER = rf"(?P<sign>[+-]?)(?P<whole>[0-9]+|{_GROUPS})(?:\.(?P<part>[0-9]+))?"
_BAHT = r"(?:บาท|บ\.|฿|baht|thb)"
MONEY = rf"(?:{_BAHT} ?)?{NUMBER}(?: ?\.-)?(?: ?{_BAHT}(?: ?ถ้วน)?)?"
GROUPING = "[ ,]"

# Of a telephone number three digits are the least: 191 and 1567 are numbers too.
TEL = ".*[0-9].*[0-9].*[0-9].*"

_ERA = r"[พค]\.? ?ศ\.?|(?:พุทธ|คริสต์?)ศักราช|[bc]\.? ?e\.?|a\.? ?d\.?"
BUDDHIST = "[พb].*"  # how the names of this era begin
_YEAR = rf"(?:ปี ?)?(?:(?P<era>{_ERA}) ?)?(?P<year>[0-9]+)(?: ?(?P<after>{_ERA}))?"
_DAY = "(?P<day>[0-9]{1,2})"
_NTH = "(?:st|nd|rd|th)?"
_FIGURES = "(?P<month>[0-9]{1,2})"
_NAME = "(?P<month>[^0-9 .,/-][^0-9]{0,40}?)"  # as long as a message can bear
_APART = "(?: ?[/.-] ?| )"
_AROUND = "[ .,/-]{0,3}"
BETWEEN = "[ .,/-]"  # what the name of a month may be written with: พ.ย., พ ย
# Day before month in figures: 11/23/2026 is no day.
DATES = tuple(
    f"(?:(?:วัน)?ที่ ?)?{pattern}"
    for pattern in (
        f"(?P<year>[0-9]{{4}})[/.-]{_FIGURES}[/.-]{_DAY}",
        f"{_DAY}{_APART}{_FIGURES}{_APART}{_YEAR}",
        f"{_DAY}{_NTH}{_AROUND}(?:เดือน ?)?{_NAME}{_AROUND}{_YEAR}",
        rf"(?P<month>[a-z]+)\.? ?{_DAY}{_NTH}(?: ?, ?| ){_YEAR}",
    )
)
_OTHER_NAMES = {7: ["กรกฏาคม"], 9: ["Sept"]}  # the first with the wrong letter, as it is often written
MONTH_NAMES = tuple(
    (*names, *_OTHER_NAMES.get(number, ()))
    for number, names in enumerate(zip(*MONTHS.values(), *SHORT_MONTHS.values(), strict=True), 1)
)
"""For each month its names in Thai and English, then others by which it is known."""


def rules_script() -> str:
    """The script that gives these rules to the others of a form's page: it runs before them."""
    rules = {
        "digits": DIGITS,
        "decimals": DECIMALS,
        "longest": LONGEST,
        "years": [YEARS.start, YEARS.stop - 1],
        "era": BUDDHIST_ERA,
        "invisible": INVISIBLE,
        "written": _WRITTEN,
        "read": _READ,
        "number": _for_script(NUMBER),
        "money": _for_script(MONEY),
        "grouping": GROUPING,
        "tel": TEL,
        "dates": [_for_script(pattern) for pattern in DATES],
        "buddhist": BUDDHIST,
        "between": BETWEEN,
        "months": [" ".join(names) for names in MONTH_NAMES],
    }
    return f"self.handbookForms={{rules:{json.dumps(rules, ensure_ascii=False, separators=(',', ':'))}}}"


def _for_script(pattern: str) -> str:
    return pattern.replace("(?P<", "(?<")
