"""The numbers that Word prints: formats, levels and restarts."""

from __future__ import annotations

import pytest
from lxml import etree

from handbook.taken_in.numbers import Numbering, written
from handbook.taken_in.styles import Styles
from taken_in.word_file import DECLARED, item, numbering


@pytest.mark.parametrize(
    ("format", "numbers"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("thaiNumbers", {1: "๑", 20: "๒๐"}),
        ("thaiLetters", {1: "ก", 3: "ค", 4: "ง", 10: "ญ", 41: "ฮ", 42: "กก"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa"}),
        ("upperLetter", {2: "B"}),
        ("lowerRoman", {4: "iv", 1999: "mcmxcix"}),
        ("upperRoman", {9: "IX"}),
        ("decimalZero", {7: "07", 10: "10"}),
        ("none", {3: ""}),
        ("somethingNew", {3: "3"}),
    ],
)
def test_formats(format: str, numbers: dict[int, str]) -> None:
    assert {number: written(number, format) for number in numbers} == numbers


def counted(lists: str, *items: str) -> list[str | None]:
    tree = etree.fromstring(f"<w:numbering {DECLARED}>{lists}</w:numbering>")
    found = Numbering(tree, Styles.of(None))
    paragraphs = etree.fromstring(f"<w:body {DECLARED}>{''.join(items)}</w:body>")
    return [part.number if part else None for part in map(found.item, paragraphs)]


def test_levels_start_again_below_the_next_number_above() -> None:
    lists = numbering(("thaiNumbers %1.", "thaiNumbers %1.%2", "thaiLetters (%3)"))
    levels = [0, 1, 1, 2, 2, 1, 0, 1]
    assert counted(lists, *(item("x", 1, level) for level in levels)) == [
        *("๑.", "๑.๑", "๑.๒", "(ก)", "(ข)", "๑.๓", "๒.", "๒.๑")
    ]


def test_two_lists_of_one_definition_go_on_unless_one_starts_anew() -> None:
    shared = numbering(("decimal %1.",)) + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    anew = shared.replace(
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/>',
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
    )
    items = [item("x", 1), item("x", 2), item("x", 2)]
    assert counted(shared, *items) == ["1.", "2.", "3."]
    assert counted(anew, *items) == ["1.", "5.", "6."]


def test_bullets_have_no_number_and_unknown_lists_none_at_all() -> None:
    assert counted(numbering(("bullet •",)), item("x", 1), item("x", 0), item("x", 9)) == ["", None, None]
