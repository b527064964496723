"""What a person at the terminal sees while work goes on: each step with its time, in both languages."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(thai: str, english: str) -> Iterator[None]:
    """Announce a step, then its time in seconds; a step that fails shows no time."""
    start = time.monotonic()
    print(f"… {thai} · {english}", flush=True)
    yield
    print(f"  {_dim(f'{time.monotonic() - start:.1f} s')}", flush=True)


def note(text: str) -> None:
    """One line within a step."""
    print(f"  {text}", flush=True)


def _dim(text: str) -> str:
    return f"\x1b[2m{text}\x1b[0m" if sys.stdout.isatty() else text
