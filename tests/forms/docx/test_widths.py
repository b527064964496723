"""Blanks share a line and columns share the width as far as their words fit."""

from __future__ import annotations

import pytest

from handbook.corpus.form_specs import FieldSpec
from handbook.forms.compose import Blank
from handbook.forms.docx.layout import measure, place_on_lines, share_width


def _blank(label: str, type: str = "text", width: int | None = None) -> Blank:
    return Blank(label, FieldSpec(label, type, width=width), label)


def test_blanks_share_a_line_as_long_as_they_fit() -> None:
    lines = place_on_lines([_blank("a", width=40), _blank("b"), _blank("c", width=60), _blank("d", "long")], 160)
    assert [[place.blank.label for place in line] for line in lines] == [["a", "b", "c"], ["d"]]
    assert lines[0][-1].end == pytest.approx(160)
    assert place_on_lines([_blank("a", width=40)], 160)[0][0].end == pytest.approx(40 + measure("a "))
    assert place_on_lines([_blank("a" * 200)], 160)[0][0].end == 160


def test_marks_above_and_below_have_no_width() -> None:
    assert measure("ที่ผู้") == measure("ทผ")


def test_columns_share_the_width_but_none_is_too_narrow_for_its_words() -> None:
    assert share_width(160, [1, 3], [0, 0]) == [40, 120]
    assert share_width(160, [1, 15], [20, 0]) == [20, 140]
    assert share_width(160, [0, 1, 1], [10, 0, 0]) == [10, 75, 75]
    assert share_width(30, [0, 1, 1], [20, 20, 20]) == [10, 10, 10]
