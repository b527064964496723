"""Bounds of what a file may hold, asked before any work is done with it whose time could grow beyond measure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from handbook.filled.model import FilledFile, Raw, UnreadableError
from handbook.filled.rules import LONGEST
from handbook.messages import both

MOST_BLANKS = 5000
"""Most blanks of a file, filled in or not: our longest form has 230; one of 200 rows would have 3,000."""
MOST_TEXT = 1_000_000
"""Most signs in all blanks of a file: the longest form at the limit of each of its blanks has 60,000."""
LONGEST_NAME = 200
DEEPEST = 8
"""How many controls of Word may stand in each other: ours have three levels."""


def check_count(count: int) -> None:
    """Raises UnreadableError: HB534 if a file has too many blanks."""
    if count > MOST_BLANKS:
        raise UnreadableError("HB534", **both("passed.blanks", most=f"{MOST_BLANKS:,}"))


def check_stream(data: bytes) -> bytes:
    """The bytes of a text, which fields may share. Raises UnreadableError: HB534 if they are more than a cell holds."""
    if len(data) > 4 * LONGEST:
        raise UnreadableError("HB534", **both("passed.text", most=f"{LONGEST:,}"))
    return data


def check_controls(document: Any) -> None:
    """See that the controls of a Word document are neither too many nor too deep in each other: HB534.

    The text of the innermost is read again for each around it.
    """
    count = depth = 0
    for event, _ in etree.iterwalk(document, events=("start", "end"), tag="{*}sdt"):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > DEEPEST:
            raise UnreadableError("HB534", **both("passed.depth", most=DEEPEST))
        check_count(count)


def bounded(written: FilledFile) -> tuple[dict[str, Raw], dict[str, int]]:
    """The values of a file, none longer than a cell of a table; and for those that were cut, the length they had.

    Raises UnreadableError: HB534 too many blanks, or too much in them.
    """
    check_count(max(len(written.values), len(written.names)))
    lengths = {name: _length(value) for name, value in written.values.items()}
    if sum(min(length, LONGEST) for length in lengths.values()) > MOST_TEXT:
        raise UnreadableError("HB534", **both("passed.text", most=f"{MOST_TEXT:,}"))
    cut = {name: length for name, length in lengths.items() if length > LONGEST}
    values: dict[str, Raw] = {name: _cut(value) if name in cut else value for name, value in written.values.items()}
    return values, cut


def short(names: Iterable[str]) -> list[str]:
    """Names for a message."""
    return [name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…" for name in names]


def _length(value: Raw) -> int:
    return sum(map(len, value)) if isinstance(value, tuple) else len(value) if isinstance(value, str) else 1


def _cut(value: Raw) -> Raw:
    """The beginning of a value, which shows that it was cut; of several texts as many as there is room for."""
    if isinstance(value, str):
        return f"{value[: LONGEST - 1]}…"
    kept, room = [], LONGEST
    for text in value if isinstance(value, tuple) else ():
        kept.append(text if len(text) < room else f"{text[: room - 1]}…")
        room -= len(kept[-1])
        if room <= 0:
            break
    return tuple(kept)
