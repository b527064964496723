"""The structure elements of a PDF by their kind, each file read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pikepdf


@cache
def opened(file: Path) -> pikepdf.Pdf:
    """The file, open as long as the tests run: its objects are read when they are asked for."""
    return pikepdf.open(file)


def elements(file: Path, kind: str) -> list[Any]:
    """Its structure elements of a kind."""
    return _by_kind(file).get(kind, [])


@cache
def _by_kind(file: Path) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for entry in opened(file).objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/StructElem":
            found.setdefault(str(entry.S), []).append(entry)
    return found
