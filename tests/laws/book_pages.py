"""Where pages of the book end, what stays free of text around them, and which footnotes stand at their feet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from book.book_links import links_of, places_of
from book.book_tree import book_tree
from book.both import book_file, read_both
from book.parts import Part, letters
from handbook_sources import LOCALES, Handbook

MM = 72 / 25.4
A4_WIDTH = 210
LEFT, RIGHT = 30, 20  # mm: the margins of official letters (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ)
SLACK = 0.5
FIRST_LINE = 740  # points from the foot of an A4 sheet: what stands above it is the first line, or a table's head


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


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_that_leads_stands_alone_at_a_pages_foot(site: Path, handbook: Handbook, locale: str) -> None:
    book = read_both(site, handbook, locale).book
    pages = []
    for key in handbook.chapters:
        for part in book.text_parts(key):
            *_, (roles, text) = blocks(part)
            assert not leads(roles), f"{key}, page {part.page}: {text}"
            pages.append(part.page)
    first = book.places[handbook.chapters[0]]
    assert pages == [number for number, page in enumerate(book.stretches) if page and number >= first]


@pytest.mark.parametrize("locale", LOCALES)
def test_margins_are_free(site: Path, locale: str) -> None:
    with pypdfium2.PdfDocument(book_file(site, locale)) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            left = text.get_text_bounded(right=(LEFT - SLACK) * MM)
            right = text.get_text_bounded(left=(A4_WIDTH - RIGHT + SLACK) * MM)
            assert (left.strip(), right.strip()) == ("", ""), number


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_ends_in_a_space_that_holds_what_follows(site: Path, handbook: Handbook, locale: str) -> None:
    for element in book_tree(site, handbook, locale).iter():
        before, around = element.getprevious(), element.getparent()
        text = before.tail if before is not None else around.text if around is not None else ""
        assert not (text or "").endswith("\xa0"), text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_mark_leads_to_a_note_at_the_foot_of_its_own_page(site: Path, handbook: Handbook, locale: str) -> None:
    both = read_both(site, handbook, locale)
    places = places_of(both.file)
    links = [link for link in links_of(both.file) if link.target.endswith("--note")]
    at_home = {link.target for link in links if places[link.target].page == link.page}
    for link in links:
        note = places[link.target]
        if note.page == link.page:
            assert note.top < link.top, link
        else:  # the head of a table is repeated on its next page, its note is not
            assert link.target in at_home, link
            assert link.top > FIRST_LINE, link
            assert note.page == link.page - 1, link
    assert len(links) >= len(list(both.select("a.hb-source")))
