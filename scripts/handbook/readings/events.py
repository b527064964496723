"""What both readings of a page become: a flat list of events, such as `("li", "2")`, `("w", "word")`, `("/a",)`.

p, h LEVEL #ID, ul, ol, li NUMBER, table, tr, cell, dl, dt, dd, blockquote, pre TEXT, code TEXT, a TARGET TITLE,
img TARGET TEXT TITLE, em, strong, br, hr, block NAME ARGUMENT, attr IDS-AND-CLASSES, html RAW, w WORD. Containers end
with `/NAME`; a p, h, li or cell ends where the next begins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, TypeVar

Key = tuple[str, ...]
T = TypeVar("T")

NAMED_BLOCKS = ("data", "figure")
"""Blocks whose argument is a name; that of others is a title, so words."""


@dataclass
class Place:
    """A block's text in the body of a page: `top` is its first line there, from 0."""

    lines: Sequence[str]
    top: int
    content: str = ""
    after: int = 0
    """The column, from 0, before which its first line cannot begin: cells share a line."""

    @cached_property
    def _rows(self) -> list[tuple[int, int]]:
        rows, start = [], 0
        for row, text in enumerate(self.content.split("\n")):
            source = self.lines[self.top + row] if self.top + row < len(self.lines) else ""
            found = source.find(text, 0 if row else self.after) if text else len(source) - len(source.lstrip())
            rows.append((start, max(found, 0)))
            start += len(text) + 1
        return rows

    def line_column(self, offset: int = 0) -> tuple[int, int]:
        """Line, from 0, and column, from 1, of the character at an offset of the text."""
        row = bisect_right(self._rows, offset, key=itemgetter(0)) - 1
        start, indent = self._rows[row]
        return self.top + row, indent + offset - start + 1


class Event(NamedTuple):
    """An event of the author's reading, with its place."""

    key: Key
    place: Place
    offset: int = 0

    @property
    def line_column(self) -> tuple[int, int]:
        """Its line in the body, from 0, and its column, from 1."""
        return self.place.line_column(self.offset)


def joined(events: Sequence[T], key: Callable[[T], Key]) -> list[T]:
    """Neighbouring definition lists as one: the two parsers part them differently."""
    cut = {n for n, (one, two) in enumerate(pairwise(events)) if key(one) == ("/dl",) and key(two) == ("dl",)}
    return [event for n, event in enumerate(events) if n not in cut and n - 1 not in cut]
