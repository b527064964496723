"""The text of one Markdown block: words, links and ids, each with its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from markdown_it.token import Token

from handbook.corpus.model import Anchor, Link, Span
from handbook.markup.author import ATTRIBUTES, children_of, offset_of

# A line that means to open or close a block, well formed or not.
FENCE = re.compile(r"^(?P<slashes>/{3,})[ ]*(?:(?P<name>[^\s|]+)[ ]*(?P<bar>\|)?[ ]*(?P<argument>(?:.*[^ ])?))?[ ]*$")
_ID = re.compile(r"(?:^|\s)#(?P<id>\S+)")


class Inline:
    """The text of one block. It starts at column `from_column` (from 0) or later: table cells share a line."""

    def __init__(self, token: Token, lines: list[str], first_line: int, from_column: int = 0) -> None:
        self.content = token.content
        self.children = children_of(token)
        self.top = token.map[0] if token.map else 0
        self.lines = lines
        self.first_line = first_line
        self.from_column = from_column

    @property
    def end_column(self) -> int:
        """The column, from 0, at which the text ends in its first line."""
        return self.place(0)[1] - 1 + len(self.content.split("\n", 1)[0])

    @cached_property
    def _rows(self) -> list[tuple[int, int]]:
        """Of each line of the text: the offset at which it starts, and its indent in the file."""
        rows, start = [], 0
        for row, text in enumerate(self.content.split("\n")):
            source = self.lines[self.top + row] if self.top + row < len(self.lines) else ""
            indent = max(source.find(text, 0 if row else self.from_column), 0) if text else 0
            rows.append((start, indent))
            start += len(text) + 1
        return rows

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of the character at this offset."""
        row = bisect_right(self._rows, offset, key=itemgetter(0)) - 1
        start, indent = self._rows[row]
        return self.first_line + self.top + row, indent + offset - start + 1

    def anchors(self, *, at_line_ends: bool) -> Iterator[tuple[Anchor, bool]]:
        """The ids of attribute lists, and whether each takes effect: on its own line, or at a line end if allowed."""
        for attributes in ATTRIBUTES.finditer(self.content):
            own_line = attributes.start() > 0 and self.content[attributes.start() - 1] == "\n"
            for found in _ID.finditer(attributes["list"]):
                line, column = self.place(attributes.start("list") + found.start("id") - 1)
                yield Anchor(found["id"], line, column), at_line_ends or own_line

    def links(self) -> Iterator[Link]:
        """The links and images of this text, in order."""
        for number, child in enumerate(self.children):
            target = child.attrGet("href" if child.type == "link_open" else "src")
            if child.type in {"link_open", "image"} and isinstance(target, str):
                text = child.content if child.type == "image" else "".join(_words(self.children, number + 1))
                place, title = self.place(offset_of(child)), str(child.attrGet("title") or "")
                yield Link(target, text, *place, is_picture=child.type == "image", title=title)

    def plain(self) -> tuple[str, tuple[Span, ...]]:
        """The text without markup, attribute lists and block lines; and its linked spans."""
        words = ""
        spans: list[Span] = []
        opened: list[tuple[int, str]] = []
        for child in self.children:
            if child.type == "link_open":
                opened.append((len(words), str(child.attrGet("href"))))
            elif child.type == "link_close" and opened:
                start, target = opened.pop()
                spans.append(Span(start, len(words), target))
            elif child.type in {"softbreak", "hardbreak"}:
                words += "\n"
            elif child.content and child.type != "html_inline" and not FENCE.match(child.content):
                words += child.content
        return _without_attributes(words, spans)

    def fences(self) -> Iterator[tuple[int, re.Match[str]]]:
        """The lines of this text that mean to open or close a block; well-formed ones are tokens of their own."""
        for row, line in enumerate(self.content.split("\n")):
            fence = FENCE.match(line)
            if fence:
                yield self.first_line + self.top + row, fence


def _words(children: Sequence[Token], start: int) -> Iterator[str]:
    """The text up to the end of the link that has just been opened."""
    for number in range(start, len(children)):
        child = children[number]
        if child.type == "link_close":
            return
        yield child.content if child.type != "softbreak" else " "


def _without_attributes(words: str, spans: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """Remove attribute lists from a text and shift the spans after them."""
    for found in reversed(list(ATTRIBUTES.finditer(words))):
        gone = found.end() - found.start()
        words = words[: found.start()] + words[found.end() :]
        spans = [
            Span(span.start - gone, span.end - gone, span.target) if span.start >= found.end() else span
            for span in spans
        ]
    return words, tuple(spans)
