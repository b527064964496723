"""Files and folders with filled forms -> the forms and all problems; a bad file does not stop the others."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.corpus.enquiry import is_question_blank, with_earlier_blanks
from handbook.corpus.form_specs import FormSpec
from handbook.filled.account import account
from handbook.filled.docx_order import name_by_order
from handbook.filled.joined import taken_apart
from handbook.filled.model import ENDINGS, LARGEST, Fault, FilledFile, Raw, UnreadableError
from handbook.filled.parse import Value, show
from handbook.filled.read import read_filled
from handbook.filled.twice import sent_twice
from handbook.filled.values import read_values, unknown_names
from handbook.messages import Both, both
from handbook.nearest import use_or
from handbook.problems import Problem

_LOCK, _HIDDEN = "~$", "."
"""Prefixes of files that are not forms: Word's lock files, and hidden files."""
_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx"}
_NAMED = 12  # the most unknown blanks that a message lists
_REASONS = {
    errno.EACCES: "file.no-permission",
    errno.ELOOP: "file.link-loop",
    errno.ENOENT: "file.link-dead",
}


BlankForms = Callable[[str, str, str], FilledFile | None]
"""Form, version, language -> the form's empty Word file; None if it is not known (commands/blank_forms.py)."""


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


def gather(
    paths: Iterable[Path],
    specs: Mapping[str, FormSpec],
    skipped: Path,
    report_progress: Callable[[int, int], None],
    blanks: BlankForms | None = None,
) -> tuple[list[FilledForm], list[Problem]]:
    """Read files, and folders recursively, in the order of their names.

    `skipped` is the table to write, which is not a form; `report_progress` gets the number of files done, and of all;
    `blanks` are the blank forms with which files are compared.
    """
    table = skipped.resolve()
    files: list[tuple[Path, str]] = []
    problems: list[Problem] = []
    for found in find_files(paths):
        if isinstance(found, Problem):
            problems.append(found)
        elif found.resolve() != table:
            files.append((found, shown(found)))
    forms: list[FilledForm] = []
    known: dict[bytes, str] = {}
    for number, (file, name) in enumerate(files, 1):
        own, own_problems = _read_once(file, name, specs, known, blanks)
        forms += own
        problems += own_problems
        report_progress(number, len(files))
    return forms, [*problems, *sent_twice(forms)]


def shown(path: Path) -> str:
    """A path for messages and tables: bytes of a file name that are not UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def find_files(paths: Iterable[Path]) -> Iterator[Path | Problem]:
    """Every file once, folders in the order of their names; HB518 for what cannot be opened."""
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = []
    waiting += ((path, frozenset()) for path in reversed(list(paths)))
    while waiting:
        path, outer = waiting.pop()
        try:
            about = path.stat()
            own = (about.st_dev, about.st_ino)
            if own in outer:
                yield _unreachable(path, both(_REASONS[errno.ELOOP]))
            if own in seen or is_ignored(path.name, is_asked_for=not outer):
                continue
            seen.add(own)
            if stat.S_ISDIR(about.st_mode):
                waiting += [(inner, outer | {own}) for inner in sorted(path.iterdir(), reverse=True)]
            elif stat.S_ISREG(about.st_mode):
                yield path
            else:
                yield _unreachable(path, both("file.no-file"))
        except OSError as error:
            yield _unreachable(path, _reason(error))


def is_ignored(name: str, *, is_asked_for: bool) -> bool:
    """Tell whether a file is ignored: a lock file; and, unless named by the user, a hidden or system file."""
    return name.startswith(_LOCK) or (not is_asked_for and (name.startswith(_HIDDEN) or name.casefold() in _SYSTEM))


def _reason(error: OSError) -> Both:
    if error.errno in _REASONS:
        return both(_REASONS[error.errno])
    return both("file.system", said=error.strerror or type(error).__name__)


def _unreachable(path: Path, reason: Both) -> Problem:
    return Problem(shown(path), 1, 1, "HB518", reason)


def _read_once(
    file: Path, name: str, specs: Mapping[str, FormSpec], known: dict[bytes, str], blanks: BlankForms | None
) -> tuple[list[FilledForm], list[Problem]]:
    """Read one file; a copy of an earlier file is reported (HB526) and left out, so that nothing is counted twice."""
    try:
        data = _read_bytes(file)
        digest = hashlib.sha256(data).digest()
        if digest in known:
            return [], [Problem(name, 1, 1, "HB526", {"first": known[digest]})]
        forms, problems = read_forms_in(data, name, specs, blanks)
        known[digest] = name
    except UnreadableError as error:
        return [], [Problem(name, 1, 1, error.code, error.details)]
    except OSError as error:
        return [], [_unreachable(file, _reason(error))]
    except Exception as error:  # noqa: BLE001 - no file may stop the reading of the others
        return [], [Problem(name, 1, 1, "HB511", both("file.unread", said=type(error).__name__))]
    return forms, problems


def _read_bytes(file: Path) -> bytes:
    with file.open("rb") as opened:
        data = opened.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError("HB520", limit=str(LARGEST // 1024**2))
    return data


def read_form(
    data: bytes, name: str, specs: Mapping[str, FormSpec], blanks: BlankForms | None = None
) -> tuple[FilledForm | None, list[Fault]]:
    """The first form in a file's bytes, with its faults. Raises UnreadableError."""
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
    for number, written in enumerate(taken_apart(read_filled(data, ending, rows), specs), 1):
        part = name if number == 1 else f"{name} [{number}]"
        form, faults = _read_part(written, part, specs, blanks)
        yield part, form, [*(_about_ending(written, ending) if number == 1 else ()), *faults]


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
    faults = list(_about_file(written, spec))
    faults += account(written, spec, blank, is_compared=blanks is not None, is_current=version == spec.version)
    values, found = read_values(spec, written.values)
    strangers = unknown_names(spec, written.values)
    if not values and not strangers and all(fault.code in ("HB522", "HB547") for fault in found):
        return None, [*faults, Fault("", "HB527")]
    if strangers:
        named_ones = [f"{each} = “{show(written.values[each])}”" for each in strangers[:_NAMED]]
        more = f" … ({len(strangers)})" if len(strangers) > _NAMED else ""
        faults.append(Fault("", "HB525", {"names": ", ".join(named_ones) + more}))
    faulty: dict[str, tuple[str, ...]] = {}
    for fault in [*found, *(each for each in faults if each.name)]:
        faulty[fault.name] = (*faulty.get(fault.name, ()), fault.code)
    version = written.version if written.form else ""
    return FilledForm(name, spec, version, written.locale, values, written.values, faulty), [*faults, *found]


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
