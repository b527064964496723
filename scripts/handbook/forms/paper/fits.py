"""What a form's blanks on paper cannot hold (HB538), and cells too narrow for a hand (HB539): told by the build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from handbook.forms.compose import Blank, Form
from handbook.forms.fit import MARGIN, SMALLEST, Box, fit, list_size, width_at
from handbook.forms.paper.columns import WRITTEN, columns_of, rows_tables
from handbook.forms.paper.widths import TEXT_WIDTH
from handbook.messages import both
from handbook.problems import Problem
from handbook.thai.words import word

_SLACK = 0.05
_USUAL = "m"  # wider than most letters of both languages
_MOST = 88  # a number of two digits in the mark of a continuation


def unfit(form: Form, filled: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    """HB538 for each option, and each mark of a continuation, that is wider than its blank; `filled` are the fields.

    Also for a text that a sign cannot hold.

    Of rows the first tells for all.
    """
    mark = word(form.locale, "form.more.mark", number=_MOST)
    for name, entry in filled.items():
        blank = form.blanks[name]
        if "box" not in entry or blank.row > 1:
            continue
        width = entry["box"][0]
        if entry["kind"] == "list":
            for code, words in entry["words"].items():
                if list_size([words], width, SMALLEST) is None:
                    yield _problem(form, blank, **both("form.unfit.option", form=form.file, option=code, words=words))
        elif width_at(mark, SMALLEST) > width - 2 * MARGIN:
            yield _problem(form, blank, **both("form.unfit.mark", form=form.file, words=mark))
        elif form.spec.layout == "sign" and blank.spec.maxlength and _overflows(entry, blank.spec.maxlength):
            limit = blank.spec.maxlength
            yield _problem(form, blank, **both("form.unfit.sign", form=form.file, limit=limit))


def cramped(form: Form) -> Iterator[Problem]:
    """HB539 for each column whose cells are too narrow to write into by hand."""
    width = float(TEXT_WIDTH[form.spec.orientation])
    for table in rows_tables(form):
        for column in columns_of(table, form, width, typed=False):
            if column.is_written and column.blank and column.width < WRITTEN - _SLACK:
                place = _place(column.blank)
                found = f"{column.width:.0f}"
                yield form.spec.source.problem(
                    place, "HB539", form=form.spec.id, blank=".".join(place[1::2]), width=found, least=str(WRITTEN)
                )


def _overflows(entry: Mapping[str, Any], limit: int) -> bool:
    """Whether so many letters of usual width leave the box: a sign has no continuation sheet."""
    width, height = entry["box"]
    box = Box(width, height, entry["size"], entry.get("lines", False), entry.get("whole", False))
    return bool(fit([_USUAL] * limit, box, "").rest)


def _problem(form: Form, blank: Blank, **details: str) -> Problem:
    place = _place(blank)
    return form.spec.source.problem(place, "HB538", blank=".".join(place[1::2]), **details)


def _place(blank: Blank) -> tuple[str, ...]:
    """Where a blank stands in the form's file: its field, or the column of its field."""
    outer, *inner = blank.name.split(".")
    return ("fields", outer, "columns", inner[-1]) if blank.row else ("fields", outer)
