"""Refuses symbolic links and special files among the sources, before anything reads or copies their targets."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.problems import Problem, ProblemsError

_EDITORS_LOCK = ".#"
"""Prefix of the dangling links with which Emacs marks a file that is being edited."""


def require_no_links(settings: Settings) -> None:
    """Raise ProblemsError (HB230) for each link in docs/ and in the templates.

    `--skip-checks` does not allow them either: a link to a folder would publish everything in it.
    """
    problems = []
    for folder in (settings.docs_dir, settings.templates_dir):
        for path in _unlike_files(folder):
            shown = path.relative_to(settings.root) if path.is_relative_to(settings.root) else path
            problems.append(Problem(_printable(shown), 1, 1, "HB230", {"file": _printable(shown)}))
    if problems:
        raise ProblemsError(problems)


def _unlike_files(folder: Path) -> Iterator[Path]:
    """Everything that is neither a regular file nor a folder; links are not followed."""
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(top, name)
            mode = path.lstat().st_mode
            lock = name.startswith(_EDITORS_LOCK) and stat.S_ISLNK(mode) and not path.exists()
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or lock):
                yield path


def _printable(path: Path) -> str:
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
