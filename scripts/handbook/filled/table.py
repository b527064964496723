"""Filled forms -> tables for a secretary, as the bytes of a file.

.xlsx  a summary with a row for each proposal; a sheet for each form with a row for each file, a sheet for each group of
       rows with a row for each filled row, or one for a register; what to ask agencies for; and a sheet of problems.
       Heads are the form's words, and below them the blanks' names. Cells have types (number, date, text), so that they
       can be sorted, filtered and summed.
       Cells with problems are coloured; what could not be read is shown as written.
.csv   one long table for other programs, a row for each blank that is filled in or has a problem, so that forms with
       different blanks fit into one file.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter

from handbook.corpus.form_specs import FIGURES, FieldSpec, FormSpec
from handbook.filled.asking import Asked
from handbook.filled.labels import Labels
from handbook.filled.model import Raw
from handbook.filled.parse import Value, as_written
from handbook.filled.proposals import Proposal, proposals_of
from handbook.filled.read_parts import FilledForm
from handbook.filled.sheets import Cell, Heads, Sheets, plain, width_of
from handbook.filled.values import blank_of, rows_of
from handbook.problems import Problem, visible
from handbook.thai.words import word

MARK = "handbook read-forms"
"""Comment in the properties of our workbooks, by which a later run recognises them."""
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - no time zone in Excel's properties; fixed, for reproducible output
CSV_HEADS = ("file", "form", "version", "locale", "row", "field", "value", "words", "problems")
_FORMULAS = "=+-@\t\r＝＋－＠"
"""First characters of a text that programs interpret as a formula: https://owasp.org/www-community/attacks/CSV_Injection"""
_PROBLEM_WIDTHS = (36, 20, 8, 70, 70)
_SUMMARY_WIDTHS = (36, 40, 10, 10, 16, 22, 22, 28, 36)
_ASK_WIDTHS = (36, 40, 12, 70, 36)


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


@dataclass(frozen=True)
class Known:
    """What is known besides the filled forms: all forms, their words in the table's language, what is to be asked."""

    specs: Mapping[str, FormSpec] = field(default_factory=dict)
    labels: Mapping[str, Labels] = field(default_factory=dict)
    asked: Sequence[Asked] = ()


def write_xlsx(
    forms: Sequence[FilledForm], problems: Sequence[Problem], language: str, known: Known | None = None
) -> bytes:
    """The workbook, with heads, options and dates in a language. The output is reproducible."""
    known = known or Known()
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": word(language, "form.table"), "comments": MARK, "created": MADE})
        sheets = _FormSheets(Sheets(workbook, language), known.labels, problems)
        proposals = proposals_of(forms)
        if proposals:
            sheets.add_summary(proposals, known.specs)
        for id in dict.fromkeys(form.spec.id for form in forms):
            own = [form for form in forms if form.spec.id == id]
            sheets.add_form(_spec_of_all(own), own)
        if known.asked:
            sheets.add_asked(known.asked)
        sheets.add_problems()
    return file.getvalue()


def _spec_of_all(forms: Sequence[FilledForm]) -> FormSpec:
    """The form with the blanks that any of its files has: those of a letter of enquiry differ from set to set."""
    return replace(forms[0].spec, fields={name: blank for form in forms for name, blank in form.spec.fields.items()})


