"""The bytes of a filled form -> each form in it, with what is wrong; mostly one, but programs join several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from handbook.corpus.enquiry import is_question_blank, with_earlier_blanks
from handbook.corpus.form_specs import FormSpec
from handbook.filled.account import account
from handbook.filled.bounds import bounded, short
from handbook.filled.docx_order import name_by_order
from handbook.filled.joined import taken_apart
from handbook.filled.kinds import is_cut_short
from handbook.filled.model import ENDINGS, Fault, FilledFile, Raw, UnreadableError
from handbook.filled.parse import Value, show
from handbook.filled.read import read_filled
from handbook.filled.rules import LONGEST
from handbook.filled.values import read_values, unknown_names
from handbook.messages import both
from handbook.nearest import use_or
from handbook.problems import Problem

_NAMED = 12  # the most unknown blanks that a message lists
_OF_CUT = ("HB511", "HB513", "HB528")
"""What seems to be wrong with a PDF whose end is missing."""


class BlankForms(Protocol):
    """The blank forms with which files are compared (commands/blank_forms.py); may be sent to a process."""

    def prepare(self) -> None:
        """Load what is slow to load, before time and memory are measured."""

    def __call__(self, id: str, version: str, locale: str) -> FilledFile | None:
        """The form's empty Word file; None if it is not known."""


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


def read_form(
    data: bytes, name: str, specs: Mapping[str, FormSpec], blanks: BlankForms | None = None
) -> tuple[FilledForm | None, list[Fault]]:
    """The first form in a file's bytes, with its faults; None where nothing is filled in. Raises UnreadableError."""
    _, form, faults = next(_read_parts(data, name, specs, blanks))
    return form, faults


def read_forms_in(
    data: bytes, name: str, specs: Mapping[str, FormSpec], blanks: BlankForms | None = None
) -> tuple[list[FilledForm], list[Problem]]:
    """The forms in a file's bytes, mostly one, and their problems. Raises UnreadableError."""
    forms: list[FilledForm] = []
    problems: list[Problem] = []
    for part, form, faults in _read_parts(data, name, specs, blanks):
        forms += [form] if form else []
        problems += [Problem(part, 1, 1, fault.code, {**fault.details, "field": fault.name}) for fault in faults]
    return forms, problems


def _read_parts(
    data: bytes, name: str, specs: Mapping[str, FormSpec], blanks: BlankForms | None
) -> Iterator[tuple[str, FilledForm | None, list[Fault]]]:
    """Each form of a file: its name, the form, its faults. A second form is named `FILE [2]`."""
    ending = Path(name).suffix.lower()
    rows = {field.name for spec in specs.values() for field in spec.fields.values() if field.columns}
    try:
        for number, written in enumerate(taken_apart(read_filled(data, ending, rows), specs), 1):
            part = name if number == 1 else f"{name} [{number}]"
            form, faults = _read_part(written, part, specs, blanks)
            yield part, form, [*(_about_ending(written, ending) if number == 1 else ()), *faults]
    except UnreadableError as error:
        if error.code in _OF_CUT and is_cut_short(data):
            raise UnreadableError("HB511", **both("file.pdf-cut")) from error
        raise


def _read_part(
    written: FilledFile, name: str, specs: Mapping[str, FormSpec], blanks: BlankForms | None
) -> tuple[FilledForm | None, list[Fault]]:
    """One form of a file, with its faults; None where nothing is filled in (HB527)."""
    spec = with_earlier_blanks(_spec_of(written, specs), written.values)
    version = written.version if written.form else spec.version
    blank = blanks(spec.id, version, written.locale) if blanks and written.kind == "Word" else None
    if written.kind == "Word" and not all(control.name for control in written.controls):
        named = name_by_order(written, blank) if blank else None
        if named is None and not written.names:
            raise UnreadableError("HB528", kind="Word")
        written = named or written
    kept, cut = bounded(written)
    written = replace(written, values=kept)
    faults = list(_about_file(written, spec))
    faults += account(written, spec, blank, is_compared=blanks is not None, is_current=version == spec.version)
    values, found = read_values(spec, kept)
    found = [*_too_long(cut, kept), *(fault for fault in found if fault.code != "HB523" or fault.name not in cut)]
    strangers = unknown_names(spec, kept)
    if not values and not strangers and all(fault.code in ("HB522", "HB547") for fault in found):
        return None, [*faults, Fault("", "HB527")]
    faults += _strange(strangers, kept)
    faulty: dict[str, tuple[str, ...]] = {}
    for fault in [*found, *(each for each in faults if each.name)]:
        faulty[fault.name] = (*faulty.get(fault.name, ()), fault.code)
    version = written.version if written.form else ""
    form = FilledForm(name, spec, version, written.locale, values, kept, faulty, written.is_specimen)
    return form, [*faults, *found]


def _strange(names: list[str], values: Mapping[str, Raw]) -> Iterator[Fault]:
    """HB525: values under names that the form does not have."""
    if names:
        first = names[:_NAMED]
        told = (f"{own} = “{show(values[name])}”" for own, name in zip(short(first), first, strict=True))
        more = f" … ({len(names)})" if len(names) > _NAMED else ""
        yield Fault("", "HB525", {"names": ", ".join(told) + more})


def _too_long(cut: Mapping[str, int], values: Mapping[str, Raw]) -> Iterator[Fault]:
    """HB523 for values that were cut to what a cell holds, with the length that they had."""
    for name, length in cut.items():
        yield Fault(
            name, "HB523", {"value": show(values[name]), **both("value.too-long", length=length, longest=LONGEST)}
        )


def _about_ending(written: FilledFile, ending: str) -> Iterator[Fault]:
    if ending not in ENDINGS[written.kind]:
        yield Fault("", "HB519", {"kind": written.kind, "endings": ", ".join(ENDINGS[written.kind])})


def _about_file(written: FilledFile, spec: FormSpec) -> Iterator[Fault]:
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
