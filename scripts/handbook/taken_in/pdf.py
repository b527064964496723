"""A PDF's bytes -> Document, as far as a PDF can be read: it has letters and their places, no paragraphs or lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handbook.html.tree import Element, add, make, words_of
from handbook.processes import ProcessEndedError, beside
from handbook.taken_in.model import Document, Lost, NotTakenError, Piece
from handbook.taken_in.pdf_article import Flow, article_of, own_words
from handbook.taken_in.pdf_letters import is_unread
from handbook.taken_in.pdf_lines import Line, is_at_edge, key_of, line_of, repeated
from handbook.taken_in.pdf_pages import Letter, PdfPage, PdfPages, read_pages
from handbook.taken_in.pdf_tables import Grid, as_table, grids_of
from handbook.taken_in.places import short
from handbook.thai.words import word

_FEWEST = 15  # letters of a page: fewer are a page number on a scan
_MOST_UNREAD = 0.1
_NOTE_SIZE = 0.9  # of the size in a table: smaller lines below it are footnotes
_DATE = re.compile(r"(?:D:)?(20\d\d)(\d\d)(\d\d)")


def read_pdf(data: bytes) -> Document:
    """Read a PDF. Raises NotTakenError: scanned, locked, damaged, or with letters that have no codes."""
    try:
        with beside(read_pages, data) as result:
            read = result()
    except ProcessEndedError as error:
        raise NotTakenError("taken-broken") from error
    require_text(read)
    gathered = _Gathered()
    edges = repeated(read.pages)
    for number, page in enumerate(read.pages):
        gathered.add(page, number, edges)
    article, notes = article_of(gathered.flow)
    title = read.title.strip() or next((words_of(each) for each in article if each.tag != "table"), "")
    return Document("PDF", short(title), _date(read.date), article, notes, gathered.pictures, tuple(gathered.pieces),
                    (Lost("pdf", ""), *gathered.lost))  # fmt: skip


def require_text(read: PdfPages) -> None:
    """Raise NotTakenError for a PDF of pictures, or of shapes without codes."""
    letters = [letter.text for page in read.pages for line in page.lines for letter in line if letter.text.strip()]
    if len(letters) < _FEWEST * len(read.pages):
        raise NotTakenError("taken-scanned", pages=str(len(read.pages)))
    unread = sum(map(is_unread, letters)) / len(letters)
    if unread > _MOST_UNREAD:
        raise NotTakenError("taken-codes", share=str(round(100 * unread)))


@dataclass
class _Gathered:
    """What the pages have, in the order of reading: lines and tables; and the same letters as pieces, for the proof."""

    flow: list[Flow] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    heads: list[str] = field(default_factory=list)
    """The first row of the table that the page before may have left open."""
    columns: list[float] = field(default_factory=list)

    def add(self, page: PdfPage, number: int, edges: frozenset[str]) -> None:
        """Add a page."""
        place = word("th", "taken.page", number=number + 1)
        grids = grids_of(page)
        parts: list[tuple[float, Flow]] = []
        lines = list(self._outside(page, number, grids))
        kept = [line for line in lines if not (is_at_edge(line, page) and key_of(line.text) in edges)]
        dropped = [line for line in lines if line not in kept]
        self._tell(page, place, sum(map(len, page.lines)) - sum(len(line.text) for line in dropped))
        self.lost += [Lost("header", "", key_of(line.text)) for line in dropped]
        parts += [(line.base, line) for line in kept]
        top = kept[0].base if kept else 0.0
        parts += [(grid.rows[0], self._table(grid, place, is_first=grid.rows[0] > top)) for grid in grids]
        parts += [(upper, self._picture(data)) for upper, data in page.pictures]
        self.pieces += [Piece(text, place) for line in kept for text in own_words(line.text) if text.strip()]
        for _, part in parts if not grids and not page.pictures else sorted(parts, key=lambda part: -part[0]):
            if isinstance(part, Line) or len(part):
                self.flow.append(part)

    def _tell(self, page: PdfPage, place: str, letters: int) -> None:
        """Note what of a page cannot be read."""
        odd = {letter.text for line in page.lines for letter in line if is_unread(letter.text)}
        if odd:
            self.lost.append(Lost("odd", place, " ".join(sorted(odd))))
        if page.pictures and letters < _FEWEST:
            self.lost.append(Lost("scan", place))
        if page.unread:
            self.lost.append(Lost("pdf-picture", place))

    def _picture(self, data: bytes) -> Element:
        name = next((known for known, kept in self.pictures.items() if kept == data), str(len(self.pictures) + 1))
        self.pictures[name] = data
        paragraph = make("p")
        add(paragraph, "img", src=name)
        return paragraph

    def _outside(self, page: PdfPage, number: int, grids: Sequence[Grid]) -> Iterator[Line]:
        """The lines outside of tables; the others' letters go into their cells."""
        for letters in page.lines:
            outside = []
            row: dict[tuple[int, tuple[int, int]], list[Letter]] = {}
            for letter in letters:
                found = next(((n, cell) for n, grid in enumerate(grids) if (cell := grid.cell_at(letter))), None)
                if found is None:
                    outside.append(letter)
                else:
                    row.setdefault(found, []).append(letter)
            for (grid, cell), inside in row.items():
                grids[grid].letters.setdefault(cell, []).append(inside)
            line = line_of(outside, number)
            if line is not None:
                yield line

    def _table(self, grid: Grid, place: str, *, is_first: bool) -> Element:
        """A table; one that goes on from the page before is added to that, without a head that is printed again."""
        table = as_table(grid)
        rows = list(table.iter("tr"))
        head = [words_of(cell) for cell in rows[0]]
        size = max((each.size for lines in grid.letters.values() for each in lines[0]), default=0.0)
        before = [part for part in self.flow if not isinstance(part, Line) or part.size >= _NOTE_SIZE * size]
        last = before[-1] if before else None
        if is_first and last is not None and not isinstance(last, Line) and _same(grid.columns, self.columns):
            if head == self.heads:
                table.remove(rows.pop(0))
            last.extend(rows)
            head = self.heads
        self.heads, self.columns = head, grid.columns
        self.pieces += [Piece(words_of(cell), place) for row in rows for cell in row if words_of(cell)]
        return table


def _same(columns: Sequence[float], others: Sequence[float]) -> bool:
    return len(columns) == len(others) and all(abs(one - other) < 2 for one, other in zip(columns, others, strict=True))


def _date(said: str) -> str:
    found = _DATE.match(said)
    return "-".join(found.groups()) if found else ""
