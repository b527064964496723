"""The largest page that is not refused, of each input that makes Markdown slow: its time and memory in `check`.

Ends with 1 if one takes more than 5 s of processor time or 500 MB.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from functools import partial

from corpus.slow_texts import SLOW
from handbook.corpus.bounded_text import unbounded
from handbook.processes import side_by_side
from readings.pages_read import minimal, problems_of

_LARGEST = 195_000
_SECONDS, _MEGABYTES = 5.0, 500


def main(arguments: list[str]) -> int:
    """Print each input with its size, seconds and megabytes, and the worst. Arguments: names of inputs, or none."""
    worst_time = worst_memory = 0.0
    minimal()
    for name in arguments or SLOW:
        text = largest(SLOW[name])
        seconds, megabytes = side_by_side(partial(_measured, text), [name])[name]
        worst_time, worst_memory = max(worst_time, seconds), max(worst_memory, megabytes)
        print(f"  {name:24} {len(text) / 1000:6.0f} k signs {seconds:6.2f} s {megabytes:5.0f} MB", flush=True)
    print(f"{len(arguments or SLOW)} inputs; the worst takes {worst_time:.1f} s and {worst_memory:.0f} MB")
    return 1 if worst_time > _SECONDS or worst_memory > _MEGABYTES else 0


def largest(text: Callable[[int], str]) -> str:
    """The text at the greatest size, by eighths, that `check` reads; empty if it reads none."""
    size = _LARGEST
    while size and any(unbounded(text(size), "")):
        size = size * 7 // 8
    return text(size) if size else ""


def _measured(text: str, _: str) -> tuple[float, float]:
    start = time.process_time() + _children()
    problems_of(text)
    seconds = time.process_time() + _children() - start
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return seconds, max(own, children) / (1_000_000 if sys.platform == "darwin" else 1_000)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
