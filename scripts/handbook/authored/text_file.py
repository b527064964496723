"""Reads the authors' files from the disk, and writes them; wrong encodings are reported here."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from pathlib import Path

from handbook.authored.conflicts import conflicts
from handbook.messages import both
from handbook.problems import Problem, ProblemsError

MOST_MEGABYTES = 5
_NEW = 0o644  # what a temporary file is not, and git and web servers expect


def read_text(path: Path, shown: str) -> str:
    """The text of a UTF-8 file with line feeds alone; `shown` is its path in problems.

    Raises ProblemsError: HB217 no such file, HB230 a link or special file, HB239 too large, HB212 at the first byte
    that is not UTF-8, HB234 where git has left a conflict.
    """
    if path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir()):
        raise ProblemsError([Problem(shown, 1, 1, "HB230", {"file": shown})])
    try:
        if path.stat().st_size > MOST_MEGABYTES * 1_000_000:
            details = {"file": shown, **both("file.large", most=MOST_MEGABYTES)}
            raise ProblemsError([Problem(shown, 1, 1, "HB239", details)])
        data = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise ProblemsError([Problem(shown, 1, 1, "HB217", {"file": shown})]) from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = _line_feeds(data[: error.start].decode("utf-8"))
        line, column = good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1
        raise ProblemsError([Problem(shown, line, column, "HB212", {"byte": f"0x{data[error.start]:02x}"})]) from error
    text = _line_feeds(text)
    if found := list(conflicts(text, shown)):
        raise ProblemsError(found)
    return text


def write_whole(file: Path, data: bytes) -> None:
    """Write an author's file whole or not at all; one that is there keeps its permissions."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
        if file.exists():
            shutil.copymode(file, name)
        else:
            Path(name).chmod(_NEW)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
