"""Tables that pages may cut without harm.

A cell over several rows that a page cuts leaves rows of unequal breadth on both sides, which is no table any more to
those who hear it (ISO 14289-1, 7.2: veraPDF's rule 7.2-43). So each run of rows that cells tie together becomes a body
of its own, and a page ends before or after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.html.tree import Element, make, select

TIED = "hb-tied"  # book.css keeps it on one page


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


def _runs(rows: list[Element]) -> Iterator[list[Element]]:
    """Rows in runs: a cell that spans the next row ties it to its own."""
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
