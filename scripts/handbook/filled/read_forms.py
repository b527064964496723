"""The command `read-forms`: files and folders with filled forms -> one table, and what agencies are to be asked for."""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from handbook.corpus.form_specs import FormSpec
from handbook.filled.asking import LANGUAGE, asked_of, letters
from handbook.filled.asking import is_untouched as is_untouched_list
from handbook.filled.gather import gather, list_beside
from handbook.filled.labels import Labels, read_labels
from handbook.filled.read_parts import BlankForms, FilledForm
from handbook.filled.table import MADE, MARK, Known, write_csv, write_xlsx
from handbook.messages import counted
from handbook.problems import Problem, report, visible
from handbook.progress import note, refuse, step

ENDINGS = (".xlsx", ".csv")
_PAUSE = 2.0  # seconds between two progress lines
_PROPERTIES = "docProps/core.xml"
_SMALL = 65_536  # limit in bytes; our properties have 800


@dataclass(frozen=True)
class Forms:
    """The forms of a handbook, its folder of pages, and its blank forms.

    Without the folder the forms have no words; without blank forms no file is compared with one.
    """

    specs: Mapping[str, FormSpec]
    docs: Path | None = None
    blanks: BlankForms | None = None

    def labels(self, language: str) -> dict[str, Labels]:
        """Id -> the words of a form in a language."""
        return read_labels(self.docs, self.specs, language) if self.docs is not None else {}


def read_forms(paths: Sequence[Path], forms_of: Forms, out: Path, language: str, *, force: bool) -> int:
    """Read the forms, write table and list and print the problems; exit code 1 if there are any, 2 for wrong usage.

    Existing ones are replaced if an earlier run wrote them and nobody has saved them since, or with `force`.
    """
    refused = _refusal(paths, out, force=force)
    if refused:
        reason, parts = refused
        return refuse(reason, **parts)
    with step("read-forms"):
        forms, problems = _told_specimens(*gather(paths, forms_of.specs, out, _progress(), forms_of.blanks))
    asked = asked_of(forms, problems, forms_of.specs, forms_of.labels(LANGUAGE))
    try:
        if out.suffix.lower() == ".csv":
            save(write_csv(forms, problems, language), out)
        else:
            known = Known(forms_of.specs, forms_of.labels(language), asked)
            save(write_xlsx(forms, problems, language, known), out)
        save(letters(asked).encode("utf-8-sig"), list_beside(out))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return refuse("table-unwritten", file=str(out), said=reason)
    print(report(problems, language))
    print(f"→ {visible(str(out))} ({counted(language, 'made.table', len(forms))})")
    print(f"→ {visible(str(list_beside(out)))} ({counted(language, 'made.asked', len(asked))})")
    return int(bool(problems))


def _told_specimens(forms: Sequence[FilledForm], problems: Sequence[Problem]) -> tuple[list[FilledForm], list[Problem]]:
    """The forms without specimens; each of these is told (HB552), and nothing else about it."""
    made_up = {form.file: form.spec.id for form in forms if form.is_specimen}
    kept = [problem for problem in problems if problem.path not in made_up]
    told = [Problem(file, 1, 1, "HB552", {"form": form}) for file, form in sorted(made_up.items())]
    return [form for form in forms if not form.is_specimen], [*kept, *told]


def _refusal(paths: Sequence[Path], out: Path, *, force: bool) -> tuple[str, dict[str, str]] | None:
    """Why the command refuses before it reads anything: reason and details for `refuse`; None if it does not."""
    missing = [str(path) for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        return "no-files", {"paths": ", ".join(missing)}
    if out.suffix.lower() not in ENDINGS:
        return "table-ending", {"file": str(out)}
    if not out.parent.is_dir():
        return "no-folder", {"folder": str(out.parent)}
    for file, is_ours in ((out, is_untouched), (list_beside(out), _is_our_list)):
        if file.is_dir() or (file.exists() and not force and not is_ours(file)):
            return "table-exists", {"file": str(file)}
    return None


def _is_our_list(file: Path) -> bool:
    """Tell whether a list is as `letters` made it."""
    try:
        return is_untouched_list(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return False


def is_untouched(file: Path) -> bool:
    """Tell whether a workbook is as `write_xlsx` wrote it: saving it changes its date. For a CSV this is unknown."""
    try:
        with zipfile.ZipFile(file) as package, package.open(_PROPERTIES) as member:
            tree = etree.fromstring(member.read(_SMALL), etree.XMLParser(resolve_entities=False, no_network=True))
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return False
    made = MADE.strftime("%Y-%m-%dT%H:%M:%SZ")
    return tree.findtext("{*}description") == MARK and tree.findtext("{*}modified") == made


def save(data: bytes, out: Path) -> None:
    """Write to a temporary file, then rename: readers see the whole old or the whole new table."""
    aside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(out)
    finally:
        aside.unlink(missing_ok=True)


def _progress() -> Callable[[int, int], None]:
    """A function that prints the progress at most every two seconds."""
    last = time.monotonic()

    def report_progress(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _PAUSE:
            last = time.monotonic()
            note(f"{done}/{total}")

    return report_progress
