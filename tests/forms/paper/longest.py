"""A text at the limit of each blank of a form: prose in its language, or what is hardest to set."""

from __future__ import annotations

import unicodedata

from handbook.corpus.form_specs import NUMBERS, FieldSpec

PROSE = {
    "th": "ติดตั้งกล้องโทรทัศน์วงจรปิดเพื่อรักษาความปลอดภัยในชีวิตและทรัพย์สินของประชาชนในพื้นที่เสี่ยงตามที่ได้รับแจ้ง "
    "และสนับสนุนการสืบสวนของพนักงานเจ้าหน้าที่ ผู้ใหญ่บ้านแจ้งว่าน้ำท่วมถนนทุกปี (ดูภาพถ่าย) ฯลฯ ",
    "en": "Closed-circuit television cameras are to protect life and property in areas at risk, as residents reported, "
    "and to support investigations by the competent officials; the road is flooded every year (see pictures). ",
}
HARD = {"marks": "ปี่กี้ฎู่ฏู้ญึ๊ฐำ้", "wide": "WMW", "long words": "www.example.invalid/กล้องวงจรปิด/"}
WITHOUT_LIMIT = 400
_NUMBERS = {"number": "123,456,789,012,345", "money": "9,999,999,999,999.99"}
_DATES = {"th": ("23 พฤศจิกายน 2569", "23/11/2569"), "en": ("23 November 2026", "23/11/2026")}


def longest(blank: FieldSpec, locale: str, kind: str = "", *, in_row: bool = False) -> str | bool:
    """The longest value that a blank takes; `kind` is one of HARD, or prose if empty."""
    if blank.type == "check":
        return True
    if blank.options:
        return max(blank.options, key=lambda code: len(blank.options[code][locale]))
    if blank.type in NUMBERS:
        return f"{int(blank.max):,}" if blank.max is not None else _NUMBERS[blank.type]
    if blank.type == "date":
        return _DATES[locale][in_row]
    text = HARD[kind] if kind else "038-123-456 ต่อ 1, " if blank.type == "tel" else PROSE[locale]
    text = up_to(text, blank.maxlength or WITHOUT_LIMIT)
    return text[:40] + "\n" + text[40:] if blank.type == "long" else text


def up_to(text: str, limit: int) -> str:
    """A text, repeated up to as many letters; combining marks are not counted, as in the checks."""
    found, count = "", 0
    while True:
        for sign in text:
            count += unicodedata.category(sign) not in ("Mn", "Me")
            if count > limit:
                return found.strip()
            found += sign
