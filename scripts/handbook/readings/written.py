"""A page as its author means it: the tokens of markup/author.py -> events with places, and runs of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from handbook.markup.author import BLOCK_LINE, attribute_lists, children_of, offset_of
from handbook.markup.blocks import NUMBERED_BLOCKS
from handbook.readings.events import NAMED_BLOCKS, Event, Key, Place, joined

ESCAPED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a run for each sign that the author escaped, or wrote as an entity."""
_COMMENT = re.compile(r"\s*<!--(?:(?!--)[\s\S])*-->\s*")
_CONTAINERS = {"ul", "ol", "table", "blockquote", "dl", "hr"}
_CONTAINER_TOKENS = {"dd_open", "dd_close", "dt_close", "tr_open"}
_OPENING = {"heading_open", "paragraph_open", "td_open", "th_open", "list_item_open", "dt_open"}
_CELLS = {"td_open", "th_open"}
_WITH_LISTS_AT_ENDS = {"heading_open", "dt_open", *_CELLS}  # markdown.extensions.attr_list, HEADER_RE


class Run(NamedTuple):
    """A stretch of text without markup, and where it stands."""

    visible: str
    place: Place
    offset: int
    block: str
    is_linked: bool


@dataclass(frozen=True)
class Written:
    """What a page's author wrote. `references` are the labels of definitions, which the handbook does not use."""

    lines: Sequence[str]
    tokens: Sequence[Token]
    events: Sequence[Event]
    runs: Sequence[Run]
    references: Sequence[str]


def read_written(parser: MarkdownIt, body: str) -> Written:
    """Read a page's Markdown by the parser of markup/author.py."""
    env: dict[str, Any] = {}
    tokens = parser.parse(body, env)
    reader = _Reader(parser, body.split("\n"), env)
    for number, token in enumerate(tokens):
        reader.read(token, tokens[number + 1] if number + 1 < len(tokens) else None)
    events = joined(reader.events, lambda event: event.key)
    return Written(reader.lines, tokens, events, reader.runs, list(env.get("references", {})))


def attributes_of(content: str, *, at_line_ends: bool) -> str:
    """The id and the classes of a text's attribute lists, as the article has them."""
    lists = attribute_lists(content, at_line_ends=at_line_ends)
    parts = [part for found in lists for part in found["list"].split() if part[0] in "#."]
    ids = sorted((part for part in parts if part[0] == "#"), reverse=True)
    return " ".join([*ids[:1], *sorted(part for part in parts if part[0] == ".")])


@dataclass
class _Reader:
    parser: MarkdownIt
    lines: Sequence[str]
    env: dict[str, Any]
    events: list[Event] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    opened: list[tuple[str, str]] = field(default_factory=list)
    """Name and slashes of the open blocks."""
    top: int = 0
    column: int = 0
    in_cell: bool = False
    at_line_ends: bool = False
    items: int = 0

    def read(self, token: Token, following: Token | None) -> None:
        self.top = token.map[0] if token.map else self.top
        kind = token.type
        if kind == "inline":
            self._read_text(token)
        elif kind == BLOCK_LINE:
            self._read_block_line(token)
        elif kind in _OPENING:
            self.items += kind == "list_item_open"
            self.in_cell = kind in _CELLS
            self.at_line_ends = kind in _WITH_LISTS_AT_ENDS or self._is_numbered()
            text = following.content if following is not None and following.type == "inline" else ""
            self._add(*_opening(token, attributes_of(text, at_line_ends=self.at_line_ends)))
        elif kind == "list_item_close":
            self.items -= 1
        elif kind in {"fence", "code_block"}:
            self._add(("pre", token.content.rstrip()))
        elif kind == "html_block" and not _COMMENT.fullmatch(token.content):
            self._add(("html", token.content.strip()))
        elif token.tag in _CONTAINERS or kind in _CONTAINER_TOKENS:
            self.column = 0 if token.tag == "tr" else self.column
            self._add(("/" * (token.nesting < 0) + token.tag,))

    def _is_numbered(self) -> bool:
        return self.items > 0 and bool(self.opened) and self.opened[-1][0] in NUMBERED_BLOCKS

    def _add(self, *keys: Key) -> None:
        place = Place(self.lines, self.top)
        self.events += [Event(key, place) for key in keys]

    def _read_text(self, token: Token) -> None:
        after = 0
        if self.in_cell:
            after = max(self.lines[self.top].find(token.content.split("\n", 1)[0], self.column), 0)
            self.column = after + len(token.content)
        self._spell(children_of(token), Place(self.lines, self.top, token.content, after))

    def _read_block_line(self, token: Token) -> None:
        name, argument, slashes = token.meta["name"], token.meta["argument"] or "", token.meta["slashes"]
        if name is None:
            while self.opened and self.opened[-1][1] != slashes:
                self.opened.pop()
                self._add(("/block",))
            self._add(("/block",))
            self.opened[-1:] = []
            return
        self.opened.append((name, slashes))
        is_name = name in NAMED_BLOCKS
        self._add(("block", name, argument if is_name else ""))
        if argument and not is_name:
            self._add(("p",))
            place = Place(self.lines, self.top, argument, max(self.lines[self.top].find(argument), 0))
            self._spell(children_of(self.parser.parseInline(argument, self.env)[0]), place)

    def _spell(self, children: Sequence[Token], place: Place) -> None:
        """The events of one block's text."""
        dropped = [found.span() for found in attribute_lists(place.content, at_line_ends=self.at_line_ends)]
        spelling = _Spelling(place, dropped, self.opened[-1][0] if self.opened else "", self.events, self.runs)
        for child in children:
            spelling.read(child)
        spelling.flush()


