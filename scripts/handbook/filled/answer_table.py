"""Answers of returned letters -> a workbook: a sheet of answers, one of the sentences that wait, one of problems."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from handbook.filled.answer_patch import Places, iso_day
from handbook.filled.answers import PROPOSED, Answers, Reply
from handbook.filled.rules import LONGEST
from handbook.filled.table import MADE, MARK
from handbook.messages import text_in
from handbook.problems import Problem, visible
from handbook.thai.words import word, write_date

_ANSWERS = {
    "answers.table.id": 20,
    "answers.table.question": 40,
    "answers.table.words": 50,
    "answers.table.state": 28,
    "answers.table.agreement": 22,
    "answers.table.name": 24,
    "answers.table.position": 24,
    "answers.table.date": 20,
    "answers.table.file": 30,
    "answers.table.version": 8,
    "answers.table.letter-number": 20,
    "answers.table.letter-date": 20,
    "answers.table.count": 8,
    "answers.table.sentences": 90,
}
"""Heads of the columns, and their widths in digits."""
_PLACES = {"answers.table.id": 20, "answers.table.place": 40, "answers.table.sentence": 110}
_PROBLEMS = {"form.table.file": 36, "form.table.field": 20, "form.table.code": 8}
_PROBLEMS |= {"form.table.what": 70, "form.table.mend": 70}


@dataclass(frozen=True)
class _Line:
    """The cells of a row; one that is not sound is coloured."""

    cells: Sequence[str | int]
    is_sound: bool = True


def write_answers(answers: Answers, problems: Sequence[Problem], places: Places, language: str) -> bytes:
    """The workbook in a language; the same answers give the same bytes."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        title = text_in(language, "answers.table.title")
        workbook.set_properties({"title": title, "comments": MARK, "created": MADE})
        lines = [_Line(_cells(reply, places, language), reply.state == PROPOSED) for reply in answers.replies]
        _add(workbook, title, _columns(_ANSWERS, language), lines)
        sentences = [_Line(cells) for cells in _sentences(answers, places)]
        _add(workbook, text_in(language, "answers.table.places"), _columns(_PLACES, language), sentences)
        told = [_Line(_told(problem, language)) for problem in sorted(problems)]
        heads = [(word(language, key), width) for key, width in _PROBLEMS.items()]
        _add(workbook, word(language, "form.table.problems"), heads, told)
    return file.getvalue()


def _columns(widths: Mapping[str, int], language: str) -> list[tuple[str, int]]:
    return [(text_in(language, key), width) for key, width in widths.items()]


def _cells(reply: Reply, places: Places, language: str) -> list[str | int]:
    groups = places.get(reply.id, ())
    sentences = [f"{place.at}: {words}" for group in groups for place in group for words in place.words]
    return [
        reply.id,
        reply.question.get(language, ""),
        reply.words,
        text_in(language, f"answers.state.{reply.state}"),
        _agreement(reply, language),
        reply.letter.name,
        reply.letter.position,
        _day(reply.letter.answered, language),
        reply.letter.file,
        reply.letter.version,
        reply.letter.number,
        _day(reply.letter.date, language),
        len(groups),
        "\n".join(sentences),
    ]


def _agreement(reply: Reply, language: str) -> str:
    if reply.different:
        return text_in(language, "answers.agreement.differs", equal=reply.equal, different=reply.different)
    if reply.equal > 1:
        return text_in(language, "answers.agreement.same", equal=reply.equal)
    return text_in(language, "answers.agreement.alone")


def _day(day: str, language: str) -> str:
    return write_date(day, language) if iso_day(day) else day


def _sentences(answers: Answers, places: Places) -> Iterator[tuple[str, str, str]]:
    """Every sentence of every answered question, whole; the first sheet's cells have a limit."""
    for id in dict.fromkeys(reply.id for reply in answers.replies):
        for group in places.get(id, ()):
            for place in group:
                yield from ((id, place.at, words) for words in place.words)


def _told(problem: Problem, language: str) -> list[str | int]:
    texts = [problem.text(part, language) for part in ("what", "mend")]
    return [problem.path, problem.details.get("field", ""), problem.code, *texts]


def _add(workbook: Any, name: str, columns: Sequence[tuple[str, int]], lines: Sequence[_Line]) -> None:
    """A sheet with frozen heads and filters. No cell is ever a formula."""
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = {"valign": "top", "text_wrap": True}
    looks = {True: workbook.add_format(plain), False: workbook.add_format(plain | {"bg_color": "#FFF2CC"})}
    for column, (head, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, bold)
    for row, line in enumerate(lines, 1):
        for column, cell in enumerate(line.cells):
            if isinstance(cell, int):
                sheet.write_number(row, column, cell, looks[line.is_sound])
            else:
                sheet.write_string(row, column, _cell(cell), looks[line.is_sound])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(lines), len(columns) - 1)


def _cell(text: str) -> str:
    """A text as a cell can hold it."""
    seen = "\n".join(map(visible, text.split("\n")))
    return seen if len(seen) <= LONGEST else seen[: LONGEST - 1] + "…"
