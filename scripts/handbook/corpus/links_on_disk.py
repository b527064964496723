"""Refuses links, special files and what cannot be read among the sources, before anything opens or copies them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.messages import both
from handbook.problems import Problem, ProblemsError

_EDITORS_LOCK = ".#"
"""Prefix of the dangling links with which Emacs marks a file that is being edited."""


def require_no_links(settings: Settings) -> None:
    """Raise ProblemsError for what must not be opened in docs/ and in the templates: HB230, HB241.

    `--skip-checks` does not allow links either: a link to a folder would publish everything in it.
    """
    problems = []
    for folder in (settings.docs_dir, settings.templates_dir):
        for path, code, reason in _unopened(folder):
            shown = path.relative_to(settings.root) if path.is_relative_to(settings.root) else path
            details = {"file": _printable(shown)} | (both(reason) if reason else {})
            problems.append(Problem(_printable(shown), 1, 1, code, details))
    if problems:
        raise ProblemsError(problems)


def _unopened(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Each path that must not be opened: a code, and the reason of HB241. Links are not followed."""
    if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
        yield folder, "HB241", "file.no-permission"
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = f"{top}{os.sep}{name}"  # a plain string: the preview looks at all files at every edit
            mode = os.lstat(path).st_mode
            lock = name.startswith(_EDITORS_LOCK) and stat.S_ISLNK(mode) and not Path(path).exists()
            if lock:
                continue
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                yield Path(path), "HB230", ""
            elif not os.access(path, os.R_OK | (os.X_OK if stat.S_ISDIR(mode) else 0)):
                yield Path(path), "HB241", "file.no-permission"
            elif not _is_utf8(name):
                yield Path(path), "HB241", "file.name-not-utf8"


def _is_utf8(name: str) -> bool:
    """Tell whether the disk holds the name as UTF-8; Python keeps other bytes as halves of characters."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _printable(path: Path) -> str:
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
