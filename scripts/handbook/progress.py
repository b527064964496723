"""Progress at the terminal, in both languages: each step with its time, and why a command refuses to run."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from handbook.messages import Both, both, on_one_line
from handbook.problems import visible


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step (a text `step.NAME`), then its time in seconds; a step that fails shows no time."""
    start = time.monotonic()
    print(f"… {on_one_line(f'step.{name}')}", flush=True)
    yield
    print(f"  {_dim(f'{time.monotonic() - start:.1f} s')}", flush=True)


def note(text: str) -> None:
    """One line within a step."""
    print(f"  {text}", flush=True)


def refuse(reason: str, **parts: str | Both) -> int:
    """Print to stderr why a command refuses to run (the text `refused.REASON`); returns exit code 2."""
    print(*map(visible, both(f"refused.{reason}", **parts).values()), sep="\n", file=sys.stderr)
    return 2


def _dim(text: str) -> str:
    return f"\x1b[2m{text}\x1b[0m" if sys.stdout.isatty() else text
