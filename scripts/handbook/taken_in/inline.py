"""The inside of a paragraph as HTML -> Markdown on one line, or lines with breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from handbook.html.tree import Element
from handbook.taken_in.escape import after_link, at_start, printed, without_sign
from handbook.taken_in.model import Lost
from handbook.thai.words import word, write_number

_BREAK = "\n"
_SPAN = {"strong": "**", "em": "*"}
_SAFE_TARGET = re.compile(r"(?:https?|mailto|tel):[\w:/?#@!$&'*+,;=%.~-]+", re.ASCII)


@dataclass
class Inline:
    """Writes the texts of one document; `lost` gathers what cannot be written."""

    pictures: dict[str, str]
    """A picture's name in the article -> its target in the pages."""
    lost: list[Lost] = field(default_factory=list)
    place: str = ""
    notes: list[str] = field(default_factory=list)
    """Numbers of the footnotes met since somebody emptied the list."""

    def lines(self, element: Element, *, is_bold_kept: bool = True) -> str:
        """An element's content as a paragraph; breaks of lines are kept."""
        rows = [" ".join(row.split()) for row in self._content(element, is_bold_kept).split(_BREAK)]
        return "  \n".join(at_start(row) for row in rows if row)

    def line(self, element: Element, *, is_bold_kept: bool = False) -> str:
        """An element's content on one line, for headings and cells."""
        return " ".join(self._content(element, is_bold_kept).split())

    def _content(self, element: Element, is_bold_kept: bool) -> str:
        return "".join(self._parts(element, is_bold_kept))

    def _parts(self, element: Element, is_bold_kept: bool) -> Iterator[str]:
        yield printed(element.text or "")
        previous = element.text or ""
        for child in element:
            following = child.tail or ""
            yield self._child(child, is_bold_kept, previous[-1:], following[:1])
            yield after_link(printed(following))
            previous = following or "".join(child.itertext())

    def _child(self, child: Element, is_bold_kept: bool, before: str, after: str) -> str:
        match child.tag:
            case "br":
                said = _BREAK
            case "input":  # a box of Word's old forms
                said = "\N{BALLOT BOX WITH X}" if child.get("checked") is not None else "\N{BALLOT BOX}"
            case "img":
                said = self._picture(child)
            case "span" if child.get("data-note"):
                self.notes.append(child.get("data-note"))
                said = f" {note_mark(child.get('data-note'))} "
            case "span" if child.get("class") == "number":
                said = f"{printed(child.text or '')} "
            case "strong" | "em" if is_bold_kept:
                said = self._emphasis(child, before, after)
            case "a" if child.get("href"):
                said = self._link(child)
            case _:
                said = self._content(child, is_bold_kept)
        return said

    def _emphasis(self, child: Element, before: str, after: str) -> str:
        inside = self._content(child, is_bold_kept=False)
        text, sign = inside.strip(), _SPAN[child.tag]
        if not text or _BREAK in text or _is_stuck(text[0], before) or _is_stuck(text[-1], after):
            return inside
        begin = inside[: len(inside) - len(inside.lstrip())]
        return f"{begin}{sign}{without_sign(text)}{sign}{inside[len(inside.rstrip()) :]}"

    def _link(self, child: Element) -> str:
        target = child.get("href")
        text = "".join(child.itertext()).strip()
        if target.startswith("#") or not text:
            return self._content(child, is_bold_kept=False)
        if not _SAFE_TARGET.fullmatch(target):
            self.lost.append(Lost("link", self.place, f"{text} → {target}"))
            return self._content(child, is_bold_kept=False)
        words = self._content(child, is_bold_kept=False).strip()
        return words if "](" in words else f"[{words}]({target})"

    def _picture(self, child: Element) -> str:
        target = self.pictures.get(child.get("src", ""))
        if target is None:
            self.lost.append(Lost("picture", self.place, child.get("alt", "")))
            return ""
        said = printed(" ".join((child.get("alt") or "").split())) or word("th", "taken.picture")
        return f"![{said}]({target})"


def note_mark(number: str) -> str:
    """What stands in the text where a footnote is called."""
    return f"({word('th', 'taken.note', number=write_number(int(number), 'thai'))})"


def _is_stuck(inner: str, outer: str) -> bool:
    """Whether a sign of emphasis between these two would not count: CommonMark's flanking rule, 6.2."""
    return bool(outer.strip()) and unicodedata.category(inner)[0] in "PS" and unicodedata.category(outer)[0] not in "PS"
