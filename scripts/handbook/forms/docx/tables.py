"""The tables of a form: widths of columns, and repeating rows to which the reader can add in Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from handbook.forms.compose import PLACE, Blank, Form
from handbook.forms.docx.controls import Controls
from handbook.forms.docx.layout import CELL, least_width, share_width
from handbook.forms.docx.lines import SPACE
from handbook.forms.docx.numbering import Lists
from handbook.forms.docx.wordml import DocxElement, cell, paragraph, run, table, table_row
from handbook.html.tree import Element, select, words_of
from handbook.thai.words import word

SHADE = "EDEDED"
_ROW_HEIGHT = 9.0  # mm: enough for handwriting
_NUMBER = 11.0  # mm: the column of row numbers
_ALIGNED = {"check": "center", "number": "right", "money": "right"}


def held_blanks(form: Form, holder: Element) -> list[Blank]:
    """The blanks whose placeholders are inside an element."""
    return [form.blanks[place.get("data-name")] for place in select(holder, f".{PLACE}")]


class Tables:
    """Writes tables, with the controls and lists of the document; `blocks` writes the content of a cell."""

    def __init__(
        self, form: Form, controls: Controls, lists: Lists, blocks: Callable[[Element, float, str], list[DocxElement]]
    ) -> None:
        self._form = form
        self._controls = controls
        self._lists = lists
        self._blocks = blocks

    def table(self, element: Element, width: float, title: str) -> DocxElement:
        """A table; repeated rows become a repeating section, to which the reader can add rows in Word."""
        heads = select(element, "thead th")
        named = [words_of(head) for head in heads]
        widths = share_width(width, *self._shares(element))
        rows = [self._head_row(named, widths)] if any(named) else []
        for is_repeated, lines in groupby(select(element, "tbody tr"), self._is_repeated):
            if is_repeated:
                number = self._lists.add("row")
                section = element.get("data-rows")
                repeated = [self._repeated_row(line, section, named, widths, number) for line in lines]
                rows.append(self._controls.repeated(repeated, section, title))
            else:
                rows += [self._plain_row(line, widths) for line in lines]
        return table(rows, widths, style="FormTable")

    def _head_row(self, named: Sequence[str], widths: Sequence[float]) -> DocxElement:
        cells = [
            cell([paragraph([run(head)], style="FormHead")], each, fill=SHADE, centre=True)
            for head, each in zip(named, widths, strict=True)
        ]
        return table_row(cells, is_head=True)

    def _plain_row(self, line: Element, widths: Sequence[float]) -> DocxElement:
        cells = [
            cell(self._blocks(one, each - 2 * CELL, "FormCell"), each, centre=True)
            for one, each in zip(line, widths, strict=True)
        ]
        return table_row(cells, height=_ROW_HEIGHT)

    def _is_repeated(self, line: Element) -> bool:
        return any(blank.row for blank in held_blanks(self._form, line))

    def _repeated_row(
        self, line: Element, rows: str, heads: Sequence[str], widths: Sequence[float], number: int
    ) -> DocxElement:
        """One of the repeated rows. Word numbers it, so that added rows are numbered too."""
        cells = []
        for one, head, each in zip(line, heads, widths, strict=True):
            held = held_blanks(self._form, one)
            if held:
                align = _ALIGNED.get(held[0].spec.type, "")
                content = [paragraph([self._controls.in_cell(held[0], rows, head)], style="FormCell", align=align)]
            elif one.tag == "th":
                content = [paragraph(style="FormCell", numbered=(number, 0), align="center")]
            else:
                content = self._blocks(one, each - 2 * CELL, "FormCell")
            cells.append(cell(content, each, centre=True))
        return table_row(cells, height=_ROW_HEIGHT)

    def _shares(self, element: Element) -> tuple[list[float], list[float]]:
        """Relative widths of the columns, by weights of the form file or length of content; and minimums in mm."""
        lines = select(element, "tr")
        columns = list(zip(*lines, strict=True))
        repeated = next((line for line in lines if self._is_repeated(line)), None)
        if repeated is None:
            lengths = [max(len(words_of(one)) for one in column) for column in columns]
            return [min(max(length, 4), 40) for length in lengths], [
                least_width(words_of(column[0])) for column in columns
            ]
        held = [next(iter(held_blanks(self._form, one)), None) for one in repeated]
        shares = [blank.spec.weight if blank else float(number > 0) for number, blank in enumerate(held)]
        choose = word(self._form.locale, "form.choose").replace(" ", SPACE)
        words = [choose if blank and blank.spec.type == "list" else "" for blank in held]
        least = [
            max(least_width(words_of(column[0])), least_width(text))
            for column, text in zip(columns, words, strict=True)
        ]
        return shares, [max(_NUMBER, least[0]), *least[1:]]
