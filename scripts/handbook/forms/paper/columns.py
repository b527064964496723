"""The repeated rows of a form on paper: their columns, and how wide each is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.corpus.form_specs import NUMBERS
from handbook.forms.compose import PLACE, Blank, Form
from handbook.forms.fit import LIST_MARGIN, OTHER_FACES, width_at
from handbook.forms.paper.widths import MM, TEXT_WIDTH, least_of, share
from handbook.html.tree import Element, select, words_of

NUMBER = 9
"""mm: the column of row numbers."""
WRITTEN = 20
"""mm: the least width of a cell to write into by hand."""
_TYPED = 13  # mm: the least of a cell to type into
_EASY = 8.5
"""Points: a list's words should be as large as this."""


@dataclass(frozen=True)
class Column:
    """A column: its head, the words in its first row or the blank there, and its width in mm."""

    head: str
    words: str
    blank: Blank | None
    width: float

    @property
    def is_written(self) -> bool:
        """Whether more than a tick is written into its cells."""
        return self.blank is not None and self.blank.spec.type != "check"


def columns_of(table: Element, form: Form, width: float, *, typed: bool) -> list[Column]:
    """The columns of a table of repeated rows after that of the numbers, which fill a width in mm."""
    heads = [words_of(head) for head in select(table, "thead th")][1:]
    cells = select(table, "tbody tr")[0][1:]
    places = [select(cell, f".{PLACE}") for cell in cells]
    blanks = [form.blanks[found[0].get("data-name")] if found else None for found in places]
    least = []
    for head, blank in zip(heads, blanks, strict=True):
        needed = least_of(head, blank.spec if blank else None)
        if typed and blank and blank.spec.type == "list":
            needed = max(needed, _least_of_list(blank, form.locale))
        if blank and blank.spec.type != "check":
            needed = max(needed, _TYPED if typed else WRITTEN)
        least.append(needed)
    weights = [blank.spec.weight if blank else 1 for blank in blanks]
    widths = share(width - NUMBER, weights, least)
    return [Column(*each) for each in zip(heads, map(words_of, cells), blanks, widths, strict=True)]


def rows_tables(form: Form) -> list[Element]:
    """The tables of repeated rows."""
    return list(select(form.body, "table.hb-rows"))


def tables_of(form: Form) -> Iterator[tuple[str, list[Column]]]:
    """The name and the columns of each table of rows, as in the PDF to type into."""
    for table in rows_tables(form):
        yield table.get("data-rows"), columns_of(table, form, TEXT_WIDTH[form.spec.orientation], typed=True)


def is_number(blank: Blank) -> bool:
    """Whether a blank holds a number, which stands at the right of its cell."""
    return blank.spec.type in NUMBERS


def _least_of_list(blank: Blank, locale: str) -> float:
    widest = max(width_at(words, _EASY) for words in shown_options(blank, locale).values())
    return (widest * OTHER_FACES + 2 * LIST_MARGIN) * MM + 0.2


def shown_options(blank: Blank, locale: str) -> dict[str, str]:
    """What the list of a blank shows on paper: the short words of an option if the form has some."""
    spec = blank.spec
    return {code: spec.short.get(code, words)[locale] for code, words in spec.options.items()}
