"""What may be written into a blank: characters, names and patterns for both readers, parse.py and the page's values.js.

The build passes them to the page as JSON (`rules_script`), so that the readers share one list. The patterns use only
syntax common to Python and JavaScript, and match normalised text: one line, single spaces, digits 0-9, lower case.
tests/filled/written.yml has what both readers must return for 740 texts.
"""

from __future__ import annotations

import json

from handbook.thai.words import BUDDHIST_ERA, MONTHS, SHORT_MONTHS

DIGITS = 15
"""Most digits of a number that Excel keeps: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3"""
DECIMALS = 2
"""Most decimals of an amount of money: a satang is the smallest unit, and 1.250 may mean 1,250."""
LONGEST = 32_767
"""Most characters in a cell of Excel: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3"""
MARKS = 30
"""Most marks on one letter, more than any language needs: https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format"""
YEARS = range(1900, 2200)
"""Excel's dates begin in 1900. In the Buddhist Era these years are 2443-2742, so no number is ambiguous."""

# Soft hyphens, zero-width spaces and joiners, byte order marks, and direction marks pasted with telephone numbers.
INVISIBLE = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"

NOTHING = r"[.…_\u00b7\u2010-\u2015 -]+"
"""An answer of dots, lines or dashes says nothing: it is left of the blank's own dots, or stands for `none`."""
PROMPTS = frozenset({
    "Click or tap here to enter text.", "Click here to enter text.", "Choose an item.",
    "Click or tap to enter a date.", "Click here to enter a date.", "คลิกหรือแตะที่นี่เพื่อใส่ข้อความ",
    "คลิกหรือแตะที่นี่เพื่อป้อนข้อความ", "เลือกรายการ", "คลิกหรือแตะเพื่อใส่วันที่", "คลิกหรือแตะเพื่อป้อนวันที่",
})  # fmt: skip
"""What Word shows in an empty control that lost its own text."""

# Thai digits; full-width digits and punctuation; minus signs, hyphens and dashes, which Word inserts instead of "-".
_WRITTEN = "๐๑๒๓๔๕๖๗๘๙" + "０１２３４５６７８９＋，－．／" + "\u2212\u2010\u2011\u2012–—"
_READ = "0123456789" + "0123456789+,-./" + "------"
SIGNS = str.maketrans(_WRITTEN, _READ)

# One separator for all thousands: in 1 234,567 the comma may be a decimal comma; also in 0,500.
_GROUPS = r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:, [0-9]{3})+|(?: [0-9]{3})+)"
NUMBER = rf"(?P<sign>[+-]?)(?P<whole>[0-9]+|{_GROUPS})(?:\.(?P<part>[0-9]+))?"
_BAHT = r"(?:บาท|บ\.|฿|baht|thb)"
MONEY = rf"(?:{_BAHT} ?)?{NUMBER}(?: ?\.-)?(?: ?{_BAHT}(?: ?ถ้วน)?)?"
GROUPING = "[ ,]"

# At least three digits: 191 and 1567 are telephone numbers too.
TEL = ".*[0-9].*[0-9].*[0-9].*"

_ERA = r"[พค]\.? ?ศ\.?|(?:พุทธ|คริสต์?)ศักราช|[bc]\.? ?e\.?|a\.? ?d\.?"
BUDDHIST = "[พb].*"  # abbreviations and names of this era
_YEAR = rf"(?:ปี ?)?(?:(?P<era>{_ERA}) ?)?(?P<year>[0-9]+)(?: ?(?P<after>{_ERA}))?"
_DAY = "(?P<day>[0-9]{1,2})"
_NTH = "(?:st|nd|rd|th)?"
_FIGURES = "(?P<month>[0-9]{1,2})"
_NAME = "(?P<month>[^0-9 .,/-][^0-9]{0,40}?)"  # limited, because messages quote it
_APART = "(?: ?[/.-] ?| )"
_AROUND = "[ .,/-]{0,3}"
BETWEEN = "[ .,/-]"  # allowed inside the name of a month: พ.ย., พ ย
# In figures the day comes before the month: 11/23/2026 is not a date.
DATES = tuple(
    f"(?:(?:วัน)?ที่ ?)?{pattern}"
    for pattern in (
        f"(?P<year>[0-9]{{4}})[/.-]{_FIGURES}[/.-]{_DAY}",
        f"{_DAY}{_APART}{_FIGURES}{_APART}{_YEAR}",
        f"{_DAY}{_NTH}{_AROUND}(?:เดือน ?)?{_NAME}{_AROUND}{_YEAR}",
        rf"(?P<month>[a-z]+)\.? ?{_DAY}{_NTH}(?: ?, ?| ){_YEAR}",
    )
)
_OTHER_NAMES = {7: ["กรกฏาคม"], 9: ["Sept"]}  # the first is a common misspelling
MONTH_NAMES = tuple(
    (*names, *_OTHER_NAMES.get(number, ()))
    for number, names in enumerate(zip(*MONTHS.values(), *SHORT_MONTHS.values(), strict=True), 1)
)
"""For each month its names in Thai and English, then other names and abbreviations."""


def rules_script() -> str:
    """The script that passes these rules to the other scripts of a form's page; it runs first."""
    rules = {
        "digits": DIGITS,
        "decimals": DECIMALS,
        "longest": LONGEST,
        "marks": MARKS,
        "years": [YEARS.start, YEARS.stop - 1],
        "era": BUDDHIST_ERA,
        "invisible": INVISIBLE,
        "nothing": NOTHING,
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
