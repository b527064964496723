"""The command `read-forms`: files and folders with filled forms -> one table on the disk."""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree

from handbook.corpus.form_specs import FormSpec
from handbook.filled.gather import BlankForms, gather
from handbook.filled.table import MADE, MARK, write_csv, write_xlsx
from handbook.messages import counted
from handbook.problems import report
from handbook.progress import note, refuse, step

ENDINGS = (".xlsx", ".csv")
_PAUSE = 2.0  # seconds between two progress lines
_PROPERTIES = "docProps/core.xml"
_SMALL = 65_536  # limit in bytes; our properties have 800


def read_forms(  # noqa: PLR0913 - as the command has it
    paths: Sequence[Path],
    specs: dict[str, FormSpec],
    out: Path,
    language: str,
    blanks: BlankForms | None = None,
    *,
    force: bool,
) -> int:
    """Read the forms, write the table and print the problems; the exit code is 1 if there are any, 2 for wrong usage.

    An existing table is replaced if an earlier run wrote it and nobody has saved it since, or with `force`.
    """
    refused = _refusal(paths, out, force=force)
    if refused:
        reason, parts = refused
        return refuse(reason, **parts)
    with step("read-forms"):
        forms, problems = gather(paths, specs, out, _progress(), blanks)
    write = write_csv if out.suffix.lower() == ".csv" else write_xlsx
    try:
        save(write(forms, problems, language), out)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return refuse("table-unwritten", file=str(out), said=reason)
    print(report(problems, language))
    print(f"→ {out} ({counted(language, 'made.table', len(forms))})")
    return int(bool(problems))


def _refusal(paths: Sequence[Path], out: Path, *, force: bool) -> tuple[str, dict[str, str]] | None:
    """Why the command refuses before it reads anything: reason and details for `refuse`; None if it does not."""
    missing = [str(path) for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        return "no-files", {"paths": ", ".join(missing)}
    if out.suffix.lower() not in ENDINGS:
        return "table-ending", {"file": str(out)}
    if not out.parent.is_dir():
        return "no-folder", {"folder": str(out.parent)}
    if out.is_dir() or (out.exists() and not force and not is_untouched(out)):
        return "table-exists", {"file": str(out)}
    return None


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
