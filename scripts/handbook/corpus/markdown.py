"""A page's Markdown -> its headings, ids, links, blocks and texts, each with line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from handbook.corpus.inline import FENCE, Inline
from handbook.corpus.model import Allow, Anchor, Block, Heading, Link, Text
from handbook.markup.author import ATTRIBUTES, BLOCK_LINE, author_parser
from handbook.markup.blocks import NUMBERED_BLOCKS

_ALLOW = re.compile(r"<!--\s*hb:\s*allow\s+(?P<code>HB\d{3})(?P<reason>.*?)-->", re.DOTALL)

_PARSER = author_parser()


@dataclass(frozen=True)
class Parts:
    """What the checks and the later stages need of a page's text."""

    headings: tuple[Heading, ...]
    anchors: tuple[Anchor, ...]
    printed: tuple[Anchor, ...]
    links: tuple[Link, ...]
    blocks: tuple[Block, ...]
    texts: tuple[Text, ...]
    allows: tuple[Allow, ...]
    open_end: int


def read_parts(body: str, first_line: int) -> Parts:
    """Read a page's Markdown, whose first line is line `first_line` of its file."""
    lines = body.split("\n")
    tokens = _PARSER.parse(body)
    reader = _Reader(lines, first_line)
    for number, token in enumerate(tokens):
        reader.read(token, tokens[number - 1])
    return Parts(
        tuple(reader.headings),
        tuple(reader.anchors),
        tuple(reader.printed),
        tuple(reader.links),
        tuple(reader.blocks),
        tuple(reader.texts),
        tuple(_allows(tokens, lines, first_line)),
        next((line + first_line for line in _open_ends(tokens, lines)), 0),
    )


@dataclass
class _Reader:
    """Collects the parts in one pass over a page's tokens."""

    lines: list[str]
    first_line: int
    headings: list[Heading] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    printed: list[Anchor] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    opened: list[tuple[int, str]] = field(default_factory=list)  # index in blocks, slashes
    row: int = 0
    rows: int = 0
    column: int = 0
    lists: int = 0

    def read(self, token: Token, before: Token) -> None:
        """Process one token; `before` is the token that opened its container."""
        match token.type:
            case "tr_open":
                self.rows += 1
                self.row, self.column = self.rows, 0
            case "tr_close":
                self.row = self.column = 0
            case "list_item_open":
                self.lists += 1
            case "list_item_close":
                self.lists -= 1
            case _ if token.type == BLOCK_LINE and token.map is not None:
                fence = FENCE.match(self.lines[token.map[0]].strip())
                if fence is not None:
                    self._read_fence(token.map[0] + self.first_line, fence)
            case "inline" if token.map is not None:
                self._read_text(token, before)

    def _read_text(self, token: Token, before: Token) -> None:
        text = Inline(token, self.lines, self.first_line, self.column)
        if self.row:
            self.column = text.end_column
        is_heading = before.type == "heading_open"
        is_numbered = self.lists > 0 and self._block() in NUMBERED_BLOCKS
        found = list(text.anchors(at_line_ends=is_heading or is_numbered))
        self.anchors += [anchor for anchor, works in found if works]
        self.printed += [anchor for anchor, works in found if not works]
        self.links += text.links()
        for line, fence in text.fences():
            self._read_fence(line, fence)
        line, column = text.place(0)
        if is_heading:
            id = found[0][0].id if found else None
            title = " ".join(ATTRIBUTES.sub("", token.content).split())
            self.headings.append(Heading(int(before.tag[1]), title, id, line, column))
        words, spans = text.plain()
        if words.strip():
            section = (self.headings[-1].id or "") if self.headings else ""
            self.texts.append(Text(words, spans, section, self._block(), self.row, is_heading, line, column))

    def _block(self) -> str:
        """The name of the innermost open block; empty if there is none."""
        return self.blocks[self.opened[-1][0]].name if self.opened else ""

    def _read_fence(self, line: int, fence: re.Match[str]) -> None:
        """Open a block; or close the innermost block with as many slashes, and all blocks inside it."""
        if fence["name"]:
            self.opened.append((len(self.blocks), fence["slashes"]))
            has_bar = fence["bar"] is not None or not fence["argument"]
            self.blocks.append(Block(fence["name"], fence["argument"] or "", line, closed=False, well_formed=has_bar))
            return
        for depth in range(len(self.opened) - 1, -1, -1):
            index, slashes = self.opened[depth]
            if slashes == fence["slashes"]:
                self.blocks[index] = replace(self.blocks[index], closed=True, end=line)
                del self.opened[depth:]
                return
        self.blocks.append(Block("", "", line, closed=True, well_formed=True))  # a closing line without a block


def _open_ends(tokens: list[Token], lines: list[str]) -> Iterator[int]:
    """The line, from 0, of each piece of code and each comment that goes on to the end of the page."""
    for token in tokens:
        if token.map is None or token.level:
            continue
        begin, end = token.map
        last = lines[end - 1].strip() if end - 1 > begin else ""
        is_open_code = token.type == "fence" and not (last.startswith(token.markup) and not last.strip(token.markup[0]))
        if is_open_code or (token.type == "html_block" and "<!--" in token.content.rpartition("-->")[2]):
            yield begin


def _allows(tokens: list[Token], lines: list[str], first_line: int) -> Iterator[Allow]:
    """The comments that allow a problem in the block after them."""
    for number, token in enumerate(tokens):
        found = _ALLOW.fullmatch(token.content.strip()) if token.type == "html_block" else None
        if found is None or token.map is None:
            continue
        after = (
            later.map for later in tokens[number + 1 :] if later.map and not _ALLOW.fullmatch(later.content.strip())
        )
        following = next(after, (len(lines), len(lines)))
        line, column = token.map[0] + first_line, lines[token.map[0]].index("<") + 1
        first, last = following[0] + first_line, following[1] + first_line - 1
        yield Allow(found["code"], found["reason"].strip(), line, column, first, last)
