"""Rows of blanks on a form's page: what their heads say, how broad their columns are, and the tools below them."""

from __future__ import annotations

from collections.abc import Callable

from handbook.forms.compose import PLACE, Blank, Form
from handbook.forms.web.controls import id_of_head
from handbook.forms.web.tools import tools_of_rows
from handbook.html.tree import Element, add, make, select, words_of

_MOST_WEIGHT = 10
_NUMBERS = 2  # weight of the column of numbers, which also has the button of a row's tools
_MOST_COLUMNS = 6  # a table with more columns takes the place of the page's contents beside it


def head_cells(body: Element, form: Form, hint_of: Callable[[Blank, str], str]) -> None:
    """Put hints of a table's blanks into its head, and repeat the head in each cell for layouts that hide the head.

    Columns say the name and label of their blanks, by which the script names those of added rows.
    """
    for table in select(body, "table.hb-rows"):
        heads = select(table, "thead th")
        names = [words_of(head) for head in heads]
        columns = make("colgroup")
        above = table.xpath("preceding::*[self::h2 or self::h3][@id][1]")
        if above:
            table.set("aria-labelledby", above[0].get("id"))
        for number, row in enumerate(select(table, "tbody tr"), 1):
            for head, name, cell in zip(heads, names, row, strict=True):
                places = select(cell, f".{PLACE}")
                blank = form.blanks[places[0].get("data-name")] if places else None
                hint = hint_of(blank, form.locale) if blank else ""
                cell.set("data-head", f"{name} ({hint})" if hint else name)
                if number == 1 and blank and hint:
                    add(head, "small", hint, class_="hb-hint", id=id_of_head(blank))
                if number == 1:
                    _add_column(columns, blank, name)
        table.insert(0, columns)
        if len(heads) > _MOST_COLUMNS:
            table.set("class", f"{table.get('class')} hb-rows--broad")
        table.addnext(tools_of_rows(form.locale))


def _add_column(columns: Element, blank: Blank | None, head: str) -> None:
    is_first = not len(columns)
    column = add(columns, "col", class_=f"hb-w-{_halves(blank.spec.weight if blank else _NUMBERS if is_first else 1)}")
    column.set("data-label", head)
    if blank:
        column.set("data-name", blank.name.rpartition(".")[2])
        column.set("data-label", blank.column)


def _halves(weight: float) -> int:
    """A column's weight in half units, for which the style sheet has widths."""
    return max(1, round(min(weight, _MOST_WEIGHT) * 2))
