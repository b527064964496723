"""What browsers are shown at the moment, and the wait until that is something else."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from handbook.problems import Problem


@dataclass(frozen=True)
class Shown:
    """One state of the preview.

    `folder` holds the last pages; None before there were any. `is_part`: it holds the first ones alone, and all others
    follow at once. `is_old` says that the sources have changed since then, and no pages could be made of them.
    `sources` leads from the address of a page below the base path to its file. `ended` names downloads
    whose making has ended, well or not.
    """

    folder: Path | None = None
    is_part: bool = False
    is_old: bool = False
    problems: Sequence[Problem] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()
    is_over: bool = False

    @property
    def has_all(self) -> bool:
        """Whether there are all pages."""
        return self.folder is not None and not self.is_part

    @property
    def is_waited_for(self) -> bool:
        """Whether others follow."""
        return self.is_part and not self.is_old and not self.is_over


class Stage:
    """Holds what is shown; threads change it and wait for changes."""

    def __init__(self) -> None:
        self._shown = Shown()
        self._changed = threading.Condition()
        self._viewed: Counter[str] = Counter()

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    @property
    def viewed(self) -> frozenset[str]:
        """The addresses of the pages, below the base path, that browsers have open."""
        with self._changed:
            return frozenset(address for address, count in self._viewed.items() if count > 0)

    @contextmanager
    def viewing(self, address: str) -> Iterator[None]:
        """A browser has a page open as long as this lasts."""
        with self._changed:
            self._viewed[address] += 1
        try:
            yield
        finally:
            with self._changed:
                self._viewed[address] -= 1

    def show(self, **changes: Any) -> Shown:
        """Change some fields of what is shown, wake those who wait, and return it."""
        with self._changed:
            self._shown = replace(self._shown, **changes)
            self._changed.notify_all()
            return self._shown

    def show_pages(self, folder: Path, sources: Mapping[str, str], *, is_part: bool = False) -> None:
        """Show new pages; downloads of the former ones are made again when they are asked for."""
        self.show(folder=folder, is_part=is_part, is_old=False, sources=sources, ended=frozenset())

    def wait_for_other(self, than: Shown, seconds: float) -> Shown:
        """Return what is shown as soon as it is something else, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown is not than, seconds)
            return self._shown

    def wait_for_others(self, seconds: float) -> Shown:
        """Return what is shown once no other pages follow the first, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: not self._shown.is_waited_for, seconds)
            return self._shown
