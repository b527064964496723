"""Tells that files of the handbook have changed: at once where the system tells, otherwise by looking again."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_STILL, _CLOSED = 0.04, 0.01
"""Seconds without a change after which an editor has written all it writes; fewer once it has closed a file."""
_ENDS = frozenset({"closed", "moved"})
"""What the system tells of a file that is complete: it was closed, or put in the place of another."""
_READS = frozenset({"opened", "closed_no_write"})


class Watch(FileSystemEventHandler):
    """Watches folders with all below them, and single files."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = [path.resolve() for path in paths]
        self._changed, self._still = threading.Event(), _STILL
        self._observer = self._start()

    def _start(self) -> Any:
        """An observer at work; where the system watches no more files or none at all, one that looks every half second.

        A file is watched by its folder: editors put a new file in the place of the old.
        """
        for kind in (Observer, PollingObserver):
            observer = kind(timeout=0.5)
            try:
                for path in self._paths:
                    observer.schedule(self, str(path if path.is_dir() else path.parent), recursive=path.is_dir())
                observer.start()
            except OSError:  # such as fs.inotify.max_user_watches
                if kind is PollingObserver:
                    raise
            else:
                return observer
        raise AssertionError

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; called by the observer's thread."""
        if event.event_type in _READS or event.is_directory:
            return
        touched = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        if any(path == watched or watched in path.parents for path in touched for watched in self._paths):
            self._still = _CLOSED if event.event_type in _ENDS else _STILL
            self._changed.set()

    def wait(self, seconds: float) -> bool:
        """Wait for a change, at most so long; tell whether there was one, once no further one follows."""
        if not self._changed.wait(seconds):
            return False
        while self._changed.is_set():
            self._changed.clear()
            self._changed.wait(self._still)
        return True

    def is_changed(self) -> bool:
        """Whether there was a change since the last wait for one."""
        return self._changed.is_set()

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.stop()
