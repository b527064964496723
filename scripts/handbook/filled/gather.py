"""Files and folders with filled forms -> the forms and all problems; a bad file does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from handbook.corpus.enquiry import is_question_blank, with_earlier_blanks
from handbook.corpus.form_specs import FormSpec
from handbook.filled.bounds import bounded, short
from handbook.filled.children import Stopped, Work, work_through
from handbook.filled.found_files import find_files, shown
from handbook.filled.items import Item, read_items, rest_unread
from handbook.filled.kinds import is_cut_short
from handbook.filled.model import ENDINGS, FilledFile, Raw, UnreadableError
from handbook.filled.parse import Value, show
from handbook.filled.read import read_filled
from handbook.filled.rules import LONGEST
from handbook.filled.values import Fault, read_values, unknown_names
from handbook.messages import both
from handbook.nearest import use_or
from handbook.problems import Problem

_NAMED = 5  # the most unknown blanks that a message lists
_OF_CUT = ("HB511", "HB513", "HB528")
"""What seems to be wrong with a PDF whose end is missing."""
_STOPS = {"time": "passed.time", "memory": "passed.memory", "ended": "passed.ended"}


@dataclass(frozen=True)
class FilledForm:
    """A form as somebody filled it in."""

    file: str
    spec: FormSpec
    version: str
    locale: str
    values: Mapping[str, Value]
    raw: Mapping[str, Raw]
    faulty: Mapping[str, tuple[str, ...]]
    """Name of a blank -> the codes of its problems."""
    is_specimen: bool = False
    """The file says that all in it is made up."""


def gather(
    paths: Iterable[Path], specs: Mapping[str, FormSpec], skipped: Path, report_progress: Callable[[int, int], None]
) -> tuple[list[FilledForm], list[Problem]]:
    """Read files, and folders recursively, in the order of their names.

    `skipped` is the table to write, which is not a form, nor is the list beside it; `report_progress` gets the number
    of files done, and of all.
    """
    ours = {skipped.resolve(), list_beside(skipped).resolve()}
    files: list[tuple[Path, str]] = []
    problems: list[Problem] = []
    for found in find_files(paths):
        if isinstance(found, Problem):
            problems.append(found)
        elif found.resolve() not in ours:
            files.append((found, shown(found)))
    forms: list[FilledForm] = []
    known: dict[bytes, str] = {}
    for number, items in enumerate(work_through(files, begin_reading, specs), 1):
        for item in items:
            own = _once(item, known) if isinstance(item, Item) else _stopped(item, files[number - 1][1])
            forms += own.forms
            problems += own.problems
        report_progress(number, len(files))
    return forms, problems


def list_beside(table: Path) -> Path:
    """The file with what agencies are to be asked for, beside the table."""
    return table.with_name(f"{table.stem}-ask.txt")


def begin_reading(specs: Mapping[str, FormSpec]) -> Work:
    """What a child process does with each file; the slow libraries are loaded at once."""
    import handbook.filled.docx  # noqa: PLC0415
    import handbook.filled.pdf  # noqa: F401, PLC0415

    return partial(read_items, partial(_read_forms, specs))


def _read_forms(specs: Mapping[str, FormSpec], data: bytes, name: str) -> tuple[list[FilledForm], list[Problem]]:
    return read_forms_in(data, name, specs)


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


def read_forms_in(data: bytes, name: str, specs: Mapping[str, FormSpec]) -> tuple[list[FilledForm], list[Problem]]:
    """The forms in a file's bytes, and their problems. Raises UnreadableError."""
    form, faults = read_form(data, name, specs)
    problems = [Problem(name, 1, 1, fault.code, {**fault.details, "field": fault.name}) for fault in faults]
    return [form] if form else [], problems


