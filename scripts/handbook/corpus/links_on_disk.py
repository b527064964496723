"""Symbolic links and special files among the sources: refused, before anything reads or copies what they lead to."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.problems import Problem, ProblemsError

_EDITORS_LOCK = ".#"
"""Emacs marks a file that is being edited by a link of this name that leads nowhere."""


def require_no_links(settings: Settings) -> None:
    """Raise ProblemsError (HB230) for each link in docs/ and in the templates.

    Not even `--skip-checks` passes them: a link to a folder would publish whatever is in it.
    """
    problems = []
    for folder in (settings.docs_dir, settings.templates_dir):
        for path in _unlike_files(folder):
            shown = path.relative_to(settings.root) if path.is_relative_to(settings.root) else path
            problems.append(Problem(_printable(shown), 1, 1, "HB230", {"file": _printable(shown)}))
    if problems:
        raise ProblemsError(problems)


def _unlike_files(folder: Path) -> Iterator[Path]:
    """What is neither a file nor a folder, without following links."""
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(top, name)
            mode = path.lstat().st_mode
            lock = name.startswith(_EDITORS_LOCK) and stat.S_ISLNK(mode) and not path.exists()
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or lock):
                yield path


def _printable(path: Path) -> str:
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
