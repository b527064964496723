"""The parts of a book that are laid out separately: front matter and each chapter.

Every part begins on a right-hand page, so only its number of pages affects the other parts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handbook.html.tree import Element, add, make, select
from handbook.press.text_area import Outside


@dataclass
class Part:
    """A part as a document of its own, and the result of its last layout."""

    tree: Element
    content: Element
    """A chapter, or the body of the front matter."""
    written: str = ""
    count: int = 0
    """Number of pages, always even: if the text ends on a right-hand page, a blank page follows."""
    anchors: dict[str, int] = field(default_factory=dict)
    """Id -> page within the part, from zero; the first page if the element breaks across pages."""
    outside: list[Outside] = field(default_factory=list)
    """What leaves its page."""
    document: Any = None
    """The laid-out NotedDocument, if kept."""

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
    """A whole document as one part."""
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
    """Add a style for the first page number, and a last page, dropped later, so that the one before is a left page."""
    add(tree.find("head"), "style")
    add(last, "div", class_="hb-end")
    return tree
