"""A finished page -> its blocks: every text of its article once, with what its links and pictures lead to.

Left out is what moves by itself when something else changes: numbers of references, the neighbours in the page turner,
the hidden notice of a date that comes. A page's head, menus and foot are the settings' and not the page's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from handbook.html.tree import Element, drop_mark, read_html, select, words_of

_INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span"),
    *("strong", "sub", "sup", "time", "tspan", "u", "wbr"),
}
_UNSEEN = {"script", "style", "noscript", "col", "colgroup"}
_MARKS = ".hb-source"
_MOVING = {"hb-sources__back", "hb-turn", "hb-overdue"}
_OWN_LINKS = {"hb-pagefoot"}
"""Where a link's address repeats the page's title and edition."""
_NUMBERED = re.compile(r"#(?:ref|source|part)-[0-9].*$")
"""The fragment of an address that counts: an insertion above changes it."""
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class Block:
    """A text of an article: the element around it, its words, and what its links and pictures lead to.

    `index` is the number of the element among those of the article, `heading` the words of the heading above.
    """

    tag: str
    words: str
    aims: tuple[str, ...] = ()
    index: int = field(default=0, compare=False)
    heading: str = field(default="", compare=False)


@dataclass(frozen=True)
class ReadPage:
    """A finished page: title, and the blocks of its article in order."""

    title: str
    blocks: tuple[Block, ...]


def read_page(text: str) -> ReadPage | None:
    """The blocks of a page; None for one that leads on to another, or has no article."""
    tree = read_html(text)
    articles = select(tree, "article.md-content__inner")
    if not articles or select(tree, 'meta[http-equiv="refresh"]'):
        return None
    reader = _Reader(articles[0])
    for mark in select(articles[0], _MARKS):
        drop_mark(mark)
    title = next((words_of(found) for found in select(articles[0], "h1")), "")
    return ReadPage(title, tuple(reader.blocks()))


class _Reader:
    """Reads one article: texts run on through inline elements and end at all others."""

    def __init__(self, article: Element) -> None:
        self._article = article
        self._indexes = {element: number for number, element in enumerate(article.iterdescendants())}
        self._text: list[str] = []
        self._aims: list[str] = []
        self._heading = ""

    def blocks(self) -> Iterator[Block]:
        """All blocks in the order of the page."""
        yield from self._inside(self._article, self._article)

    def _inside(self, element: Element, around: Element) -> Iterator[Block]:
        self._text.append(element.text or "")
        for child in element:
            classes = set(child.get("class", "").split())
            if child.tag not in _UNSEEN and not classes & _MOVING:
                yield from self._child(child, around, classes)
            self._text.append(child.tail or "")

    def _child(self, child: Element, around: Element, classes: set[str]) -> Iterator[Block]:
        if child.tag in _INLINE:
            self._note_aim(child)
            yield from self._inside(child, around)
            return
        if child.tag == "img":
            self._note_aim(child)
            return
        if child.tag == "br":
            self._text.append(" ")
            return
        yield from self._end(around)
        if child.tag == "svg":
            self._aims.append(_digest(child))
            yield from self._end(child, with_nothing=True)
        yield from self._inside(child, child)
        if classes & _OWN_LINKS:
            self._aims.clear()
        yield from self._end(child)

    def _note_aim(self, element: Element) -> None:
        if element.tag == "img":
            self._aims.append(f"{element.get('src', '')} ({element.get('alt', '')})")
        elif element.tag == "a" and element.get("href"):
            self._aims.append(_NUMBERED.sub("", element.get("href")))

    def _end(self, element: Element, *, with_nothing: bool = False) -> Iterator[Block]:
        """The block that ends here, if it says or shows anything."""
        words = " ".join("".join(self._text).split())
        aims = tuple(self._aims)
        self._text, self._aims = [], []
        if words or with_nothing or any(aims):
            tag = str(element.tag)
            if tag in _HEADINGS:
                self._heading = words
            yield Block(tag, words, aims, self._indexes.get(element, -1), self._heading)


def _digest(drawing: Element) -> str:
    """A drawing's lines as a short name; ids are numbered page by page."""
    copied = etree.fromstring(etree.tostring(drawing, with_tail=False))
    for element in copied.iter():
        for name in ("id", "aria-labelledby", "aria-describedby"):
            element.attrib.pop(name, "")
    return hashlib.sha256(etree.tostring(copied, method="c14n")).hexdigest()[:12]
