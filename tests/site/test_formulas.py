"""Formulas as they are shown, and the expressions in them."""

from __future__ import annotations

from typing import Any

import pytest

from data_tables import both, filled, links_of
from handbook.corpus.expression import write_expression
from handbook.html.tree import words_of

FORMULA: dict[str, Any] = {
    "id": "storage",
    **both("พื้นที่", "Storage"),
    "expression": "bit_rate / 8 * 3600",
    "unit": both("กิกะไบต์", "GB"),
    "source": "letter-1",
    "note": both("ค่าประมาณ", "An estimate"),
    "quantities": [{"name": "bit_rate", **both("อัตราบิต", "bit rate")}],
    "checks": [{"given": {"bit_rate": 4000}, "result": 1800000}, {"given": {"bit_rate": 0.5}, "result": 225.0}],
}


def test_formula() -> None:
    value = {"formulas": [FORMULA]}
    thai, english = (filled("formulas", "storage", value, locale) for locale in ("th", "en"))
    assert [words_of(part) for part in thai[0]] == [
        "พื้นที่ = อัตราบิต ÷ 8 × 3,600",
        "ตัวอย่าง: อัตราบิต 4,000 ได้ 1,800,000 กิกะไบต์",
        "ตัวอย่าง: อัตราบิต 0.5 ได้ 225.0 กิกะไบต์",
        "ค่าประมาณ",
    ]
    assert thai[0].get("id") == "storage"
    assert links_of(thai) == [("ค่าประมาณ", "source:letter-1")]
    assert [words_of(part) for part in english[0]][:2] == [
        "Storage = bit rate ÷ 8 × 3,600",
        "Example: bit rate 4,000 gives 1,800,000 GB",
    ]


@pytest.mark.parametrize(
    ("left_out", "about", "links"),
    [
        ({"source"}, ["An estimate"], []),
        ({"note"}, ["Address"], [("Address", "source:letter-1")]),
        ({"source", "note"}, [], []),
    ],
    ids=["no source", "no note", "neither"],
)
def test_formula_without_source_or_note(left_out: set[str], about: list[str], links: list[tuple[str, str]]) -> None:
    formula = {name: value for name, value in FORMULA.items() if name not in left_out}
    box = filled("formulas", "storage", {"formulas": [formula]}, "en")
    assert [words_of(part) for part in box.cssselect(".hb-table__note")] == about
    assert links_of(box) == links


NAMES = {"a": "ก", "b": "ข"}


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("a", "ก"),
        ("a / 8 * 3600", "ก ÷ 8 × 3,600"),
        ("a + b - 1.5", "ก + ข − 1.5"),
        ("a - (b - 1)", "ก − (ข − 1)"),
        ("a / (b * 2)", "ก ÷ (ข × 2)"),
        ("a * b * 1000000", "ก × ข × 1,000,000"),
    ],
)
def test_written_expression(expression: str, written: str) -> None:
    assert write_expression(expression, NAMES) == written


def test_written_expression_keeps_brackets_on_the_left() -> None:
    assert write_expression("(a + b) * 2", NAMES) == "(ก + ข) × 2"


@pytest.mark.parametrize(
    "expression",
    ["a * c", "max(a, b)", "a.b", "-a", "a if b else 1", "a < b", "[a]", "a ** 2", "a // b", "a % b", "a *"],
)
def test_expression_holds_its_quantities_and_four_signs_alone(expression: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        write_expression(expression, NAMES)
