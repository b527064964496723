"""Data files and drawings of a handbook; each may be missing."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping

import pytest

from handbook.corpus.data import TABLES, read_data
from handbook.corpus.drawings import read_drawings
from handbook.html.tree import make, words_of
from handbook.site.data_tables import fill_table
from handbook.site.figures import fill_figure
from handbook_sources import LOCALES, Handbook

_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def work_out(node: ast.expr, given: Mapping[str, float]) -> float:
    """The value of an arithmetic expression; any other raises."""
    match node:
        case ast.BinOp(left, sign, right):
            return _OPERATORS[type(sign)](work_out(left, given), work_out(right, given))
        case ast.Name(name):
            return given[name]
        case ast.Constant(int() | float() as value):
            return value
        case _:
            raise TypeError(ast.dump(node))


def test_checks_of_the_formulas_are_what_they_give(handbook: Handbook) -> None:
    for formula in handbook.data("formulas").get("formulas", ()):
        expression = ast.parse(formula["expression"], mode="eval").body
        for check in formula["checks"]:
            assert math.isclose(work_out(expression, check["given"]), check["result"], rel_tol=1e-9), formula["id"]


def test_formulas_name_their_quantities_and_no_other(handbook: Handbook) -> None:
    for entry in handbook.data("formulas").get("formulas", ()):
        named = {part.id for part in ast.walk(ast.parse(entry["expression"])) if isinstance(part, ast.Name)}
        assert named == {quantity["name"] for quantity in entry["quantities"]}, entry["id"]
        assert len(entry["quantities"]) == len(named), entry["id"]
        assert all(set(check["given"]) == named for check in entry["checks"]), entry["id"]


@pytest.mark.parametrize("locale", LOCALES)
def test_local_governments_have_names_of_their_own(handbook: Handbook, locale: str) -> None:
    names = [entry[locale] for entry in handbook.data("local-governments").get("local_governments", ())]
    assert len(names) == len(set(names))


def test_prices_are_empty_or_come_from_an_announcement(handbook: Handbook) -> None:
    value = handbook.data("price-items")
    filled = [item["id"] for item in value.get("items", ()) if item["price"] is not None]
    assert not filled or all(value["announcement"].get(name) for name in ("source", "edition", "date"))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", TABLES)
def test_every_part_of_the_data_can_be_shown(handbook: Handbook, name: str, locale: str) -> None:
    data, problems = read_data(handbook.root / "docs" / "data", "docs/data")
    assert problems == []
    parts = [block.partition(" ")[2] for block in data.blocks if block.partition(" ")[0] == name]
    assert bool(parts) == bool(handbook.data(name))
    for part in parts:
        box = make("div")
        fill_table(box, name, part, data, locale)
        assert set(box.xpath(".//@id")) >= set(data.blocks[f"{name} {part}"])


def test_drawings_are_complete_and_have_no_thai_on_english_pages(handbook: Handbook) -> None:
    docs = handbook.root / "docs"
    drawings, problems = read_drawings(docs / "figures", "docs/figures")
    assert problems == []
    assert [drawing for drawing in drawings if drawing.untranslated or drawing.missing] == []
    for file in sorted((docs / "figures").glob("*.svg")):
        box = make("figure")
        fill_figure(box, file.stem, file.read_bytes(), "en")
        assert not [sign for sign in words_of(box) if "ก" <= sign <= "๛"], file.stem
        assert box.xpath("//@data-en") == [], file.stem
