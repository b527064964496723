"""The parts of a book that are laid out one by one: the pages before the text, and each chapter.

Every part begins on a right-hand page, so nothing of one moves another but the number of its pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from handbook.book.finish import VARIANT
from handbook.book.own_files import OwnFiles
from handbook.book.page_notes import NotedDocument
from handbook.site.html_tree import Element, add, make, select, write_html

STYLES = ("tokens.css", "components.css", "book.css")


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
    body = book.find("body")
    main = body.find("main")
    chapters = list(main)
    main.drop_tree()
    return [Part(_end(book, body), body), *(_chapter(book, chapter) for chapter in chapters)]


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


class Press:
    """Lays out parts. Fonts and style sheets are read once."""

    def __init__(self, site: Path, files: OwnFiles) -> None:
        self._base = f"{site}/"
        self._files = files
        self._fonts = FontConfiguration()
        self._counters = CounterStyle()
        self._styles = [
            weasyprint.CSS(
                str(site / "assets" / "stylesheets" / name),
                font_config=self._fonts,
                counter_style=self._counters,
                url_fetcher=files,
            )
            for name in STYLES
        ]

    def lay_out(self, part: Part, *, keep: bool = True) -> bool:
        """Lay out a part if it changed since the last time, or was not kept; tells whether it did."""
        written = write_html(part.tree)
        if part.document is not None and written == part.written:
            return False
        part.written, part.document = written, None
        page = weasyprint.HTML(string=written, base_url=self._base, url_fetcher=self._files)
        options = {"stylesheets": self._styles, "pdf_variant": VARIANT}
        document = NotedDocument.lay_out(page, self._fonts, self._counters, **options)
        document.pages.pop()
        part.count = len(document.pages)
        part.anchors = {}
        for number, sheet in enumerate(document.pages):
            for anchor in sheet.anchors:
                part.anchors.setdefault(anchor, number)
        if keep:
            part.document = document
        return True
