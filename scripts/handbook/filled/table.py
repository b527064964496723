"""Filled forms -> tables for a secretary, as the bytes of a file.

.xlsx  a sheet for each form with a row for each file, a sheet for each group of rows with a row for each filled row,
       and a sheet of problems. Cells have types (number, date, text), so that they can be sorted, filtered and summed.
       Cells with problems are coloured; what could not be read is shown as written.
.csv   one long table for other programs, a row for each blank that is filled in or has a problem, so that forms with
       different blanks fit into one file.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from handbook.corpus.form_specs import FieldSpec, FormSpec
from handbook.filled.gather import FilledForm
from handbook.filled.model import Raw
from handbook.filled.parse import Value, as_written
from handbook.filled.rules import LONGEST
from handbook.filled.values import blank_of, rows_of
from handbook.problems import Problem, visible
from handbook.thai.words import word

MARK = "handbook read-forms"
"""Comment in the properties of our workbooks, by which a later run recognises them."""
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - no time zone in Excel's properties; fixed, for reproducible output
CSV_HEADS = ("file", "form", "version", "locale", "row", "field", "value", "words", "problems")
_FORMULAS = "=+-@\t\r＝＋－＠"
"""First characters of a text that programs interpret as a formula: https://owasp.org/www-community/attacks/CSV_Injection"""
_DATES = {"th": "[$-107041E]d mmmm yyyy", "en": "d mmmm yyyy"}
"""Number formats of Excel; 07 in the first is the Thai calendar, with years of the Buddhist Era."""
_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
"""Characters that names of sheets may not have: https://xlsxwriter.readthedocs.io/workbook.html (add_worksheet)"""
_WIDTHS = {"text": 28, "long": 50, "date": 20, "money": 16, "number": 10, "check": 10, "choice": 22, "list": 22}
_OTHER_WIDTH = 18  # in digits, as all widths
_PROBLEM_WIDTHS = (36, 20, 8, 70, 70)

Cell = tuple[Value | Raw | None, FieldSpec | None, bool]
"""The value, the blank it comes from, and whether it has a problem."""


def write_csv(forms: Iterable[FilledForm], problems: Iterable[Problem], language: str) -> bytes:
    """The long table, with texts of options in a language; UTF-8 with a byte order mark, so that Excel reads Thai.

    Texts that a program could interpret as formulas get an apostrophe, also telephone numbers with +.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(CSV_HEADS)
    listed = set()
    for form in forms:
        listed.add(form.file)
        writer.writerows(_long_lines(form, language))
    for problem in problems:
        if "field" not in problem.details or not problem.details["field"] or problem.path not in listed:
            writer.writerow([_guarded(problem.path), *[""] * (len(CSV_HEADS) - 2), problem.code])
    return text.getvalue().encode("utf-8-sig")


def _long_lines(form: FilledForm, language: str) -> Iterator[list[str]]:
    head = [_guarded(form.file), form.spec.id, _guarded(form.version), _guarded(form.locale)]
    for name in dict.fromkeys([*form.values, *form.faulty]):
        blank, value = blank_of(form.spec, name), form.values.get(name)
        first, *rest = name.split(".")
        row, field = (rest[0], f"{first}.{rest[1]}") if len(rest) == 2 else ("", name)
        written = _written(value) if value is not None else _guarded(as_written(form.raw.get(name, "")))
        words = blank.options[value][language] if blank and blank.options and isinstance(value, str) else ""
        words = blank.question[language] if blank and blank.question else words
        yield [*head, row, _guarded(field), written, words, " ".join(form.faulty.get(name, ()))]


def _written(value: Value) -> str:
    """A value in machine-readable form: 1500.50, 2026-11-23, true."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return _guarded(value)


def _guarded(text: str) -> str:
    """A text of a file for another program, which must neither take it for a formula nor obey signs in it."""
    text = visible(text, keep="\n")
    return f"'{text}" if text.startswith(tuple(_FORMULAS)) else text


