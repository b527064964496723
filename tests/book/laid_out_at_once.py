"""A book whose chapters are laid out with right page numbers, edition and targets, none of which is filled in later."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from book.book_links import places_of
from handbook.book.contents import fit_contents
from handbook.book.footnotes import Footnotes
from handbook.book.page_numbers import SHOWN
from handbook.html.tree import add
from handbook.press.parts import EDITION, Part, parts_of
from handbook.press.press import Details, Press
from handbook.thai.words import write_number


def lay_out_at_once(tree: Any, footnotes: Footnotes, press: Press, book: Path, details: Details) -> bytes:
    """The book of a tree, which is destroyed; `book` is the file that was made of the same, and has the numbers."""
    parts = parts_of(tree)
    places = places_of(book)
    first = places[parts.chapters[0].content.get("id")].page
    numbers = {id: place.page - first + 1 for id, place in places.items()}
    edition, made, start = parts.front.content.get(EDITION), [], 1
    for part in parts.chapters:
        _complete(part, numbers, footnotes.numerals, edition)
        part.tree.set("data-layout", "free")
        add(part.tree.find("head"), "style", f"@page :first {{ counter-reset: page {start} }}")
        shown, _ = footnotes.lead(part.content.get("id"), numbers)
        for mark in part.content.cssselect("a.hb-source"):
            mark.set("href", f"#{shown[mark.get('href')[1:]]}")
        made.append(press.lay_out(part))
        right = {id: start + page for id, page in made[-1].anchors.items()}
        assert right.items() <= numbers.items(), "the numbers of the book are not those of its pages"
        start += len(made[-1].pages)
    assert parts.contents
    _complete(parts.contents, numbers, footnotes.numerals, edition)
    target = book.with_suffix(".once")
    press.print_pdf([press.lay_out(parts.front), fit_contents(parts.contents, press), *made], target, details)
    return target.read_bytes()


def _complete(part: Part, numbers: dict[str, int], numerals: str, edition: str) -> None:
    """Write the edition and the page numbers into a part's tree."""
    part.tree.find("body").set(EDITION, edition)
    for place in part.content.cssselect(".hb-page"):
        number = numbers[place.getparent().get("href")[1:]]
        place.text = place.get(SHOWN, "{number}").format(number=write_number(number, numerals))
