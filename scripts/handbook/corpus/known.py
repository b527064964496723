"""What was read of the sources the last time: most files are as they were.

The preview keeps it in memory from one edit to the next. With a cache, it also outlasts the process: there, what could
not be read, or was read with a problem, is never kept.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.model import Page
from handbook.corpus.written import Written
from handbook.problems import Problem

T = TypeVar("T")
Contents = tuple[tuple[str, bytes | None], ...]
ReadPage = tuple[Page | None, list[Problem]]

_PAGES, _FOLDERS, _WRITTEN = "read", "sources", "seen"


@dataclass
class Known:
    """Kept by a caller from one reading to the next; nothing in it is ever changed, so that two readings may share it.

    `pages`: path and text -> what was read of them.
    """

    cache: Cache = NO_CACHE
    pages: dict[tuple[str, str], ReadPage] = field(default_factory=dict)
    _folders: dict[Path, tuple[Contents, Any]] = field(default_factory=dict)
    _written: dict[Written, Written] = field(default_factory=dict)
    _kept: dict[str, int] = field(default_factory=dict)

    def page(self, path: str, shown: str, text: str) -> ReadPage | None:
        """What was read of a page with this path and text; `shown` is its path in problems."""
        if (path, text) in self.pages:
            return self.pages[path, text]
        key = self.cache.key(_PAGES, path, shown, text)
        value = self.cache.find(_PAGES, key)
        if value is None:
            return None
        page: Page = pickle.loads(value)  # noqa: S301 - sealed: this installation wrote it
        self._kept[key] = len(vars(page))
        return page, []

    def keep(self, shown_docs: str) -> None:
        """Keep the pages of the last reading, and what checks have seen on them and in files (checks/registry.py)."""
        if self.cache.folder is None:
            return
        for (path, text), (page, problems) in self.pages.items():
            key = self.cache.key(_PAGES, path, f"{shown_docs}/{path}", text)
            if page is not None and not problems and self._kept.get(key) != len(vars(page)):
                self._kept[key] = len(vars(page))
                self.cache.keep(_PAGES, key, pickle.dumps(page))
        for one in self._written:
            key = self.cache.key(_WRITTEN, one.path, one.text)
            if self._kept.get(key) != len(vars(one)):
                self._kept[key] = len(vars(one))
                seen = {name: value for name, value in vars(one).items() if name not in {"path", "text"}}
                self.cache.keep(_WRITTEN, key, pickle.dumps(seen))

    def again(
        self, folder: Path, shown: str, pattern: str, read: Callable[[], tuple[T, list[Problem]]]
    ) -> tuple[T, list[Problem]]:
        """What `read` gives, which reads files of this pattern alone; it is asked only if these have changed.

        `shown` is the folder's path in problems.
        """
        contents = _contents(folder, pattern)
        if contents is None:
            return read()
        if folder not in self._folders or self._folders[folder][0] != contents:
            self._folders[folder] = contents, self._read(self.cache.key(_FOLDERS, shown, pattern, contents), read)
        known: tuple[T, list[Problem]] = self._folders[folder][1]
        return known

    def _read(self, key: str, read: Callable[[], tuple[T, list[Problem]]]) -> tuple[T, list[Problem]]:
        kept = self.cache.find(_FOLDERS, key)
        if kept is not None:
            found: T = pickle.loads(kept)  # noqa: S301 - sealed, as above
            return found, []
        value, problems = read()
        if not problems:
            self.cache.keep(_FOLDERS, key, pickle.dumps(value))
        return value, problems

    def same_written(self, written: Iterable[Written]) -> tuple[Written, ...]:
        """These files, and of those that are as they were the same values: they know where their words are."""
        now = {one: self._written.get(one) or self._seen(one) for one in written}
        self._written = {one: one for one in now.values()}
        return tuple(now.values())

    def _seen(self, one: Written) -> Written:
        """A file with what was seen in it."""
        key = self.cache.key(_WRITTEN, one.path, one.text)
        if (kept := self.cache.find(_WRITTEN, key)) is not None:
            vars(one).update(pickle.loads(kept))  # noqa: S301 - sealed, as above
            self._kept[key] = len(vars(one))
        return one


def _contents(folder: Path, pattern: str) -> Contents | None:
    """Path and bytes of the files, no bytes for what is none; None if one cannot be read: whoever reads it tells."""
    try:
        found = sorted(folder.glob(pattern))
        return tuple(
            (each.relative_to(folder).as_posix(), each.read_bytes() if each.is_file() else None) for each in found
        )
    except OSError:
        return None
