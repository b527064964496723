"""A page's Markdown -> its sections, each with the parts that a correction keeps and the words that it may spell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from handbook.editions.wording import link_close, link_open
from handbook.markup.author import ATTRIBUTES, BLOCK_LINE, author_parser, children_of
from handbook.markup.blocks import BLOCK_NAMES, Form, Letter

_PARSER = author_parser()
_COMMENTS = re.compile(r"(?:\s*<!--.*?-->\s*)+", re.DOTALL)
_WHOLE = {Letter.NAME, Form.NAME}
"""Blocks that quote a letter, or are what people sign."""
_NAMING = {"data", "figure"}
"""Blocks whose argument is a name; that of others is words for readers."""


@dataclass(frozen=True)
class Part:
    """A piece of a page: what it is besides its words, its words, what links may point to, and its line.

    `is_free` is false where other words are another text: in a letter, a form, a table, code.
    """

    kind: str
    words: str
    line: int
    ids: frozenset[str] = frozenset()
    is_free: bool = False


@dataclass
class Section:
    """What stands from a heading to the next one; `id` is the heading's, or its words if it has none."""

    id: str
    line: int
    parts: list[Part] = field(default_factory=list)


def sections_of(body: str, first_line: int) -> list[Section]:
    """The sections of a page whose body begins on this line of its file; the first one stands before any heading."""
    sections = [Section("", first_line)]
    opened: list[tuple[str, str]] = []  # slashes and name of each block around
    line, is_heading, is_table = first_line, False, False
    for token in _PARSER.parse(body):
        line = first_line + token.map[0] if token.map else line
        if token.type == BLOCK_LINE:
            _follow(opened, token.meta["slashes"], token.meta["name"])
        is_table = token.type == "table_open" or (is_table and token.type != "table_close")
        is_free = not is_table and not any(name in _WHOLE for _, name in opened)
        part = _part(token, line, is_free=is_free)
        if part is not None and is_heading:
            opening = sections[-1].parts.pop()
            sections.append(Section(min(part.ids, default=part.words), line, [opening]))
        if part is not None:
            sections[-1].parts.append(part)
        is_heading = token.type == "heading_open"
    return sections


def _follow(opened: list[tuple[str, str]], slashes: str, name: str | None) -> None:
    """Note a block that opens, or the end of the innermost one with as many slashes and of all inside it."""
    if name:
        opened.append((slashes, name))
        return
    for depth in range(len(opened) - 1, -1, -1):
        if opened[depth][0] == slashes:
            del opened[depth:]
            return


def _part(token: Token, line: int, *, is_free: bool) -> Part | None:
    """One block token; None for a comment."""
    kind, words = f"{token.type} {token.tag}", ""
    if token.type == "inline":
        return _text(token, line, is_free=is_free)
    if token.type == "html_block" and _COMMENTS.fullmatch(token.content):
        return None
    if token.type == BLOCK_LINE:
        name, words = token.meta["name"] or "", token.meta["argument"] or ""
        kind = f"{BLOCK_LINE} {name}"
        if name in _NAMING or name not in BLOCK_NAMES:
            kind, words = f"{kind} {words}", ""
        return Part(kind, words, line, is_free=is_free)
    if token.type in {"html_block", "fence", "code_block"}:
        kind, words = f"{token.type} {token.info}", token.content
    elif token.type == "ordered_list_open":
        kind = f"{token.type} {token.attrGet('start') or 1}"
    return Part(kind, words, line)


def _text(token: Token, line: int, *, is_free: bool) -> Part:
    """A text: its words with the signs of its links, and apart from them its attribute lists."""
    words = "".join(_pieces(token))
    ids: set[str] = set()
    looks: list[str] = []
    for found in ATTRIBUTES.finditer(words):
        for name in found["list"].split():
            if name.startswith("#"):
                ids.add(name[1:])
            else:
                looks.append(name)
    return Part(" ".join(["inline", *looks]), ATTRIBUTES.sub("", words), line, frozenset(ids), is_free)


def _pieces(token: Token) -> Iterator[str]:
    for child in children_of(token):
        title = str(child.attrGet("title") or "")
        if child.type == "link_open":
            yield link_open(str(child.attrGet("href")), title)
        elif child.type == "link_close":
            yield link_close()
        elif child.type == "image":
            # Which picture it is stays; its words stand in sentences of their own.
            yield link_open(f"picture:{child.attrGet('src')}") + link_close() + f". {title} {child.content}. "
        elif child.type in {"softbreak", "hardbreak"}:
            yield "\n"
        elif child.type != "html_inline" or not _COMMENTS.fullmatch(child.content):
            yield child.content
