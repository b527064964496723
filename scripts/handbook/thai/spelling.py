"""A text -> the words in it that are certainly misspelt (misspellings.yml), with the right ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from handbook.own_yaml import read_own_yaml
from handbook.thai.slips import Slip

_BEFORE = "เแโใไ"
"""Vowels that are written before their consonant: a word that begins with this consonant begins with them."""
_DEPENDENT = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
"""Vowels and marks after a consonant: a word that ends with this consonant ends with them."""


@cache
def misspellings() -> dict[str, str]:
    """Wrong word -> right word."""
    return {wrong: right for right, wrongs in _lists()["misspellings"].items() for wrong in wrongs}


@cache
def _right_inside() -> tuple[str, ...]:
    return tuple(_lists()["right_inside"])


def _lists() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = read_own_yaml(Path(__file__).with_name("misspellings.yml"))
    return loaded


def misspelt_words(text: str) -> Iterator[Slip]:
    """The misspelt words of a text in their order; of two that overlap, the first and longest."""
    found = [
        Slip(at, at + len(wrong), right)
        for wrong, right in misspellings().items()
        for at in _places(text, wrong)
        if _is_whole(text, at, at + len(wrong)) and not _is_right(text, at, wrong, right)
    ]
    end = 0
    for slip in sorted(found, key=lambda slip: (slip.start, -slip.end)):
        if slip.start >= end:
            yield slip
            end = slip.end


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether the letters at both ends have no vowel or mark that would make other syllables of them."""
    return text[start - 1 : start] not in tuple(_BEFORE) and not _DEPENDENT.match(text, end)


def _is_right(text: str, at: int, wrong: str, right: str) -> bool:
    """Tell whether the letters are part of the right word or of letters that are right."""
    for whole in (right, *_right_inside()):
        inside = whole.find(wrong)
        if inside >= 0 and text.startswith(whole, max(at - inside, 0)) and at >= inside:
            return True
    return False
