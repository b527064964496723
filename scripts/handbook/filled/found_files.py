"""Files and folders that somebody names -> every file in them once, with what it is called in messages and tables."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from handbook.messages import Both, both
from handbook.problems import Problem, visible

_LOCK, _HIDDEN = "~$", "."
"""Prefixes of files that are not forms: Word's lock files, and hidden files."""
_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx"}
_REASONS = {
    errno.EACCES: "file.no-permission",
    errno.ELOOP: "file.link-loop",
    errno.ENOENT: "file.link-dead",
}


def shown(path: Path) -> str:
    """A path for messages and tables: bytes that are not UTF-8 are replaced, signs of control are written out."""
    return visible(os.fsencode(path).decode("utf-8", "replace"))


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
                yield unreachable(shown(path), both(_REASONS[errno.ELOOP]))
            if own in seen or is_ignored(path.name, is_asked_for=not outer):
                continue
            seen.add(own)
            if stat.S_ISDIR(about.st_mode):
                waiting += [(inner, outer | {own}) for inner in sorted(path.iterdir(), reverse=True)]
            elif stat.S_ISREG(about.st_mode):
                yield path
            else:
                yield unreachable(shown(path), both("file.no-file"))
        except OSError as error:
            yield unreachable(shown(path), reason(error))


def is_ignored(name: str, *, is_asked_for: bool) -> bool:
    """Tell whether a file is ignored: a lock file; and, unless named by the user, a hidden or system file."""
    return name.startswith(_LOCK) or (not is_asked_for and (name.startswith(_HIDDEN) or name.casefold() in _SYSTEM))


def reason(error: OSError) -> Both:
    """Why the system refuses a file."""
    if error.errno in _REASONS:
        return both(_REASONS[error.errno])
    return both("file.system", said=error.strerror or type(error).__name__)


def unreachable(name: str, why: Both) -> Problem:
    """HB518 for a file or folder."""
    return Problem(name, 1, 1, "HB518", why)
