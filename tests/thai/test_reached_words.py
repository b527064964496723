"""What a text reaches of added words: lists of words that it reaches alike end its lines alike, as libthai says."""

from __future__ import annotations

import ctypes
import os
import random
import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from handbook.thai.line_ends import known_words, word_ends
from handbook.thai.reached_words import letters_of, reached_words
from handbook_sources import Handbook

SEED, LISTS, LINES = 7, 100, 12
Reached = list[tuple[str, bool]]


def reached(words: Iterable[str], page: str) -> Reached:
    with known_words(words):
        return reached_words(letters_of(html.fromstring(page)))


def broken(words: Iterable[str], lines: Iterable[tuple[str, str]]) -> list[tuple[Reached, list[int]]]:
    """What texts reach of words, and where libthai ends words in a piece of each; it knows the words beside its own."""
    libthai = ctypes.CDLL("libthai.so.0")
    libthai.th_brk_new.restype = ctypes.c_void_p
    with known_words(words):
        made = ctypes.c_void_p(libthai.th_brk_new(os.fsencode(Path(os.environ["LIBTHAI_DICTDIR"]) / "thbrk.tri")))
        reached = [reached_words(text) for text, _ in lines]
    ends = []
    for _, piece in lines:
        places = (ctypes.c_int * len(piece))()
        ends.append(places[: libthai.th_brk_find_breaks(made, piece.encode("tis-620"), places, len(piece))])
    libthai.th_brk_delete(made)
    return list(zip(reached, ends, strict=True))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>ติดกล้องจับภาพนิ่งไว้", [("กล้องจับภาพนิ่ง", True)]),
        ("<p>ติดกล้อง<b>จับ</b>ภาพ\N{SOFT HYPHEN}นิ่งไว้", [("กล้องจับภาพนิ่ง", True)]),
        ("<p title='กล้องจับภาพนิ่ง'>ก", [("กล้องจับภาพนิ่ง", True)]),
        ("<p>กล้องจับภาพ", [("กล้องจับภาพ", False)]),  # with it, the last word of the line could go on
        ("<p>กล้องจับ<b title=ก>ภาพ</b>", [("กล้องจับภาพ", False)]),
        ("<p>ภาพนิ่งจากกล้อง", []),  # libthai's own words begin so, and go on
        ("<p>a camera", []),
    ],
)
def test_a_word_counts_as_far_as_the_text_follows_it(page: str, expected: list[tuple[str, bool]]) -> None:
    assert reached(["กล้องจับภาพนิ่ง"], page) == expected


def test_what_says_nothing_new_is_left_out() -> None:
    page = "<p>กล้องจับภาพ"
    assert reached(["กล้องจับภาพนิ่ง", "กล้องจับควัน"], page) == reached(["กล้องจับภาพนิ่ง"], page)
    assert reached(["กล้องจับภาพนิ่ง", "กล้องจับ"], page) == [
        ("กล้องจับ", True),
        ("กล้องจับภาพ", False),
    ]
    assert reached([], page) == []
    assert reached_words(letters_of(html.fromstring(page))) == []


def test_lists_that_a_text_reaches_alike_end_its_lines_alike(handbook: Handbook) -> None:
    chance = random.Random(SEED)  # noqa: S311 - drawn, not secret
    pages = [handbook.source(key, "th").read_text(encoding="utf-8") for key in handbook.pages]
    texts = re.findall("[\u0e01-\u0e4e]{12,}", "".join(pages))
    words = sorted({word for text in texts for word in _words(text)})
    alike = moved = 0
    for _ in range(LISTS):
        drawn = chance.sample(texts, LINES)
        lines = [(text, text[chance.randrange(9) :][: chance.randrange(4, 60)]) for text in drawn]
        few = ["".join(chance.choices(words, k=2)) for _ in range(9)]
        more = [*few, *(_term(chance, words, text) for text in drawn[:3])]
        for line, before, after in zip(lines, broken(few, lines), broken(more, lines), strict=True):
            assert before[1] == after[1] or before[0] != after[0], (line, more)
            alike += before[0] == after[0]
            moved += before[1] != after[1]
    assert alike > 900  # most terms are nothing to most texts
    assert moved > 20


def _words(text: str) -> list[str]:
    ends = word_ends(text) or ()
    return [text[start:end] for start, end in pairwise((0, *ends, len(text)))]


def _term(chance: random.Random, words: list[str], text: str) -> str:
    """A term that stands in a text, or begins in it, or has nothing of it."""
    own = _words(text)
    at = chance.randrange(len(own))
    kind = chance.randrange(3)
    if kind == 0:
        return "".join(own[at : at + 2])
    return "".join([own[at]] if kind == 1 else []) + "".join(chance.choices(words, k=2))
