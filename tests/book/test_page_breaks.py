"""Does the law about the foot of pages see what it is to see? It is in laws/book_pages.py."""

from __future__ import annotations

from book.parts import Part
from laws.book_pages import blocks, leads


def test_a_heading_at_the_foot_would_be_told() -> None:
    heading = Part("Sect", [Part("H2", ["a ", Part("Span", ["heading"])])])
    *_, (roles, text) = blocks(Part("Part", [Part("P", ["text"]), heading]))
    assert (roles, text) == (("Part", "Sect", "H2", "Span"), "heading")
    assert leads(roles)
    assert leads(("Part", "Table", "Caption"))
    assert not leads(("Part", "Caption")), "a figure's caption ends it"
