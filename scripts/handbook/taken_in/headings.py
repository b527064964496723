"""Paragraphs with size and weight -> which of them are headings, where a document does not say so itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_LONGEST = 120
_MOST_LEVELS = 4
_FEWEST_CHAPTERS = 3
"""A larger size that is rarer is the cover's."""
_CHAPTER = re.compile(r"(?:บทที่|ส่วนที่|หมวดที่|หมวด|ภาคผนวก|ผนวก|ตอนที่)\s*[0-9๐-๙ก-ฮ]{0,3}(?:\s|$)")
_NUMBERED = re.compile(r"[0-9๐-๙]{1,2}(?P<more>(?:\.[0-9๐-๙]{1,2}){0,4})\.?\s")


class Look(NamedTuple):
    """What a reader sees of a paragraph: its text, size in points, and whether it is bold."""

    text: str
    size: float
    is_bold: bool


def levels(looks: Sequence[Look]) -> list[int]:
    """The level of each paragraph, from 1; 0 for those that are no headings.

    A heading is short and larger than the body, or bold at its size; the sizes in their order are the levels. A
    paragraph such as `บทที่ ๑ …` is of the first level if it stands out in any way.
    """
    body = _body_size(looks)
    candidates = [_stands_out(look, body) for look in looks]
    kinds = sorted({_kind(look) for look, is_one in zip(looks, candidates, strict=True) if is_one}, reverse=True)
    if not kinds:
        return [0] * len(looks)
    chapters = {_kind(look) for look, is_one in zip(looks, candidates, strict=True) if is_one and is_chapter(look.text)}
    often = Counter(_kind(look) for look, is_one in zip(looks, candidates, strict=True) if is_one)
    usual = next((kind for kind in kinds if often[kind] >= _FEWEST_CHAPTERS), kinds[0])
    top = kinds.index(max(chapters) if chapters else usual)
    rank = {kind: min(max(number - top, 0) + 1, _MOST_LEVELS) for number, kind in enumerate(kinds)}
    return [
        0 if not is_one else 1 if is_chapter(look.text) else max(rank[_kind(look)], 2 if chapters else 1)
        for look, is_one in zip(looks, candidates, strict=True)
    ]


def is_chapter(text: str) -> bool:
    """Tell whether a text begins like a chapter's title."""
    return bool(_CHAPTER.match(text.strip()))


def _kind(look: Look) -> tuple[float, bool]:
    return round(look.size * 2) / 2, look.is_bold


def _body_size(looks: Sequence[Look]) -> float:
    sizes = Counter[float]()
    for look in looks:
        sizes[_kind(look)[0]] += len(look.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _stands_out(look: Look, body: float) -> bool:
    text = look.text.strip()
    if not text or len(text) > _LONGEST or not any(letter.isalpha() for letter in text):
        return False
    size = _kind(look)[0]
    return size > body or (look.is_bold and size == body and bool(is_chapter(text) or _NUMBERED.match(text)))
