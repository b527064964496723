"""Texts of strangers -> their normal form, in a time that grows as their length."""

from __future__ import annotations

import unicodedata
from typing import Literal

from handbook.filled import rules


def composed(text: str, form: Literal["NFC", "NFKC"] = "NFC") -> str:
    """A text in a normal form, unless a letter has more marks than in any language: sorting them takes their square."""
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.category(sign).startswith("M") else 0
        if marks > rules.MARKS:
            return text
    return unicodedata.normalize(form, text)