def _opening(token: Token, attributes: str) -> Iterator[Key]:
    if token.type == "heading_open":
        yield "h", token.tag[1], attributes
        return
    first: dict[str, Key] = {"dt_open": ("dt",), "list_item_open": ("li", token.info)}
    first |= dict.fromkeys(_CELLS, ("cell",))
    if token.type in first:
        yield first[token.type]
    if attributes:
        yield "attr", attributes
    if token.tag == "p":
        yield ("p",)


class _Spelling:
    """Collects the words of one block's text, whose attribute lists are no words."""

    def __init__(
        self, place: Place, dropped: list[tuple[int, int]], block: str, events: list[Event], runs: list[Run]
    ) -> None:
        self._place, self._dropped, self._block, self._events, self._runs = place, dropped, block, events, runs
        self._pieces: list[tuple[str, int, bool]] = []  # text, offset, whether it is escaped or an entity
        self._in_link = False

    def read(self, child: Token) -> None:
        at, kind = offset_of(child), child.type
        if kind in {"text", "text_special", "softbreak"}:
            piece = "\n" if kind == "softbreak" else child.content
            self._pieces.append((self._kept(piece, at) if kind == "text" else piece, at, kind == "text_special"))
            return
        self.flush()
        self._in_link = kind == "link_open" or (self._in_link and kind != "link_close")
        if not (kind == "html_inline" and _COMMENT.fullmatch(child.content)):
            self._events.append(Event(_key_of(child), self._place, at))

    def flush(self) -> None:
        text = "".join(piece for piece, *_ in self._pieces)
        if text.strip():
            index = start = 0
            for word in re.finditer(r"\S+", text):
                while word.start() >= start + len(self._pieces[index][0]):
                    start += len(self._pieces[index][0])
                    index += 1
                offset = self._pieces[index][1] + word.start() - start
                self._events.append(Event(("w", word[0]), self._place, offset))
            visible = "".join(ESCAPED * len(piece) if escaped else piece for piece, _, escaped in self._pieces)
            self._runs.append(Run(visible, self._place, self._pieces[0][1], self._block, self._in_link))
        self._pieces.clear()

    def _kept(self, piece: str, at: int) -> str:
        for first, last in self._dropped:
            if first < at + len(piece) and at < last:
                return piece[: max(first - at, 0)] + piece[last - at :]
        return piece


def _key_of(child: Token) -> Key:
    target = str(child.attrGet("href") or child.attrGet("src") or "")
    title = str(child.attrGet("title") or "")
    match child.type:
        case "hardbreak":
            return ("br",)
        case "code_inline":
            return "code", " ".join(child.content.split())
        case "html_inline":
            return "html", child.content
        case "image":
            return "img", target, child.content, title
        case "link_open":
            return "a", target, title
        case _:
            return ("/" * (child.nesting < 0) + child.tag,)