class _FormSheets:
    """The sheets of filled forms."""

    def __init__(self, sheets: Sheets, labels: Mapping[str, Labels], problems: Sequence[Problem]) -> None:
        self._sheets = sheets
        self._language = sheets.language
        self._labels = labels
        self._problems = problems
        self._counts = Counter(problem.path for problem in problems)

    def add_summary(self, proposals: Iterable[Proposal], specs: Mapping[str, FormSpec]) -> None:
        """A row for each proposal; where its forms do not agree on a figure, all are shown, coloured."""
        keys = ("agency", "project", *FIGURES, "received", "missing", "state", "file")
        lines = (self._summary_line(proposal, specs) for proposal in proposals)
        self._sheets.add(self._word("summary"), Heads([self._word(key) for key in keys], _SUMMARY_WIDTHS), lines)

    def _summary_line(self, proposal: Proposal, specs: Mapping[str, FormSpec]) -> list[Cell]:
        missing = [spec.code[self._language] for spec in proposal.missing(specs)]
        received = dict.fromkeys(form.spec.code[self._language] for form in proposal.forms)
        files = [form.file for form in proposal.forms]
        count = sum(self._counts[file] for file in files)
        state = self._word("complete")
        if missing or count:
            state = word(self._language, "form.table.incomplete", missing=len(missing), problems=count)
        return [
            plain(proposal.agency),
            plain(proposal.project),
            *(_agreed(proposal.figures(meaning)) for meaning in FIGURES),
            plain("\n".join(received)),
            plain("\n".join(missing), bool(missing)),
            plain(state, bool(missing or count)),
            plain("\n".join(files)),
        ]

    def add_form(self, spec: FormSpec, forms: list[FilledForm]) -> None:
        """The sheet of one form, and those of its rows."""
        blanks = dict(_single(spec))
        keys = ("file", "problems", "version", "language")
        lines = (
            [
                plain(form.file),
                plain(Decimal(self._counts[form.file]), self._counts[form.file] > 0),
                plain(form.version, form.version != spec.version),
                plain(form.locale),
                *(_cell(form, name, blank) for name, blank in blanks.items()),
            ]
            for form in forms
        )
        heads = [*(self._word(key) for key in keys), *(self._label(spec, name) for name in blanks)]
        widths = [36, 8, 8, 8, *map(width_of, blanks.values())]
        self._sheets.add(spec.id, Heads(heads, widths, [*keys, *blanks]), lines)
        for rows in spec.fields.values():
            if rows.columns and rows.name not in spec.register:
                self._add_rows(spec, rows, forms)
        if spec.register:
            self._add_register(spec, forms)

    def _add_rows(self, spec: FormSpec, rows: FieldSpec, forms: list[FilledForm]) -> None:
        filled = (
            [plain(form.file), plain(Decimal(row)), *_row_cells(form, rows, row)]
            for form in forms
            for row in _filled_rows(form, [rows])
        )
        heads = [self._word("file"), self._word("row")]
        heads += [self._label(spec, f"{rows.name}.1.{column}") for column in rows.columns]
        widths = [36, 8, *map(width_of, rows.columns.values())]
        self._sheets.add(f"{spec.id} {rows.name}", Heads(heads, widths, ["file", "row", *rows.columns]), filled)

    def _add_register(self, spec: FormSpec, forms: list[FilledForm]) -> None:
        """All rows of a register's sheets as one table, the file of each at the end."""
        groups = [spec.fields[name] for name in spec.register]
        lines = [
            [*(cell for rows in groups for cell in _row_cells(form, rows, row)), plain(form.file), plain(Decimal(row))]
            for form in forms
            for row in _filled_rows(form, groups)
        ]
        blanks = [blank for rows in groups for blank in rows.columns.values()]
        names = [f"{rows.name}.1.{column}" for rows in groups for column in rows.columns]
        heads = [*(self._label(spec, name) for name in names), self._word("file"), self._word("row")]
        title = self._labels[spec.id].title if spec.id in self._labels else f"{spec.id} {groups[0].name}"
        self._sheets.add_register(title, _distinct(heads), [*blanks, None, None], lines)

    def add_asked(self, asked: Iterable[Asked]) -> None:
        """What each agency is to be asked for, in Thai."""
        heads = [self._word(key) for key in ("agency", "project", "form", "asked", "file")]
        lines = (
            [plain(text) for text in (each.agency, each.project, each.form, each.text, each.file)] for each in asked
        )
        self._sheets.add(self._word("ask"), Heads(heads, _ASK_WIDTHS), lines)

    def add_problems(self) -> None:
        """All problems, by file."""
        heads = [self._word(key) for key in ("file", "field", "code", "what", "mend")]
        lines = ([plain(text) for text in _problem_row(problem, self._language)] for problem in sorted(self._problems))
        self._sheets.add(self._word("problems"), Heads(heads, _PROBLEM_WIDTHS), lines)

    def _word(self, key: str) -> str:
        return word(self._language, f"form.table.{key}")

    def _label(self, spec: FormSpec, name: str) -> str:
        return self._labels.get(spec.id, Labels()).of(spec, name, self._language)


def _agreed(figures: Sequence[Decimal]) -> Cell:
    """A figure on which forms agree; all of them, as a text, where they do not."""
    if len(figures) < 2:
        return (figures[0] if figures else None), None, False
    return plain(" / ".join(f"{figure:,f}" for figure in figures), is_faulty=True)


def _distinct(heads: Iterable[str]) -> list[str]:
    """Heads of a table of Excel, which has no two alike."""
    found: list[str] = []
    for head in heads:
        number = sum(each.partition(" (")[0].casefold() == head.casefold() for each in found) + 1
        found.append(head if number == 1 else f"{head} ({number})")
    return found


def _filled_rows(form: FilledForm, groups: Sequence[FieldSpec]) -> list[int]:
    """The numbers of the rows that are filled in in any of these groups."""
    written = {**form.raw, **form.values}
    rows = sorted({row for group in groups for row in rows_of(group.name, written)})
    there = (*form.values, *form.faulty)
    return [row for row in rows if any(name.startswith(f"{group.name}.{row}.") for group in groups for name in there)]


def _row_cells(form: FilledForm, rows: FieldSpec, row: int) -> Iterator[Cell]:
    return (_cell(form, f"{rows.name}.{row}.{column}", blank) for column, blank in rows.columns.items())


def _problem_row(problem: Problem, language: str) -> list[str]:
    return [
        problem.path,
        problem.details.get("field", ""),
        problem.code,
        problem.text("what", language),
        problem.text("mend", language),
    ]


def _single(spec: FormSpec) -> Iterator[tuple[str, FieldSpec]]:
    """The blanks that occur once in a form."""
    for name, blank in spec.fields.items():
        if blank.type == "signature":
            yield from ((f"{name}.{part}", inner) for part, inner in blank.parts.items())
        elif blank.type != "rows":
            yield name, blank


def _cell(form: FilledForm, name: str, blank: FieldSpec) -> Cell:
    """A value; the text as written if it could not be read."""
    value: Value | Raw | None = form.values.get(name)
    if value is None and name in form.faulty:
        value = as_written(form.raw.get(name, ""))
    return value, blank, name in form.faulty
