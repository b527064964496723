"""The parts of a book that are laid out one by one: the pages before the text, and each chapter.

Every part begins on a right-hand page, so nothing of one moves another but the number of its pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handbook.html.tree import Element, add, make, select


@dataclass
class Part:
    """A part as a document of its own, and how it was laid out last."""

    tree: Element
    content: Element
    """What the part holds: a chapter, or the body of the pages before the text."""
    written: str = ""
    count: int = 0
    """Of pages; even: where the text ends on a right-hand page, the last is blank."""
    anchors: dict[str, int] = field(default_factory=dict)
    """Id -> its page within the part, from zero; the first, where a page cuts what has the id."""
    document: Any = None
    """The NotedDocument, if it was kept."""

    def begin_at(self, number: int) -> None:
        """Number the pages from this one on."""
        select(self.tree, "style")[0].text = f"@page :first {{ counter-reset: page {number} }}"


def parts_of(book: Element) -> list[Part]:
    """The parts of a whole book's tree, in order; the chapters leave the tree."""
    main = book.find("body").find("main")
    chapters = list(main)
    main.drop_tree()
    return [whole_part(book), *(_chapter(book, chapter) for chapter in chapters)]


def whole_part(tree: Element) -> Part:
    """A document that is one part."""
    body = tree.find("body")
    return Part(_end(tree, body), body)


def _chapter(book: Element, chapter: Element) -> Part:
    tree = make("html", **dict(book.items()))
    add(tree, "head")
    body = add(tree, "body")
    body.attrib.update(book.find("body").attrib)
    main = add(body, "main")
    main.append(chapter)
    return Part(_end(tree, main), chapter)


def _end(tree: Element, last: Element) -> Element:
    """A place for the number of the first page; and a last page, which falls away, so that the one before it is a left one."""
    add(tree.find("head"), "style")
    add(last, "div", class_="hb-end")
    return tree
