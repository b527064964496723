"""Earlier versions of a file, from git."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.history.edition import local_day
from handbook.history.git import ask_git


def versions(file: Path) -> Iterator[tuple[str, str]]:
    """The ISO day in Thailand and the text of each committed version, newest first; nothing outside git."""
    listed = ask_git(file.parent, "log", "--format=%H %ct", "--", file.name)
    for line in (listed or "").splitlines():
        commit, seconds = line.split()
        text = ask_git(file.parent, "show", f"{commit}:./{file.name}")
        if text is not None:
            yield local_day(int(seconds)), text
