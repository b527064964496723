"""Markdown, or what its author took for it, that is printed as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from handbook.readings.events import Key
from handbook.readings.rules import any_left_over, left_over_patterns
from handbook.readings.written import Run

_WITH_TICKS = {"form", "office"}
"""Blocks in which `[ ]` is a box to tick."""


class LeftOver(NamedTuple):
    """Line, from 0 in the body, column, kind and the signs themselves."""

    line: int
    column: int
    kind: str
    signs: str


def left_over(runs: Iterable[Run], built: Sequence[Key]) -> Iterator[LeftOver]:
    """What is left over in the author's text and printed by the builder; one of a kind in a run."""
    printed = " ".join(key[1] for key in built if key[0] == "w")
    for run in runs:
        if any_left_over().search(run.visible) is None:
            continue
        for kind, pattern in left_over_patterns().items():
            found = next((match for match in pattern.finditer(run.visible) if _counts(kind, match, run, printed)), None)
            if found is not None:
                yield LeftOver(*run.place.line_column(run.offset + _begin(found)), kind, found[0].strip())


def _begin(found: re.Match[str]) -> int:
    return found.end() - len(found[0].lstrip())


def _counts(kind: str, found: re.Match[str], run: Run, printed: str) -> bool:
    begin = _begin(found)
    if kind == "item" and not (run.visible[:begin].strip() and run.visible[begin - 1] == "\n"):
        return False  # a paragraph of a letter may begin with (๑), but not go on so in a later line
    if kind == "sign" and run.place.content[: run.offset + begin].rpartition("\n")[2].strip():
        return False  # between words of a line these signs are signs
    if kind == "bar" and "\\|" in run.place.lines[run.place.line_column(run.offset + begin)[0]]:
        return False  # escaped: a table's cell has lost the backslash before its text is read
    if kind == "tick" and run.block in _WITH_TICKS and not run.place.content[: run.offset].strip():
        return False
    if kind == "address" and run.is_linked:
        return False
    return found[0].strip() in printed
