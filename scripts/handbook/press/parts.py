"""The parts of a book that are laid out separately: cover and imprint, contents, and each chapter.

Every part begins on a right-hand page, so only its number of pages affects the other parts. Contents and chapters have
nothing that other parts or the next edition change: fill.py writes that into their pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.html.tree import Element, add, make, select

EDITION = "data-edition"
"""Attribute of a body: what stands at the foot of its pages."""
NEUTRAL = "–"
"""What stands there while contents and chapters are laid out."""
CONTENTS = ".hb-contents"
"""Lists in which pages are numbered."""


@dataclass(frozen=True)
class Part:
    """A part as a document of its own."""

    tree: Element
    content: Element
    """A chapter, or the body of another part."""


@dataclass(frozen=True)
class BookParts:
    """A book's parts."""

    front: Part
    contents: Part | None
    chapters: list[Part]


def parts_of(book: Element) -> BookParts:
    """The parts of a whole book's tree; contents and chapters leave the tree."""
    body = book.find("body")
    main, lists = body.find("main"), select(body, CONTENTS)
    chapters = list(main)
    for each in (main, *lists):
        each.drop_tree()
    return BookParts(
        whole_part(book), _contents(book, lists) if lists else None, [_chapter(book, chapter) for chapter in chapters]
    )


def whole_part(tree: Element) -> Part:
    """A whole document as one part."""
    body = tree.find("body")
    return _end(Part(tree, body), body)


def _contents(book: Element, lists: Iterable[Element]) -> Part:
    tree, body = _neutral(book)
    body.set("class", "hb-lists")
    body.extend(lists)
    return _end(Part(tree, body), body)


def _chapter(book: Element, chapter: Element) -> Part:
    tree, body = _neutral(book)
    main = add(body, "main")
    main.append(chapter)
    return _end(Part(tree, chapter), main)


def _neutral(book: Element) -> tuple[Element, Element]:
    """A document like the book's, without what an edition changes; and its empty body."""
    tree = make("html", **dict(book.items()))
    add(tree, "head")
    body = add(tree, "body")
    body.attrib.update(book.find("body").attrib)
    if body.get(EDITION):
        body.set(EDITION, NEUTRAL)
    return tree, body


def _end(part: Part, last: Element) -> Part:
    """Add a last page, dropped after the layout, so that the one before is a left page."""
    add(last, "div", class_="hb-end")
    return part
