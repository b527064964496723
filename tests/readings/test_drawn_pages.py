"""Pages drawn with their meaning: built as meant, or told. `make.py bench pages` draws thousands."""

from __future__ import annotations

import random

import pytest

from readings.drawn_pages.draw import Drawn, draw
from readings.drawn_pages.faults import FAULTS
from readings.drawn_pages.hand import Hand
from readings.drawn_pages.judge import built_parts, judge
from readings.drawn_pages.right import RIGHT

SEED = 14


@pytest.mark.parametrize("piece", RIGHT)
def test_a_right_piece_is_built_as_meant_and_not_told(piece: object) -> None:
    for number in range(3):
        text, parts = piece(Hand(random.Random(number)))  # type: ignore[operator]  # noqa: S311
        verdict = judge(Drawn(text + "\n", parts, []))
        assert (verdict.differs, verdict.told) == (False, False), text + "\n" + verdict.built


@pytest.mark.parametrize("kind", FAULTS)
def test_a_faulty_piece_is_told_wherever_it_is_built_otherwise(kind: str) -> None:
    verdicts = []
    for number in range(4):
        text, parts = FAULTS[kind](Hand(random.Random(number)))  # noqa: S311
        verdicts.append(judge(Drawn(text + "\n", parts, [kind])))
    assert [verdict for verdict in verdicts if verdict.differs and not verdict.told] == []
    assert any(verdict.told for verdict in verdicts)


def test_sixty_pages_hold_what_was_meant_or_are_told() -> None:
    silent = without = right = 0
    for number in range(60):
        page = draw(SEED, number)
        verdict = judge(page)
        silent += verdict.differs and not verdict.told
        without += verdict.differs and not verdict.told_without
        right += not page.kinds
        assert page.kinds or not verdict.told, page.text
    assert (silent, without > 9, right > 20) == (0, True, True)


def test_the_parts_are_those_of_the_page_as_it_is_built() -> None:
    text = "## ก { #a }\n\n- ข [ค](index.md)\n    1. ง\n\n| จ | ฉ |\n|---|---|\n| 1 | 2 |\n\nช\n:   ซ\n"
    assert list(built_parts(text)) == [
        ("h", "ก"),
        ("li", "1", "", "ข ค→index.md"),
        ("li", "2", "1", "ง"),
        ("row", "จ", "ฉ"),
        ("row", "1", "2"),
        ("dt", "ช"),
        ("dd", "ซ"),
    ]
