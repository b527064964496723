"""Pictures on the disk -> their looks, and what readers get of them. What is made once is kept: a build asks twice."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from handbook.pictures.look import Look, look
from handbook.pictures.make import Made, UndecodedPictureError, make
from handbook.processes import side_by_side

Wish = tuple[str, int]
"""A picture's path, and how many times larger than shown it is wanted."""

_FEW = 3
"""So many pictures are made faster than processes start."""
_LOOKS: dict[bytes, Look] = {}
_MADE: dict[tuple[bytes, int], Made | None] = {}


def look_at(file: Path) -> Look:
    """The look of a picture."""
    data = file.read_bytes()
    digest = hashlib.sha256(data).digest()
    if digest not in _LOOKS:
        _LOOKS[digest] = look(data)
    return _LOOKS[digest]


def made(folder: Path, wishes: Iterable[Wish]) -> Mapping[Wish, Made | None]:
    """What readers get of pictures below a folder; None of one whose dots cannot be had. `look` finds no fault in any.

    Many are made in several processes.
    """
    digests = {wish: hashlib.sha256((folder / wish[0]).read_bytes()).digest() for wish in wishes}
    missing = [wish for wish, digest in sorted(digests.items()) if (digest, wish[1]) not in _MADE]
    shares = {str(number): missing[number :: _processes()] for number in range(min(_processes(), len(missing)))}
    done = side_by_side(lambda number: _make(folder, shares[number]), shares, alone=len(missing) <= _FEW)
    for results in done.values():
        _MADE.update({(digests[wish], wish[1]): result for wish, result in results.items()})
    return {wish: _MADE[digest, wish[1]] for wish, digest in digests.items()}


def _processes() -> int:
    return min(4, os.cpu_count() or 1)


def _make(folder: Path, wishes: Iterable[Wish]) -> dict[Wish, Made | None]:
    return {wish: _made_or_none(folder / wish[0], wish[1]) for wish in wishes}


def _made_or_none(file: Path, times: int) -> Made | None:
    try:
        return make(file.read_bytes(), times)
    except UndecodedPictureError:
        return None
