"""Chapters are laid out in an order that lets pages settle; pages that never do are a problem of their own."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from lxml import html

from handbook.book import typeset as stage
from handbook.book.footnotes import Footnotes
from handbook.book.page_numbers import Extent, next_to_lay_out
from handbook.press import press
from handbook.press.laid_out import LaidOut
from handbook.problems import ProblemsError


def test_pages_that_do_not_settle_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "_MOST_ROUNDS", 1)  # the first layout must correct this guess
    monkeypatch.setattr(press, "BOOK_STYLES", ())
    tree = html.document_fromstring(
        "<html lang=en><head><title>x</title></head><body><main><article id=a><h1>a</h1><p>a</p>"
        "<div style='break-before: page'></div>"
        "<p id=b><a href='#b'>b<span class=hb-page></span></a></p></article></main></body></html>"
    )
    with pytest.raises(ProblemsError) as raised, press.opened_press(tmp_path, "x.pdf") as opened:
        stage.typeset(tree, Footnotes("arabic"), opened, tmp_path / "x.pdf", press.Details({}, {}, []))
    assert [problem.code for problem in raised.value.problems] == ["HB605"]
    assert not (tmp_path / "x.pdf").exists()


def extent(pages: int, id: str, *refers_to: str) -> Extent:
    """A chapter of so many full pages."""
    return Extent(1_600 * pages, {id: 0}, frozenset(refers_to))


def order_of(extents: list[Extent]) -> list[str]:
    """The ids of chapters in the order in which they are laid out."""
    made: list[LaidOut | None] = [None for _ in extents]
    order: list[str] = []
    for _ in extents:
        place = next_to_lay_out(extents, made)
        pages = [SimpleNamespace()] * (extents[place].signs // 1_600)
        made[place] = cast("LaidOut", SimpleNamespace(pages=pages, anchors=dict.fromkeys(extents[place].before, 0)))
        order += extents[place].before
    return order


def test_what_refers_to_few_chapters_comes_first() -> None:
    near = [extent(4, "a", "b", "c"), extent(40, "b", "a"), extent(10, "c", "a--x", "a--y")]
    assert order_of(near) == ["b", "c", "a"]


def test_what_decides_on_the_digits_of_a_page_comes_before_what_refers_to_it() -> None:
    in_doubt = [extent(40, "a", "b", "c"), extent(56, "b"), extent(20, "c", "a", "b"), extent(4, "d", "c")]
    assert order_of(in_doubt) == ["b", "c", "a", "d"], "of c it is in doubt whether it begins before page 100"
    assert order_of([extent(60, "a", "b", "c"), *in_doubt[1:]]) == ["b", "d", "a", "c"]
