"""A part after its layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbook.press.text_area import Outside, outside


@dataclass(frozen=True)
class LaidOut:
    """The pages of a part, and what the layout tells of them."""

    document: Any
    """A NotedDocument."""
    anchors: Mapping[str, int]
    """Id -> page within the part, from zero; the first page if the element breaks across pages."""
    outside: tuple[Outside, ...]
    """What leaves its page."""

    @property
    def pages(self) -> list[Any]:
        """The pages: an even number, because a blank page follows if the text ends on a right-hand page."""
        pages: list[Any] = self.document.pages
        return pages


def laid_out(document: Any) -> LaidOut:
    """What was laid out, without the last page, which only makes the one before a left page."""
    document.pages.pop()
    anchors: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for anchor in page.anchors:
            anchors.setdefault(anchor, number)
    return LaidOut(document, anchors, tuple(outside(document.pages)))
