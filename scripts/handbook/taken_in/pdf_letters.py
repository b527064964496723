"""Letters of a PDF -> the letters that are meant: old Thai fonts have codes of their own for shifted marks.

The codes are those of Microsoft's Thai fonts, U+F700 to U+F71A: https://linux.thai.net/~thep/th-otf/shaping.html
"""

from __future__ import annotations

import re

_SHIFTED = {0xF700: "ฐ", 0xF70F: "ญ", 0xF710: "ั", 0xF711: "ํ", 0xF712: "็", 0xF718: "ุ", 0xF719: "ู", 0xF71A: "ฺ"}
_SHIFTED |= dict(zip(range(0xF701, 0xF705), "ิีึื", strict=True))
_SHIFTED |= {first + at: mark for first in (0xF705, 0xF70A, 0xF713) for at, mark in enumerate("่้๊๋์")}
_SHIFTED |= {0xF0B7: "• ", 0xF0A7: "▪ ", 0xF0D8: "▪ ", 0xF0FC: "✓ "}  # Word's bullets: Symbol and Wingdings
_USUAL = ((0x00, 0x24F), (0x2B0, 0x3FF), (0xE00, 0xE7F), (0x2000, 0x2BFF), (0x3000, 0x303F), (0xFB00, 0xFB06))
"""Latin, Greek, Thai, and signs."""
_SPLIT_AM = re.compile("ํ([่-๋]?)า|([่-๋])ํา")
_BEFORE_VOWEL = re.compile("([่-๋])([ัิ-ูํ็])")
"""A tone mark before the vowel that it stands above: some PDFs have them in the order of drawing."""
_THAI_EDGE = re.compile("[ก-๛]")


def meant(text: str) -> str:
    """The text with standard codes, marks in the order of writing, and SARA AM as one letter."""
    text = text.translate(_SHIFTED)
    text = _SPLIT_AM.sub(lambda found: f"{found[1] or found[2] or ''}ำ", text)
    return _BEFORE_VOWEL.sub(r"\2\1", text)


def is_unread(letter: str) -> bool:
    """Tell whether a letter has no code, or one of a script that no Thai text has: the PDF's own table is wrong."""
    code = ord(letter)
    return code not in _SHIFTED and not any(first <= code <= last for first, last in _USUAL)


def parted(before: str, after: str) -> str:
    """What stood between two lines of a paragraph: nothing in the middle of Thai, otherwise a space."""
    if before.endswith(" ") or after.startswith(" "):
        return ""
    return "" if _THAI_EDGE.match(before[-1:]) and _THAI_EDGE.match(after[:1]) else " "
