"""Sheets of a workbook: with names that Excel allows, typed cells, and a set-up for printing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from handbook.corpus.form_specs import FieldSpec
from handbook.filled.model import Raw
from handbook.filled.parse import Value
from handbook.filled.rules import LONGEST
from handbook.problems import visible

Cell = tuple[Value | Raw | None, FieldSpec | None, bool]
"""The value, the blank it comes from, and whether it has a problem."""
_DATES = {"th": "[$-107041E]d mmmm yyyy", "en": "d mmmm yyyy"}
"""Number formats of Excel; 07 in the first is the Thai calendar, with years of the Buddhist Era."""
_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
"""Characters that names of sheets may not have: https://xlsxwriter.readthedocs.io/workbook.html (add_worksheet)"""
_LONGEST_LIST = 255  # signs of a list's options: https://xlsxwriter.readthedocs.io/working_with_data_validation.html
_LAST_ROW = 9999
_WIDTHS = {"text": 28, "long": 50, "date": 20, "money": 16, "number": 10, "check": 10, "choice": 22, "list": 22}
_OTHER_WIDTH = 18  # in digits, as all widths
_A4 = 9  # https://xlsxwriter.readthedocs.io/page_setup.html (set_paper)
_PAGE = 160
"""Width in digits of a printed page that can still be read: A4 on its side holds 130 of them at full size."""
_MARGIN, _FOOT_MARGIN = 0.4, 0.6  # inches
_FOOT = "&L&A&R&P/&N"
"""The sheet's name, the page, and how many pages there are."""


@dataclass(frozen=True)
class Heads:
    """The heads of a sheet's columns: words, widths in digits, and the names of blanks for a second row."""

    words: Sequence[str]
    widths: Sequence[int]
    codes: Sequence[str] = ()


def plain(value: Value, is_faulty: bool = False) -> Cell:
    """A cell that comes from no blank."""
    return value, None, is_faulty


class Sheets:
    """The sheets of a workbook, in the order in which they are added."""

    def __init__(self, workbook: Any, language: str) -> None:
        self.language = language
        self._workbook = workbook
        self._names: set[str] = set()
        self._formats: dict[tuple[str, bool], Any] = {}

    def add(self, name: str, heads: Heads, lines: Iterable[Sequence[Cell]]) -> None:
        """A sheet with heads that stay in view and are printed on every page, and filters."""
        sheet = self._workbook.add_worksheet(self._name(name))
        bold = self._workbook.add_format(
            {"bold": True, "bottom": 0 if heads.codes else 1, "text_wrap": True, "valign": "top"}
        )
        small = self._workbook.add_format({"font_size": 8, "font_color": "#595959", "bottom": 1})
        for column, (head, width) in enumerate(zip(heads.words, heads.widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, bold)
        codes = heads.codes
        for column, code in enumerate(codes):
            sheet.write_string(1, column, code, small)
        first = last = 1 if codes else 0
        for last, line in enumerate(lines, first + 1):
            for column, cell in enumerate(line):
                self.write(sheet, last, column, cell)
        sheet.freeze_panes(first + 1, 1)
        sheet.autofilter(first, 0, last, len(heads.words) - 1)
        _set_up(sheet, heads.widths, first)

    def add_register(
        self, name: str, heads: Sequence[str], blanks: Sequence[FieldSpec | None], lines: Sequence[Sequence[Cell]]
    ) -> None:
        """A sheet that is one table of Excel: it grows when a line is typed below it, and lists offer their options."""
        sheet = self._workbook.add_worksheet(self._name(name))
        bold = self._workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        columns = [{"header": head, "header_format": bold} for head in heads]
        last = max(len(lines), 1)
        sheet.add_table(0, 0, last, len(heads) - 1, {"columns": columns, "style": "Table Style Light 15"})
        for row, line in enumerate(lines, 1):
            for column, cell in enumerate(line):
                self.write(sheet, row, column, cell)
        widths = [width_of(blank) if blank is not None else 12 for blank in blanks]
        for column, (blank, width) in enumerate(zip(blanks, widths, strict=True)):
            style = _DATES[self.language] if blank is not None and blank.type == "date" else ""
            sheet.set_column(column, column, width, self._format(style, is_faulty=False))
            if blank is not None and blank.options:
                options = [words[self.language] for words in blank.options.values()]
                if len(",".join(options)) <= _LONGEST_LIST:
                    sheet.data_validation(1, column, _LAST_ROW, column, {"validate": "list", "source": options})
        sheet.freeze_panes(1, 1)
        _set_up(sheet, widths, 0)

    def _name(self, wanted: str) -> str:
        base = wanted.translate(_FORBIDDEN).strip() or "-"
        name, number = base[:_LONGEST_NAME], 1
        while name.casefold() in self._names:
            number += 1
            name = f"{base[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
        self._names.add(name.casefold())
        return name

    def write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        """One cell; a text is never written as a formula, and is cut to Excel's limit (HB523)."""
        value, blank, is_faulty = cell
        match value:
            case bool():
                sheet.write_boolean(row, column, value, self._format("", is_faulty))
            case Decimal():
                decimals = max(0, -int(value.as_tuple().exponent))
                style = "#,##0.00" if blank and blank.type == "money" else f"0.{'0' * decimals}" if decimals else ""
                sheet.write_number(row, column, float(value), self._format(style, is_faulty))
            case date():
                sheet.write_datetime(row, column, value, self._format(_DATES[self.language], is_faulty))
            case str() if value:
                if blank and value in blank.options:
                    value = blank.options[value][self.language]
                value = visible(value, keep="\n")
                text = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
                sheet.write_string(row, column, text, self._format("@", is_faulty))
            case _ if is_faulty:
                sheet.write_blank(row, column, None, self._format("", is_faulty))

    def _format(self, style: str, is_faulty: bool) -> Any:
        key = (style, is_faulty)
        if key not in self._formats:
            look: dict[str, Any] = {"valign": "top", "text_wrap": style == "@"}
            look |= {"num_format": style} if style else {}
            look |= {"bg_color": "#FFF2CC"} if is_faulty else {}
            self._formats[key] = self._workbook.add_format(look)
        return self._formats[key]


def width_of(blank: FieldSpec) -> int:
    """The width of a blank's column in digits."""
    return _WIDTHS.get(blank.type, _OTHER_WIDTH)


def _set_up(sheet: Any, widths: Sequence[int], last_head: int) -> None:
    """A4 on its side, as many pages wide as leave the text readable; heads and the first column on every page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _FOOT_MARGIN)
    sheet.fit_to_pages(math.ceil(sum(widths) / _PAGE), 0)
    sheet.repeat_rows(0, last_head)
    sheet.repeat_columns(0)
    sheet.set_footer(_FOOT)
