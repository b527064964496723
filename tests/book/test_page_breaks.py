"""Where pages of the book end, and what stays free of text around them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from book.book_parts import PrintedBook
from book.parts import Part, letters
from built_site import KEYS

MM = 72 / 25.4
A4_WIDTH = 210
LEFT, RIGHT = 30, 20  # mm: the margins of official letters (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ)
SLACK = 0.5


def leads(roles: tuple[str, ...]) -> bool:
    """Tell whether a text is about what follows it: a heading, a table's caption or head."""
    return bool({"H1", "H2", "H3", "THead"} & set(roles)) or {"Table", "Caption"} <= set(roles)


def blocks(part: Part, around: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text of a part with the kinds of what it stands in, from the outermost."""
    roles = (*around, part.role)
    for kid in part.kids:
        if isinstance(kid, Part):
            yield from blocks(kid, roles)
        elif letters(kid):
            yield roles, kid


@pytest.fixture(scope="module", params=["th", "en"])
def book(site: Path, request: pytest.FixtureRequest) -> PrintedBook:
    return PrintedBook(site / "downloads" / f"cctv-handbook-{request.param}.pdf")


def test_nothing_that_leads_stands_alone_at_a_pages_foot(book: PrintedBook) -> None:
    pages = 0
    for key in KEYS:
        for part in book.text_parts(key):
            *_, (roles, text) = blocks(part)
            assert not leads(roles), f"{key}, page {part.page}: {text}"
            pages += 1
    assert pages > 200


def test_a_heading_at_the_foot_would_be_told() -> None:
    heading = Part("Sect", [Part("H2", ["a ", Part("Span", ["heading"])])])
    *_, (roles, text) = blocks(Part("Part", [Part("P", ["text"]), heading]))
    assert (roles, text) == (("Part", "Sect", "H2", "Span"), "heading")
    assert leads(roles)
    assert leads(("Part", "Table", "Caption"))
    assert not leads(("Part", "Caption")), "a figure's caption ends it"


def test_margins_are_free(book: PrintedBook) -> None:
    with pypdfium2.PdfDocument(book.file) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            left = text.get_text_bounded(right=(LEFT - SLACK) * MM)
            right = text.get_text_bounded(left=(A4_WIDTH - RIGHT + SLACK) * MM)
            assert (left.strip(), right.strip()) == ("", ""), number
