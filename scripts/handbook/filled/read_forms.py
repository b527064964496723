"""The command `read-forms`: filled forms in files and folders -> one table on the disk."""

from __future__ import annotations

import os
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree

from handbook.corpus.form_specs import FormSpec
from handbook.filled.gather import gather
from handbook.filled.table import MADE, MARK, write_csv, write_xlsx
from handbook.problems import report
from handbook.progress import note, step

ENDINGS = (".xlsx", ".csv")
_PAUSE = 2.0  # seconds between two lines of progress
_PROPERTIES = "docProps/core.xml"
_SMALL = 65_536  # bytes: our properties have 800


def read_forms(paths: Sequence[Path], specs: dict[str, FormSpec], out: Path, language: str, *, force: bool) -> int:
    """Read the forms, write the table and print the problems; the exit code is 1 if there are any, 2 for wrong usage.

    A table that is already there is replaced if an earlier run wrote it and nobody saved it since, or by `force`.
    """
    refused = _refusal(paths, out, force=force)
    if refused:
        return _refuse(*refused)
    with step("อ่านแบบฟอร์ม", "read the forms"):
        forms, problems = gather(paths, specs, out, _progress())
    write = write_csv if out.suffix.lower() == ".csv" else write_xlsx
    try:
        save(write(forms, problems, language), out)
    except OSError as error:
        said = error.strerror or type(error).__name__
        return _refuse(
            f"บันทึก {out} ไม่ได้: {said} หากเปิดไฟล์อยู่ ให้ปิดก่อน", f"{out} cannot be written: {said}; close it if it is open"
        )
    print(report(problems, language))
    count = f"{len(forms)} แบบ" if language == "th" else f"{len(forms)} form{'' if len(forms) == 1 else 's'}"
    print(f"→ {out} ({count})")
    return int(bool(problems))


def _refuse(thai: str, english: str) -> int:
    print(f"{thai}\n{english}", file=sys.stderr)
    return 2


def _refusal(paths: Sequence[Path], out: Path, *, force: bool) -> tuple[str, str] | None:
    """Why the command cannot do what it is asked, before anything is read."""
    missing = [str(path) for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        return f"ไม่พบ {', '.join(missing)}", f"there is no {', '.join(missing)}"
    if out.suffix.lower() not in ENDINGS:
        return f"{out} ต้องลงท้ายด้วย .xlsx หรือ .csv", f"{out} must end with .xlsx or .csv"
    if not out.parent.is_dir():
        return f"ไม่มีโฟลเดอร์ {out.parent}", f"there is no folder {out.parent}"
    if out.is_dir() or (out.exists() and not force and not is_untouched(out)):
        return (
            f"มี {out} อยู่แล้ว หากต้องการเขียนทับ ให้ระบุ --force หรือระบุชื่ออื่นด้วย --out",
            f"{out} is already there: write over it with --force, or name another with --out",
        )
    return None


def is_untouched(file: Path) -> bool:
    """Tell whether a workbook is as `write_xlsx` left it: whoever saves it changes its date. A CSV cannot tell."""
    try:
        with zipfile.ZipFile(file) as package, package.open(_PROPERTIES) as member:
            tree = etree.fromstring(member.read(_SMALL), etree.XMLParser(resolve_entities=False, no_network=True))
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return False
    made = MADE.strftime("%Y-%m-%dT%H:%M:%SZ")
    return tree.findtext("{*}description") == MARK and tree.findtext("{*}modified") == made


def save(data: bytes, out: Path) -> None:
    """Write aside, then rename: whoever reads the table sees the old one or the new one, whole."""
    aside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(out)
    finally:
        aside.unlink(missing_ok=True)


def _progress() -> Callable[[int, int], None]:
    """Say every other second how far the work has come."""
    last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _PAUSE:
            last = time.monotonic()
            note(f"{done}/{total}")

    return tell
