"""Markdown that both readings may agree on and that the handbook does not use, because authors rarely mean it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from handbook.readings.written import Written

_OWN_SCHEMES = ("field:", "source:", "confirm:", "term:")
"""A blank of a form needs no words; HB103 tells an empty mark."""

_LISTS, _LIST_ENDS = {"bullet_list_open", "ordered_list_open"}, {"bullet_list_close", "ordered_list_close"}

ODD_HEADING = re.compile(" {0,3}(?P<signs>#{1,6})[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]")
"""A heading whose space is not the one of the space bar: Markdown takes it for a paragraph."""


class Refused(NamedTuple):
    """Its lines, from 0 in the body, the last excluded; its kind, and numbers or signs to tell."""

    line: int
    end: int
    kind: str
    signs: str


def refused(written: Written, references: Iterable[str]) -> Iterator[Refused]:
    """The refused parts of a page; `references` are the labels that the builder took for definitions."""
    head = 0
    for last, token in pairwise([*written.tokens[:1], *written.tokens]):
        if token.map is None:
            continue
        begin, end = token.map
        line = written.lines[begin]
        if token.type == "thead_open":
            head = width_of(line)
        elif token.type == "tr_open" and width_of(line) != head:
            yield Refused(begin, end, "row", f"{width_of(line)}/{head}")
        elif token.type in _LISTS and last.type in _LIST_ENDS and line[:1] == " " and token.level == 0:
            yield Refused(begin, begin + 1, "sub-list", line.strip()[:40])
        else:
            yield from _refused_block(token, begin, end, written)
    for before, event in pairwise(written.events):
        if event.key == ("/a",) and before.key[0] == "a" and not before.key[1].startswith(_OWN_SCHEMES):
            at, _ = before.line_column
            yield Refused(at, at + 1, "empty-link", before.key[1])
    for label in sorted({label.casefold() for label in (*written.references, *references)}):
        definition = re.compile(rf"\s*\[{re.escape(label)}\]:", re.IGNORECASE)
        at = next((n for n, text in enumerate(written.lines) if definition.match(text)), 0)
        yield Refused(at, at + 1, "reference", label)


def _refused_block(token: Token, number: int, end: int, written: Written) -> Iterator[Refused]:
    line = written.lines[number]
    if token.type == "code_block":
        yield Refused(number, end, "indented-code", line.strip()[:40])
    elif token.type == "paragraph_open" and (found := ODD_HEADING.match(line)):
        yield Refused(number, end, "heading-space", found["signs"])
    elif token.type == "paragraph_open" and token.level == 0 and line[:1].isspace():
        yield Refused(number, end, "indent", str(len(line) - len(line.lstrip())))
    elif token.type == "heading_open" and token.markup in {"-", "="}:
        yield Refused(number, end, "underlined-heading", line.strip()[:40])


def width_of(row: str) -> int:
    """The number of cells that a row of a table is written with."""
    text = row.strip().lstrip("> ").strip()
    cells = escapedSplit(text)
    return len(cells) - text.startswith("|") - (len(cells) > 1 and cells[-1].strip() == "" and text.endswith("|"))
