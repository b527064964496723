"""A page as it is built: the article of markup/builder.py -> events, and its elements with their events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handbook.html.tree import Element, read_article
from handbook.markup.builder import ARGUMENT, BLOCK
from handbook.readings.events import NAMED_BLOCKS, Key, joined

_SPANS = {"em", "strong", "a"}
_IN_TEXT = _SPANS | {"code", "img", "br"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_RUNNING, _OF_ITS_OWN = "hb-clauses", "hb-path"
_GENERATED = ("hb-", "language-", "highlight")
"""How classes begin that no author writes."""
_LONGEST_NUMBER = 10  # of a list: CommonMark takes 9 digits; Python refuses to read thousands


@dataclass(frozen=True)
class Built:
    """What a page's readers get: its events, and each element with the number of events before it."""

    events: Sequence[Key]
    elements: Sequence[tuple[Element, int]]


def read_built(article: str) -> Built:
    """Read an article's HTML, as the builder gives it. A div or section that is no block is looked through."""
    reader = _Reader()
    reader.inside(read_article(article), [], [], opens_paragraph=True)
    return Built(joined(reader.events, lambda key: key), reader.elements)


class _Reader:
    def __init__(self) -> None:
        self.events: list[Key] = []
        self.elements: list[tuple[Element, int]] = []
        self._text: list[str] = []
        self._clause = 1  # ข้อ ๑, ข้อ ๒ … run through the page: a counter of the style sheet prints them
        self._opens = [True]  # of each open element: whether text would open a paragraph now

    def inside(self, element: Element, before: list[Key], after: list[Key], *, opens_paragraph: bool = False) -> None:
        self.events += before
        self._opens.append(opens_paragraph)
        self._text.append(element.text or "")
        for child in element:
            self._walk(child)
            self._text.append(child.tail or "")
        self._flush()
        self._opens.pop()
        self.events += after

    def _flush(self, *, begins: bool = False) -> None:
        words = "".join(self._text).split()
        self._text.clear()
        if (words or begins) and self._opens[-1]:
            self.events.append(("p",))
            self._opens[-1] = False
        self.events += [("w", word) for word in words]

    def _walk(self, element: Element) -> None:
        tag = element.tag
        self.elements.append((element, len(self.events)))
        self._flush(begins=tag in _SPANS | {"code", "img"})
        if tag in _IN_TEXT:
            self._walk_in_text(element, tag)
            return
        self._walk_block(element, tag)
        self._opens[-1] = True

    def _walk_in_text(self, element: Element, tag: str) -> None:
        if tag in _SPANS:
            key = ("a", element.get("href", ""), element.get("title", "")) if tag == "a" else (tag,)
            self.inside(element, [key, *_attributes(element)], [(f"/{tag}",)])
        elif tag == "code":
            self.events.append(("code", " ".join(element.text_content().split())))
        elif tag == "img":
            self.events.append(("img", element.get("src", ""), element.get("alt", ""), element.get("title", "")))
        else:
            self.events.append((tag,))

    def _walk_block(self, element: Element, tag: str) -> None:
        name = element.get(BLOCK)
        if tag in _HEADINGS:
            self.inside(element, [("h", tag[1], "".join(key[1] for key in _attributes(element)))], [])
        elif tag == "p":
            self.inside(element, [*_attributes(element), ("p",)], [])
        elif tag in {"ul", "ol"}:
            self._walk_list(element, tag)
        elif tag == "table":
            self._walk_table(element)
        elif tag == "pre":
            self.events.append(("pre", element.text_content().rstrip()))
        elif tag == "hr":
            self.events.append(("hr",))
        elif tag in {"blockquote", "dl", "dd", "dt"}:
            self.inside(element, [(tag,), *_attributes(element)], [(f"/{tag}",)], opens_paragraph=tag != "dt")
        elif name:
            argument = element.get(ARGUMENT) if name in NAMED_BLOCKS else ""
            self.inside(element, [("block", name, argument)], [("/block",)], opens_paragraph=True)
        elif tag in {"div", "section", "figcaption"} and not set(element.attrib) - {"class", "role"}:
            self.inside(element, [], [], opens_paragraph=True)
        else:
            self.inside(element, [("html", tag), *_attributes(element)], [(f"/{tag}",)])

    def _walk_list(self, element: Element, tag: str) -> None:
        runs_on = element.get("class") == _RUNNING
        first = self._clause if runs_on else 1 if element.get("class") == _OF_ITS_OWN else _number(element.get("start"))
        self.events.append((tag,))
        items = element.findall("li")
        for number, item in enumerate(items, first):
            self.elements.append((item, len(self.events)))
            key = ("li", str(number) if tag == "ol" else "")
            self.inside(item, [key, *_attributes(item)], [], opens_paragraph=True)
        self._clause = first + len(items) if runs_on else self._clause
        self.events.append((f"/{tag}",))

    def _walk_table(self, element: Element) -> None:
        for caption in element.iterfind("caption"):
            self.inside(caption, [("p",)], [])
        self.events.append(("table",))
        for row in element.iter("tr"):
            self.events.append(("tr",))
            for cell in row:
                self.elements.append((cell, len(self.events)))
                self.inside(cell, [("cell",), *_attributes(cell)], [])
        self.events.append(("/table",))


def _attributes(element: Element) -> list[Key]:
    written = [name for name in (element.get("class") or "").split() if not name.startswith(_GENERATED)]
    ids = [f"#{element.get('id')}"] if element.get("id") else []
    said = " ".join([*ids, *(f".{name}" for name in sorted(written))])
    return [("attr", said)] if said else []


def _number(written: str | None) -> int:
    return int(written[:_LONGEST_NUMBER]) if written and written.isdecimal() else 1
