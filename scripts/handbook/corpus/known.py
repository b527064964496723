"""What was read of the sources the last time: the preview reads them again and again, and one of them has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from handbook.corpus.model import Page
from handbook.corpus.written import Written
from handbook.problems import Problem

T = TypeVar("T")
Contents = tuple[tuple[str, bytes], ...]


@dataclass
class Known:
    """Kept by a caller from one reading to the next; nothing in it is ever changed, so that two readings may share it.

    `pages`: path and text -> what was read of them.
    """

    pages: dict[tuple[str, str], tuple[Page | None, list[Problem]]] = field(default_factory=dict)
    _folders: dict[Path, tuple[Contents, Any]] = field(default_factory=dict)
    _written: dict[Written, Written] = field(default_factory=dict)

    def again(self, folder: Path, pattern: str, read: Callable[[], T]) -> T:
        """What `read` gives, which reads files of this pattern alone; it is asked only if these have changed."""
        contents = _contents(folder, pattern)
        if contents is None:
            return read()
        if folder not in self._folders or self._folders[folder][0] != contents:
            self._folders[folder] = contents, read()
        known: T = self._folders[folder][1]
        return known

    def same_written(self, written: Iterable[Written]) -> tuple[Written, ...]:
        """These files, and of those that are as they were the same values: they know where their words are."""
        now = {one: self._written.get(one, one) for one in written}
        self._written = {one: one for one in now.values()}
        return tuple(now.values())


def _contents(folder: Path, pattern: str) -> Contents | None:
    """Path and bytes of the files; None if one cannot be read, which whoever reads it tells."""
    try:
        files = [file for file in sorted(folder.glob(pattern)) if file.is_file()]
        return tuple((file.relative_to(folder).as_posix(), file.read_bytes()) for file in files)
    except OSError:
        return None
