"""The processor time of a child process that counts for the files that it reads; what it makes for all does not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from handbook.processes import limit_further_time

_free: list[float] = []
"""Seconds of each stretch that does not count."""


def used() -> float:
    """Seconds of processor time that count."""
    return time.process_time() - sum(_free)


@contextmanager
def unmetered(limit: int) -> Iterator[None]:
    """A stretch that does not count; before and after it the limit of time in seconds begins anew."""
    limit_further_time(limit)
    start = time.process_time()
    try:
        yield
    finally:
        _free.append(time.process_time() - start)
        limit_further_time(limit)
