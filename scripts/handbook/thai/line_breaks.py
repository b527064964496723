"""Where lines of Thai may end: names, terms and compounds that browsers part are kept whole.

Thai is written without spaces, and a browser finds the words by a dictionary that knows neither names nor most compounds.
Text, ids and attributes stay as they are: a kept word is only put in `<span class="hb-whole">`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from handbook.html.tree import Element
from handbook.html.wrap import wrap
from handbook.thai.words import MONTHS

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # they stand above or below and take no column
_NOT_A_START = f"(?![\u0e30{_MARKS}\u0e45])"  # a word that went on would be another word
_NUMBERS = (
    r"(?:โทร\. )?0 \d{4} \d{4}(?:-\d+)?"
    r"|(?:ต่อ|ext\.|ว|พ\.ศ\.|ค\.ศ\.|ข้อ|บทที่|มาตรา|ปี|ตอนที่|เล่ม|หน้า|ลำดับ) (?=[0-9๐-๙(])[0-9๐-๙]*(?:\([0-9๐-๙]+\))?"
    r"|(?<![ก-๎])[ก-ฮ]{2} [0-9๐-๙][0-9๐-๙.]*(?:/ว [0-9๐-๙]+)?"
    r"|ภาคผนวก [ก-ฮ](?![ก-๎])"
    # not from within a number: a run of digits would be read again from each of them
    rf"|(?<![0-9๐-๙])(?<![0-9๐-๙,.][,.])[0-9๐-๙][0-9๐-๙,.]*+ (?:บาท|วัน(?!ที่)|ปี|แห่ง|รายการ|ฉบับ|{'|'.join(MONTHS['th'])})"
)
_LEFT = {"script", "style", "svg", "code", "pre", "time", "select", "textarea"}
_LEFT_CLASSES = {"hb-state", "hb-source", "hb-address"}


def keep_words_whole(articles: Iterable[Element], words: AbstractSet[str]) -> None:
    """Wrap each of these words, and each number with what it counts, in place: no line may end in it."""
    pattern = _pattern(frozenset(words))
    for article in articles:
        for element in list(_elements(article)):
            wrap(element, pattern, class_="hb-whole")


@cache
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    """One expression for all words, the longest first; words with the same start share it, or it would be slow."""
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return re.compile(f"(?=[ก-๙0-9e])(?:(?:{_branches(tree)})(?:ฯ(?!ล))?{_NOT_A_START}|{_NUMBERS})")


def _branches(tree: dict[str, Any]) -> str:
    ways = [re.escape(letter) + _branches(rest) for letter, rest in sorted(tree.items()) if letter]
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)})" + ("?" if "" in tree else "")


def _elements(element: Element) -> Iterator[Element]:
    """The elements whose text may be wrapped."""
    if not isinstance(element.tag, str) or element.tag in _LEFT:
        return
    if _LEFT_CLASSES & set(element.get("class", "").split()):
        return
    yield element
    for child in element:
        yield from _elements(child)
