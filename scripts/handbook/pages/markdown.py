"""A page's text -> its headings, ids, links and blocks, each with line and column.

The Markdown is parsed by markdown-it-py, which knows the lines of every block; columns are then found in those lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from handbook.pages.corpus import Anchor, Block, Heading, Link

# Python-Markdown's attribute list at the end of a line: `{ #steps }`, `{: #steps .wide }`.
_ATTRIBUTES = re.compile(r"[ ]*\{:?[ ]*(?P<list>[^{}\n]+?)[ ]*\}[ ]*$", re.MULTILINE)
_ID = re.compile(r"(?:^|\s)#(?P<id>\S+)")
_FENCE = re.compile(r"^(?P<slashes>/{3,})[ ]*(?:(?P<name>[A-Za-z][\w-]*)[ ]*(?:\|[ ]*(?P<argument>.*?))?)?[ ]*$")

_PARSER = MarkdownIt("commonmark").enable("table")
_PARSER.normalizeLink = lambda url: url  # type: ignore[method-assign]  # targets as the author wrote them
_PARSER.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005


@dataclass(frozen=True)
class Parts:
    """What the checks and the later stages want to know of a page's text."""

    headings: tuple[Heading, ...]
    anchors: tuple[Anchor, ...]
    links: tuple[Link, ...]
    blocks: tuple[Block, ...]


def read_parts(body: str, first_line: int) -> Parts:
    """Read a page's Markdown, whose first line is line `first_line` of its file."""
    lines = body.split("\n")
    tokens = _PARSER.parse(body)
    headings: list[Heading] = []
    anchors: list[Anchor] = []
    links: list[Link] = []
    fences: list[tuple[int, re.Match[str]]] = []
    for number, token in enumerate(tokens):
        if token.type != "inline" or token.map is None:
            continue
        text = _Inline(token, lines, first_line)
        found = list(text.anchors())
        anchors += found
        links += text.links()
        fences += text.fences()
        opening = tokens[number - 1]
        if opening.type == "heading_open":
            line, column = text.place(0)
            id = found[0].id if found else None
            title = _ATTRIBUTES.sub("", token.content).strip()
            headings.append(Heading(int(opening.tag[1]), title, id, line, column))
    return Parts(tuple(headings), tuple(anchors), tuple(links), tuple(_blocks(fences)))


class _Inline:
    """The text of one block, and where its characters stand in the file."""

    def __init__(self, token: Token, lines: list[str], first_line: int) -> None:
        self.content = token.content
        self.children = token.children or []
        self.top = token.map[0] if token.map else 0
        self.lines = lines
        self.first_line = first_line

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of a character of this text."""
        row = self.content.count("\n", 0, offset)
        start = self.content.rfind("\n", 0, offset) + 1
        line_text = self.content[start:].split("\n", 1)[0]
        source = self.lines[self.top + row] if self.top + row < len(self.lines) else ""
        indent = max(source.find(line_text), 0) if line_text else 0
        return self.first_line + self.top + row, indent + offset - start + 1

    def anchors(self) -> Iterator[Anchor]:
        """The ids of attribute lists in this text."""
        for attributes in _ATTRIBUTES.finditer(self.content):
            for found in _ID.finditer(attributes["list"]):
                line, column = self.place(attributes.start("list") + found.start("id") - 1)
                yield Anchor(found["id"], line, column)

    def links(self) -> Iterator[Link]:
        """The links and images of this text, in order."""
        start = 0
        for number, child in enumerate(self.children):
            target = child.attrGet("href" if child.type == "link_open" else "src")
            if child.type not in {"link_open", "image"} or not isinstance(target, str):
                continue
            text = child.content if child.type == "image" else "".join(_words(self.children[number + 1 :]))
            at = self._find(target, text, start)
            if at is None:
                line, column = self.place(start)
            else:
                line, column = self.place(at)
                start = at + 1
            yield Link(target, text, line, column)

    def _find(self, target: str, text: str, start: int) -> int | None:
        """Offset of the opening bracket of the next link with this target; None for reference links."""
        for written in (f"]({target}", f"](<{target}>", f"<{target}>"):
            end = self.content.find(written, start)
            if end >= 0:
                bracket = self.content.rfind("[", start, end) if written.startswith("]") else end
                near = self.content.rfind(f"[{text}", start, end)
                return near if near >= 0 else max(bracket, start)
        return None

    def fences(self) -> Iterator[tuple[int, re.Match[str]]]:
        """The lines of this text that open or close a block."""
        for row, line in enumerate(self.content.split("\n")):
            fence = _FENCE.match(line)
            if fence:
                yield self.first_line + self.top + row, fence


def _words(children: list[Token]) -> Iterator[str]:
    """The words up to the end of the link that has just been opened."""
    for child in children:
        if child.type == "link_close":
            return
        yield child.content if child.type != "softbreak" else " "


def _blocks(fences: list[tuple[int, re.Match[str]]]) -> Iterator[Block]:
    """Pair each opening line with its closing line: the next bare line with as many slashes."""
    for number, (line, fence) in enumerate(fences):
        if fence["name"]:
            closed = any(
                not later["name"] and later["slashes"] == fence["slashes"] for _, later in fences[number + 1 :]
            )
            yield Block(fence["name"], fence["argument"] or "", line, closed)
