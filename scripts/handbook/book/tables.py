"""Tables that can break across pages, and tables that fit on them.

If a page break splits a cell that spans rows, the rows on both sides have different numbers of cells, which is not a
valid table for screen readers (ISO 14289-1, 7.2: veraPDF's rule 7.2-43). So each run of rows that spanning cells
connect becomes a `tbody` of its own, and page breaks are only allowed before or after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.html.tree import Element, make, select

TIED = "hb-tied"  # book.css keeps it on one page
NARROW, TURNED = "hb-narrow", "hb-turned"  # book.css: smaller type; a page of its own, turned


def tie_rows(tree: Element) -> None:
    """Split the bodies of all tables with cells over several rows."""
    for body in select(tree, "tbody:has([rowspan])"):
        for rows in _runs(list(body)):
            part = make("tbody", **dict(body.items()))
            if len(rows) > 1:
                part.set("class", TIED)
            part.extend(rows)
            body.addprevious(part)
        body.drop_tree()


def fit_tables(tree: Element, numbers: Iterable[int | None]) -> int:
    """Set the tables with these numbers, which are too wide, a step narrower: smaller, then turned.

    Returns how many there were that could be.
    """
    tables = list(tree.iter("table"))
    wide = [tables[number] for number in dict.fromkeys(numbers) if number is not None]
    return sum(map(_set_narrower, wide))


def _set_narrower(table: Element) -> bool:
    box = table.getparent() if table.getparent().tag == "div" else table  # `page` has no effect on a table
    for element, name in ((table, NARROW), (box, TURNED)):
        classes = element.get("class", "").split()
        if name not in classes:
            element.set("class", " ".join([*classes, name]))
            return True
    return False


def _runs(rows: list[Element]) -> Iterator[list[Element]]:
    """Rows in runs: a cell that spans into the next row connects the two."""
    run: list[Element] = []
    reach = 0
    for number, row in enumerate(rows):
        run.append(row)
        reach = max([reach, *(number + (int(cell.get("rowspan", "1")) or len(rows)) for cell in row)])
        if reach <= number + 1:
            yield run
            run = []
    if run:
        yield run
