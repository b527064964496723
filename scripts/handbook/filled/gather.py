"""Files and folders with filled forms -> the forms and all problems; a bad file does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from handbook.corpus.form_specs import FormSpec
from handbook.filled.children import SECONDS, Stopped, Work, work_through
from handbook.filled.found_files import find_files, shown
from handbook.filled.items import Item, read_items, rest_unread
from handbook.filled.meter import unmetered
from handbook.filled.model import FilledFile
from handbook.filled.read_parts import BlankForms, FilledForm, read_forms_in
from handbook.filled.twice import sent_twice
from handbook.messages import both
from handbook.problems import Problem

_STOPS = {"time": "passed.time", "memory": "passed.memory", "ended": "passed.ended"}


def gather(
    paths: Iterable[Path],
    specs: Mapping[str, FormSpec],
    skipped: Path,
    report_progress: Callable[[int, int], None],
    blanks: BlankForms | None = None,
) -> tuple[list[FilledForm], list[Problem]]:
    """Read files, and folders recursively, in the order of their names.

    `skipped` is the table to write, which is not a form, nor is the list beside it; `report_progress` gets the number
    of files done, and of all; `blanks` are the blank forms with which files are compared: processes get them too.
    """
    ours = {skipped.resolve(), list_beside(skipped).resolve()}
    files: list[tuple[Path, str]] = []
    problems: list[Problem] = []
    for found in find_files(paths):
        if isinstance(found, Problem):
            problems.append(found)
        elif found.resolve() not in ours:
            files.append((found, shown(found)))

    def results() -> Iterator[tuple[str, list[Item | Stopped]]]:
        work = work_through(files, partial(begin_reading, blanks), specs)
        for number, ((_, name), items) in enumerate(zip(files, work, strict=True), 1):
            yield name, items
            report_progress(number, len(files))

    forms, told = put_together(results())
    return forms, [*problems, *told]


def put_together(results: Iterable[tuple[str, list[Item | Stopped]]]) -> tuple[list[FilledForm], list[Problem]]:
    """Names of files, and what came of each -> the forms and problems of all."""
    forms: list[FilledForm] = []
    problems: list[Problem] = []
    known: dict[bytes, str] = {}
    for name, items in results:
        for item in items:
            own = _once(item, known) if isinstance(item, Item) else _stopped(item, name)
            forms += own.forms
            problems += own.problems
    return forms, [*problems, *sent_twice(forms)]


def list_beside(table: Path) -> Path:
    """The file with what agencies are to be asked for, beside the table."""
    return table.with_name(f"{table.stem}-ask.txt")


def begin_reading(blanks: BlankForms | None, specs: Mapping[str, FormSpec]) -> Work:
    """What a child process does with each file; the slow libraries are loaded at once."""
    import handbook.filled.docx  # noqa: PLC0415
    import handbook.filled.pdf  # noqa: F401, PLC0415

    if blanks is not None:
        blanks.prepare()
    known = _Known(blanks) if blanks is not None else None
    return partial(read_items, partial(_read_forms, specs, known))


def _read_forms(
    specs: Mapping[str, FormSpec], blanks: BlankForms | None, data: bytes, name: str
) -> tuple[list[FilledForm], list[Problem]]:
    return read_forms_in(data, name, specs, blanks)


class _Known:
    """The blank forms of a child process: a file is not charged for those that are made while it is read."""

    def __init__(self, blanks: BlankForms) -> None:
        self._blanks = blanks
        self._made: dict[tuple[str, str, str], FilledFile | None] = {}

    def prepare(self) -> None:
        """Nothing more: see begin_reading."""

    def __call__(self, id: str, version: str, locale: str) -> FilledFile | None:
        """The form's empty Word file."""
        key = (id, version, locale)
        if key not in self._made:
            with unmetered(SECONDS):
                self._made[key] = self._blanks(*key)
        return self._made[key]


def _once(item: Item, known: dict[bytes, str]) -> Item:
    """A copy of an earlier file is reported (HB526) and left out, so that nothing is counted twice."""
    if item.digest in known:
        return Item(item.name, problems=(Problem(item.name, 1, 1, "HB526", {"first": known[item.digest]}),))
    if item.digest:
        known[item.digest] = item.name
    return item


def _stopped(stop: Stopped, file: str) -> Item:
    """HB534 for a file whose reading was stopped, and HB535 if others in the same file were not read for that."""
    told = Problem(stop.name or file, 1, 1, "HB534", both(_STOPS[stop.why]))
    rest = rest_unread(file).problems if stop.is_left and stop.name != file else ()
    return Item(file, problems=(told, *rest))
