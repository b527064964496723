"""The font for typed text: every mark where it is read, in readers that do not shape Thai; same bytes each time."""

from __future__ import annotations

import io
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from handbook.thai.form_font import ASCENT, DESCENT, FAMILY, make_form_font, widths_of_signs
from handbook.thai.web_fonts import font_file, written_signs

TONES = "่้๊๋์"
UPPER = "ัิีึื"
LOWER = "ฺุู"


@pytest.fixture(scope="module")
def font() -> Any:
    return TTFont(io.BytesIO(make_form_font()))


def box(font: Any, sign: str) -> Any:
    return font["glyf"][font.getBestCmap()[ord(sign)]]


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("vowel", UPPER)
def test_tones_stand_above_vowels_and_within_the_line(font: Any, tone: str, vowel: str) -> None:
    assert box(font, tone).yMin > box(font, vowel).yMax
    assert box(font, tone).yMax < ASCENT * 1000


def test_tones_stand_above_the_ring_of_sara_am_and_the_tallest_stem(font: Any) -> None:
    highest = max(box(font, sign).yMax for sign in "ำปฝฟฬ")
    assert all(box(font, tone).yMin > highest for tone in TONES)


def test_nothing_leaves_the_line(font: Any) -> None:
    assert all(box(font, vowel).yMin > -DESCENT * 1000 for vowel in LOWER)
    assert font["hhea"].ascent == font["OS/2"].usWinAscent == font["OS/2"].sTypoAscender == ASCENT * 1000
    assert -font["hhea"].descent == font["OS/2"].usWinDescent == -font["OS/2"].sTypoDescender == DESCENT * 1000


def test_marks_take_no_room_of_their_own(font: Any) -> None:
    widths = widths_of_signs()
    assert all(widths[sign][1] == 0 for sign in TONES + UPPER + LOWER)
    assert widths["ก"] == (font.getGlyphID(font.getBestCmap()[ord("ก")]), 576)


def test_it_has_every_sign_of_the_handbook_and_no_table_for_shaping(font: Any) -> None:
    assert not {"GSUB", "GPOS"} & set(font.keys())
    assert font["name"].getDebugName(1) == FAMILY
    lacking = written_signs() - set(map(chr, font.getBestCmap()))
    full = set(map(chr, TTFont(font_file("Regular")).getBestCmap()))
    assert not lacking & full


def test_bytes_are_the_same_each_time() -> None:
    first = make_form_font()
    make_form_font.cache_clear()
    assert make_form_font() == first
    assert len(first) < 32_000
