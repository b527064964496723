"""A table as HTML -> the handbook's table, which has no merged cells and one line in each cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.html.tree import Element, copy_of, words_of
from handbook.taken_in.escape import without_sign
from handbook.taken_in.inline import Inline
from handbook.taken_in.model import Lost

_MOST_COLUMNS, _MOST_REPEATED = 200, 100_000
_BLOCKS = {"p", "ul", "ol", "li", "table", "tbody", "thead", "tr", "td", "th", *(f"h{level}" for level in range(1, 7))}
_CAPTION = re.compile(r"ตาราง")


def is_caption(text: str) -> bool:
    """Tell whether a paragraph before a table names it."""
    return bool(_CAPTION.match(text))


def table_rows(table: Element, inline: Inline) -> list[list[str]]:
    """The rows as Markdown, all equally wide. A cell that spans rows is repeated in each, so that each row is whole."""
    rows: list[dict[int, str]] = []
    pending: dict[tuple[int, int], str] = {}
    merged = 0
    for number, row in enumerate(_rows(table)):
        cells: dict[int, str] = {}
        column = 0
        for cell in row:
            while (number, column) in pending:
                cells[column] = pending.pop((number, column))
                column += 1
            text = _cell(cell, inline)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            merged += across > 1 or down > 1
            across = across if column + across <= _MOST_COLUMNS else 1
            again = text if len(text) * down <= _MOST_REPEATED else ""
            for below in range(1, down):
                for beside in range(across):
                    pending[number + below, column + beside] = again if beside == 0 else ""
            cells[column] = text
            column += across
        for (below, beside), text in [item for item in pending.items() if item[0][0] == number]:
            cells[beside] = text
            del pending[below, beside]
        rows.append({**cells, **({column - 1: cells.get(column - 1, "")} if column else {})})
    width = max((max(row, default=-1) + 1 for row in rows), default=0)
    if merged:
        inline.lost.append(Lost("merged", inline.place, str(merged)))
    return [[row.get(column, "") for column in range(width)] for row in rows]


def write_table(rows: list[list[str]], caption: str) -> str:
    """The block of a table. Its first row is the head: Markdown has no table without one."""
    head, *body = rows
    lines = [f"/// table | {caption}", "", _line(head), f"|{'---|' * len(head)}", *map(_line, body), "", "///"]
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rows(table: Element) -> Iterator[list[Element]]:
    for part in table:
        if part.tag == "tr":
            yield list(part)
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from (list(row) for row in part if row.tag == "tr")


def _cell(cell: Element, inline: Inline) -> str:
    """All of a cell on one line."""
    blocks = list(_blocks(cell))
    if len(blocks) > 1:
        inline.lost.append(Lost("lines", inline.place, words_of(cell)[:60]))
    if next(cell.iter("table"), None) is not None:
        inline.lost.append(Lost("nested", inline.place, words_of(cell)[:60]))
    return without_sign(" ".join(text for block in blocks if (text := inline.line(block))))


def _blocks(element: Element) -> Iterator[Element]:
    """The innermost blocks of a cell, in order."""
    inner = [child for child in element if child.tag in _BLOCKS]
    if not inner:
        yield element
        return
    if element.tag == "li":
        own = _own_text(element)
        yield own
    for child in inner:
        yield from _blocks(child)


def _own_text(item: Element) -> Element:
    """An item without the lists in it."""
    own = copy_of(item)
    for child in list(own):
        if child.tag in {"ul", "ol", "p", "table"}:
            own.remove(child)
    return own


def _span(cell: Element, name: str) -> int:
    said = cell.get(name, "1")
    return min(max(int(said), 1), 500) if said.isdecimal() and len(said) < 5 else 1