def read_form(data: bytes, name: str, specs: Mapping[str, FormSpec]) -> tuple[FilledForm | None, list[Fault]]:
    """The form in a file's bytes, with its faults; None where nothing is filled in (HB527). Raises UnreadableError."""
    try:
        return _read_form(data, name, specs)
    except UnreadableError as error:
        if error.code in _OF_CUT and is_cut_short(data):
            raise UnreadableError("HB511", **both("file.pdf-cut")) from error
        raise


def _read_form(data: bytes, name: str, specs: Mapping[str, FormSpec]) -> tuple[FilledForm | None, list[Fault]]:
    ending = Path(name).suffix.lower()
    rows = {field.name for spec in specs.values() for field in spec.fields.values() if field.columns}
    written = read_filled(data, ending, rows)
    kept, cut = bounded(written)
    written = replace(written, values=kept)
    spec = with_earlier_blanks(_spec_of(written, specs), written.values)
    faults = list(_about_file(written, spec, ending))
    values, found = read_values(spec, written.values)
    found = [
        *_too_long(cut, written.values),
        *(fault for fault in found if fault.code != "HB523" or fault.name not in cut),
    ]
    strangers = unknown_names(spec, written.values)
    if not values and not strangers and all(fault.code == "HB522" for fault in found):
        return None, [*faults, Fault("", "HB527")]
    if strangers:
        named = ", ".join(short(strangers[:_NAMED])) + (" …" if len(strangers) > _NAMED else "")
        faults.append(Fault("", "HB525", {"names": named}))
    faulty: dict[str, tuple[str, ...]] = {}
    for fault in found:
        faulty[fault.name] = (*faulty.get(fault.name, ()), fault.code)
    version = written.version if written.form else ""
    form = FilledForm(name, spec, version, written.locale, values, written.values, faulty, written.is_specimen)
    return form, [*faults, *found]


def _too_long(cut: Mapping[str, int], values: Mapping[str, Raw]) -> Iterator[Fault]:
    """HB523 for values that were cut to what a cell holds, with the length that they had."""
    for name, length in cut.items():
        yield Fault(
            name, "HB523", {"value": show(values[name]), **both("value.too-long", length=length, longest=LONGEST)}
        )


def _about_file(written: FilledFile, spec: FormSpec, ending: str) -> Iterator[Fault]:
    if ending not in ENDINGS[written.kind]:
        yield Fault("", "HB519", {"kind": written.kind, "endings": ", ".join(ENDINGS[written.kind])})
    if written.is_repaired:
        yield Fault("", "HB530")
    if not written.form:
        yield Fault("", "HB529", {"form": spec.id})
    elif written.version != spec.version and written.version not in spec.read_whole:
        yield Fault("", "HB516", {"form": spec.id, "version": written.version or "–", "current": spec.version})


def _spec_of(written: FilledFile, specs: Mapping[str, FormSpec]) -> FormSpec:
    """The form that a file names. Without a name, the only form with exactly the same blanks.

    Some viewers drop a file's properties when they save it.
    """
    if written.form in specs:
        return specs[written.form]
    if written.form:
        raise UnreadableError("HB515", form=written.form[:60], **use_or(written.form[:60], specs))
    names = {_without_row(name) for name in written.names}
    alike = [spec for spec in specs.values() if _without_questions(names, spec) == _names(spec)]
    if len(alike) != 1:
        raise UnreadableError("HB513", kind=written.kind)
    return alike[0]


def _without_row(name: str) -> str:
    parts = name.split(".")
    return f"{parts[0]}.{parts[2]}" if len(parts) == 3 else name


def _without_questions(names: set[str], spec: FormSpec) -> set[str]:
    """The names without those of questions, which differ from set to set."""
    return {name for name in names if not is_question_blank(name)} if spec.questions else names


def _names(spec: FormSpec) -> set[str]:
    """The names of all blanks of a form, questions aside; a column of rows counts once."""
    names: set[str] = set()
    for field in spec.fields.values():
        if field.question:
            continue
        inner = field.columns or field.parts
        names |= {f"{field.name}.{part}" for part in inner} or {field.name}
    return names