def write_xlsx(forms: Sequence[FilledForm], problems: Sequence[Problem], language: str) -> bytes:
    """The workbook, with heads, options and dates in a language. The output is reproducible."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": word(language, "form.table"), "comments": MARK, "created": MADE})
        sheets = _Sheets(workbook, language)
        for id in dict.fromkeys(form.spec.id for form in forms):
            own = [form for form in forms if form.spec.id == id]
            _write_form(sheets, _spec_of_all(own), own, problems)
        lines = ([_plain(text) for text in _problem_row(problem, language)] for problem in sorted(problems))
        heads = [word(language, key) for key in ("form.table.file", "form.table.field", "form.table.code")]
        heads += [word(language, key) for key in ("form.table.what", "form.table.mend")]
        sheets.add(word(language, "form.table.problems"), heads, _PROBLEM_WIDTHS, lines)
    return file.getvalue()


def _spec_of_all(forms: Sequence[FilledForm]) -> FormSpec:
    """The form with the blanks that any of its files has: those of a letter of enquiry differ from set to set."""
    return replace(forms[0].spec, fields={name: blank for form in forms for name, blank in form.spec.fields.items()})


def _problem_row(problem: Problem, language: str) -> list[str]:
    return [
        problem.path,
        problem.details.get("field", ""),
        problem.code,
        problem.text("what", language),
        problem.text("mend", language),
    ]


def _write_form(sheets: _Sheets, spec: FormSpec, forms: list[FilledForm], problems: Sequence[Problem]) -> None:
    """The sheet of one form, and those of its rows."""
    blanks = dict(_single(spec))
    counts = Counter(problem.path for problem in problems)
    keys = ("form.table.file", "form.table.problems", "form.table.version", "form.table.language")
    heads = [word(sheets.language, key) for key in keys]
    lines = (
        [
            _plain(form.file),
            _plain(Decimal(counts[form.file]), counts[form.file] > 0),
            _plain(form.version, form.version != spec.version),
            _plain(form.locale),
            *(_cell(form, name, blank) for name, blank in blanks.items()),
        ]
        for form in forms
    )
    named = [f"{name}: {blank.question[sheets.language]}" if blank.question else name for name, blank in blanks.items()]
    sheets.add(spec.id, [*heads, *named], [36, 8, 8, 8, *map(_width, blanks.values())], lines)
    for rows in spec.fields.values():
        if rows.columns:
            numbered = ((form, row) for form in forms for row in rows_of(rows.name, {**form.values, **form.faulty}))
            filled = (
                [
                    _plain(form.file),
                    _plain(Decimal(row)),
                    *(_cell(form, f"{rows.name}.{row}.{column}", blank) for column, blank in rows.columns.items()),
                ]
                for form, row in numbered
            )
            heads = [word(sheets.language, key) for key in ("form.table.file", "form.table.row")]
            widths = [36, 8, *map(_width, rows.columns.values())]
            sheets.add(f"{spec.id} {rows.name}", [*heads, *rows.columns], widths, filled)


def _single(spec: FormSpec) -> Iterator[tuple[str, FieldSpec]]:
    """The blanks that occur once in a form."""
    for name, field in spec.fields.items():
        if field.type == "signature":
            yield from ((f"{name}.{part}", inner) for part, inner in field.parts.items())
        elif field.type != "rows":
            yield name, field


def _width(blank: FieldSpec) -> int:
    return _WIDTHS.get(blank.type, _OTHER_WIDTH)


def _cell(form: FilledForm, name: str, blank: FieldSpec) -> Cell:
    """A value; the text as written if it could not be read."""
    value: Value | Raw | None = form.values.get(name)
    if value is None and name in form.faulty:
        value = as_written(form.raw.get(name, ""))
    return value, blank, name in form.faulty


def _plain(value: Value, is_faulty: bool = False) -> Cell:
    """A cell that comes from no blank."""
    return value, None, is_faulty


class _Sheets:
    """The sheets of a workbook: with names that Excel allows, and typed cells."""

    def __init__(self, workbook: Any, language: str) -> None:
        self.language = language
        self._workbook = workbook
        self._names: set[str] = set()
        self._formats: dict[tuple[str, bool], Any] = {}

    def add(self, name: str, heads: Sequence[str], widths: Sequence[int], lines: Iterable[Sequence[Cell]]) -> None:
        """A sheet with frozen column heads and filters."""
        sheet = self._workbook.add_worksheet(self._name(name))
        bold = self._workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, bold)
        last = 0
        for last, line in enumerate(lines, 1):
            for column, cell in enumerate(line):
                self._write(sheet, last, column, cell)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(heads) - 1)

    def _name(self, wanted: str) -> str:
        base = wanted.translate(_FORBIDDEN)
        name, number = base[:_LONGEST_NAME], 1
        while name.casefold() in self._names:
            number += 1
            name = f"{base[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
        self._names.add(name.casefold())
        return name

    def _write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        """One cell; a text is never written as a formula, and is cut to Excel's limit (HB523)."""
        value, blank, is_faulty = cell
        match value:
            case bool():
                sheet.write_boolean(row, column, value, self._format("", is_faulty))
            case Decimal():
                style = "#,##0.00" if blank and blank.type == "money" else ""
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
