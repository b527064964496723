"""The parts of a book that are laid out separately: front matter and each chapter.

Every part begins on a right-hand page, so only its number of pages affects the other parts. A chapter's part has
nothing that other parts or the next edition change: fill.py writes that into its pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from handbook.html.tree import Element, add, make

EDITION = "data-edition"
"""Attribute of a body: what stands at the foot of its pages."""
NEUTRAL = "–"
"""What stands there while a chapter is laid out."""


@dataclass(frozen=True)
class Part:
    """A part as a document of its own."""

    tree: Element
    content: Element
    """A chapter, or the body of the front matter."""


def parts_of(book: Element) -> list[Part]:
    """The parts of a whole book's tree, in order; the chapters leave the tree."""
    main = book.find("body").find("main")
    chapters = list(main)
    main.drop_tree()
    return [whole_part(book), *(_chapter(book, chapter) for chapter in chapters)]


def whole_part(tree: Element) -> Part:
    """A whole document as one part."""
    body = tree.find("body")
    return _end(Part(tree, body), body)


def _chapter(book: Element, chapter: Element) -> Part:
    tree = make("html", **dict(book.items()))
    add(tree, "head")
    body = add(tree, "body")
    body.attrib.update(book.find("body").attrib)
    if body.get(EDITION):
        body.set(EDITION, NEUTRAL)
    main = add(body, "main")
    main.append(chapter)
    return _end(Part(tree, chapter), main)


def _end(part: Part, last: Element) -> Part:
    """Add a last page, dropped after the layout, so that the one before is a left page."""
    add(last, "div", class_="hb-end")
    return part
