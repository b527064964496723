"""Ruled lines of a page -> its tables: cells, with those that span several, and the letters in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handbook.html.tree import Element, add, make
from handbook.taken_in.pdf_letters import meant, parted
from handbook.taken_in.pdf_pages import Letter, PdfPage, Rule

_NEAR = 3.0  # points within which two lines are one
_MOST_RULES, _MOST_CELLS = 1500, 5000


@dataclass
class Grid:
    """A table: where its columns and rows are parted, its rules, and the letters within it."""

    columns: list[float]
    rows: list[float]
    """From top to bottom."""
    rules: list[Rule]
    letters: dict[tuple[int, int], list[list[Letter]]] = field(default_factory=dict)

    def cell_at(self, letter: Letter) -> tuple[int, int] | None:
        """Row and column of a letter; None if it stands outside."""
        x, y = (letter.left + letter.right) / 2, letter.base + letter.size * 0.2
        row = next((n for n in range(len(self.rows) - 1) if self.rows[n] >= y >= self.rows[n + 1]), None)
        column = next((n for n in range(len(self.columns) - 1) if self.columns[n] <= x <= self.columns[n + 1]), None)
        return None if row is None or column is None else (row, column)

    def span(self, row: int, column: int) -> tuple[int, int]:
        """How many rows and columns the cell goes down and across: as far as no rule parts it."""
        across = down = 1
        y = (self.rows[row] + self.rows[row + 1]) / 2
        x = (self.columns[column] + self.columns[column + 1]) / 2
        while column + across < len(self.columns) - 1 and not self._is_parted(self.columns[column + across], y):
            across += 1
        while row + down < len(self.rows) - 1 and not self._is_parted(self.rows[row + down], x, is_level=True):
            down += 1
        return down, across

    def _is_parted(self, at: float, through: float, *, is_level: bool = False) -> bool:
        return any(
            rule.is_level == is_level and abs(rule.at - at) <= _NEAR and rule.begin <= through <= rule.end
            for rule in self.rules
        )


def grids_of(page: PdfPage) -> list[Grid]:
    """The tables of a page, from top to bottom: rules that touch, with at least one cell beside another."""
    grids = []
    for rules in _touching(page.rules[:_MOST_RULES]):
        columns = _apart(rule.at for rule in rules if not rule.is_level)
        rows = _apart(rule.at for rule in rules if rule.is_level)[::-1]
        if len(columns) > 2 and len(rows) > 1 and len(columns) * len(rows) <= _MOST_CELLS:
            grids.append(Grid(columns, rows, rules))
    return sorted(grids, key=lambda grid: -grid.rows[0])


def as_table(grid: Grid) -> Element:
    """The table as HTML."""
    table = make("table")
    covered = set[tuple[int, int]]()
    for row in range(len(grid.rows) - 1):
        line = add(table, "tr")
        for column in range(len(grid.columns) - 1):
            if (row, column) in covered:
                continue
            down, across = grid.span(row, column)
            places = [(row + y, column + x) for y in range(down) for x in range(across)]
            places = [place for place in places if place not in covered]
            covered.update(places)
            cell = add(line, "td", _text(grid, places))
            if down > 1:
                cell.set("rowspan", str(down))
            if across > 1:
                cell.set("colspan", str(across))
    return table


def _text(grid: Grid, places: Sequence[tuple[int, int]]) -> str:
    """A cell's lines as one text."""
    text = ""
    for letters in (letters for place in places for letters in grid.letters.get(place, ())):
        line = meant("".join(letter.text for letter in letters))
        text = f"{text}{parted(text, line) if text else ''}{line}"
    return " ".join(text.split())


def _crosses(rule: Rule, at: float) -> bool:
    return rule.begin - _NEAR <= at <= rule.end + _NEAR


def _apart(places: Iterator[float]) -> list[float]:
    """The places in order, those that are near each other as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules that touch each other."""
    group = list(range(len(rules)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    levels = [n for n, rule in enumerate(rules) if rule.is_level]
    uprights = [n for n, rule in enumerate(rules) if not rule.is_level]
    for level in levels:
        for upright in uprights:
            if _crosses(rules[level], rules[upright].at) and _crosses(rules[upright], rules[level].at):
                group[root(level)] = root(upright)
    found: dict[int, list[Rule]] = {}
    for number, rule in enumerate(rules):
        found.setdefault(root(number), []).append(rule)
    return list(found.values())
