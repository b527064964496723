"""The rows of every form on wide screens: a table, and no word of its heads in two lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from handbook.corpus.form_specs import FormSpec
from handbook_sources import LOCALES, path_of
from quiet_page import emptied_page, resize

ROWS = """() => [...document.querySelectorAll("table.hb-rows")].map(table => {
  const blanks = [...table.querySelectorAll("tbody tr:first-child td > :not([type=checkbox])")]
  const boxes = blanks.map(one => one.getBoundingClientRect())
  const heads = [...table.querySelectorAll("thead th")].map(one => one.getBoundingClientRect().height)
  return {columns: heads.length, heads: Math.min(...heads) > 0, sides: Math.min(...boxes.map(box => box.width)),
          lines: new Set(boxes.map(box => Math.round(box.bottom))).size}
})"""


PARTED = """() => {
  const words = new Intl.Segmenter(document.documentElement.lang, {granularity: "word"})
  const parted = head => {
    const found = [], walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT), range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const {segment, index} of words.segment(node.data)) {
        range.setStart(node, index)
        range.setEnd(node, index + segment.length)
        const boxes = [...range.getClientRects()].filter(box => box.width > 0)
        if (segment.trim() && new Set(boxes.map(box => Math.round(box.top))).size > 1) found.push(segment)
      }
    }
    return found
  }
  return [...document.querySelectorAll("table.hb-rows thead th")].map(parted)
}"""


DESKS = (1280, 1100, 1500)


@dataclass(frozen=True)
class Rows:
    """What a form's page shows of its tables of rows; `parted` are the words in heads that lines part, by width."""

    form: str
    tables: list[dict[str, Any]]
    parted: dict[int, list[list[str]]]


@pytest.fixture(scope="module", params=LOCALES)
def rows(request: pytest.FixtureRequest, address: str, browser: Browser, specs: dict[str, FormSpec]) -> list[Rows]:
    """The rows of every form of a language, each page loaded once."""
    found = []
    with emptied_page(browser, DESKS[0]) as page:
        for form in specs:
            page.goto(address + path_of(f"forms/{form}", request.param))
            tables, parted = page.evaluate(ROWS), {}
            for width in DESKS if tables else ():
                resize(page, width)
                parted[width] = page.evaluate(PARTED)
            page.set_viewport_size({"width": DESKS[0], "height": 800})
            found.append(Rows(form, tables, parted))
    return found


def test_rows_are_a_table_on_desks(rows: list[Rows], specs: dict[str, FormSpec]) -> None:
    tables = [table for shown in rows for table in shown.tables]
    assert len(tables) == sum(field.type == "rows" for spec in specs.values() for field in spec.fields.values())
    for table in tables:
        assert table["heads"], table
        assert table["sides"] >= 40, table
        assert table["lines"] == 1, table


def test_no_word_is_parted_in_the_heads_of_rows(rows: list[Rows]) -> None:
    assert {tuple(shown.parted) for shown in rows if shown.tables} == {DESKS}
    assert [
        (shown.form, width, words)
        for shown in rows
        for width, heads in shown.parted.items()
        for words in heads
        if words
    ] == []
    assert all(heads for shown in rows for heads in shown.parted.values())
