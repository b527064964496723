"""The text of one Markdown block: words, links and ids, each with its place in the file.

markdown-it-py gives the lines of a block and the order of its content; the columns are found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from handbook.corpus.attributes import ATTRIBUTES
from handbook.corpus.model import Anchor, Link, Span

FENCE = re.compile(r"^(?P<slashes>/{3,})[ ]*(?:(?P<name>[^\s|]+)[ ]*(?P<bar>\|)?[ ]*(?P<argument>(?:.*[^ ])?))?[ ]*$")
_ID = re.compile(r"(?:^|\s)#(?P<id>\S+)")
_AFTER_TARGET = re.compile(r"[\s)]")


class Inline:
    """The text of one block. It starts at column `from_column` (from 0) or later: table cells share a line."""

    def __init__(self, token: Token, lines: list[str], first_line: int, from_column: int = 0) -> None:
        self.content = token.content
        self.children = token.children or []
        self.top = token.map[0] if token.map else 0
        self.lines = lines
        self.first_line = first_line
        self.from_column = from_column
        self.masked = self._without_code()

    @property
    def end_column(self) -> int:
        """The column, from 0, at which the text ends in its first line."""
        return self.place(0)[1] - 1 + len(self.content.split("\n", 1)[0])

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of the character at this offset."""
        row = self.content.count("\n", 0, offset)
        start = self.content.rfind("\n", 0, offset) + 1
        line_text = self.content[start:].split("\n", 1)[0]
        source = self.lines[self.top + row] if self.top + row < len(self.lines) else ""
        indent = max(source.find(line_text, 0 if row else self.from_column), 0) if line_text else 0
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
        start = link_end = 0
        for number, child in enumerate(self.children):
            if child.type == "link_close":
                start = link_end
            target = child.attrGet("href" if child.type == "link_open" else "src")
            if child.type not in {"link_open", "image"} or not isinstance(target, str):
                continue
            text = child.content if child.type == "image" else "".join(_words(self.children[number + 1 :]))
            bracket, end = self._find(target, start)
            yield Link(target, text, *self.place(bracket))
            if child.type == "link_open":  # a link's text may contain an image
                start, link_end = bracket + 1, end
            else:
                start = end

    def _find(self, target: str, start: int) -> tuple[int, int]:
        """Offsets of the next link with this target: opening bracket and end; `start` twice for a reference link."""
        for written in (f"]({target}", f"](<{target}>"):
            at = self.masked.find(written, start)
            while at >= 0:
                end = at + len(written)
                if end >= len(self.masked) or _AFTER_TARGET.match(self.masked[end]):
                    return self._opening(at), end
                at = self.masked.find(written, end)
        written = f"<{target.removeprefix('mailto:')}>"
        at = self.masked.find(written, start)
        return (at, at + len(written)) if at >= 0 else (start, start)

    def _opening(self, closing: int) -> int:
        """Offset of the opening bracket that matches the one at `closing`."""
        depth = 0
        for at in range(closing, -1, -1):
            depth += {"]": 1, "[": -1}.get(self.masked[at], 0)
            if depth == 0:
                return at - 1 if at and self.masked[at - 1] == "!" else at
        return closing

    def _without_code(self) -> str:
        """The content with inline code blanked out, so that no link is found in code."""
        masked = self.content
        for child in self.children:
            if child.type == "code_inline":
                for written in (
                    f"{child.markup}{child.content}{child.markup}",
                    f"{child.markup} {child.content} {child.markup}",
                ):
                    masked = masked.replace(written, " " * len(written), 1)
        return masked

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
        """The lines of this text that open or close a block."""
        for row, line in enumerate(self.content.split("\n")):
            fence = FENCE.match(line)
            if fence:
                yield self.first_line + self.top + row, fence


def _words(children: list[Token]) -> Iterator[str]:
    """The text up to the end of the link that has just been opened."""
    for child in children:
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
