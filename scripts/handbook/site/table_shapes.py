"""Tables by number of columns: few columns fit on a phone, others scroll in a container."""

from __future__ import annotations

from handbook.html.tree import Element, select
from handbook.site.page import BuiltPage, Context

FEW = 3


def shape_tables(page: BuiltPage, context: Context) -> None:  # noqa: ARG001 - the signature of all steps
    """Let tables with few columns not scroll; mark the others if their first column has row headers."""
    for box in select(page.article, ".hb-scroll"):
        tables = select(box, "table")
        columns = max((_columns(table) for table in tables), default=0)
        if columns <= FEW:
            box.set("class", "hb-fit hb-fit--three" if columns == FEW else "hb-fit")
            continue
        for table in tables:
            first = select(table, "tbody > tr > *:first-child")
            if first and all(cell.tag == "th" for cell in first):
                table.set("class", f"{table.get('class', '')} hb-table--headed".strip())


def _columns(table: Element) -> int:
    return max((len(row) for row in select(table, "tr")), default=0)
