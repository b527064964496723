"""Where links of a PDF stand and lead, and where its ids are: read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Place:
    """Where an id is: index of its page, points from the page's foot."""

    page: int
    top: float


@dataclass(frozen=True)
class PrintedLink:
    """A link to an id or an address: index of its page, its box in points from the page's foot."""

    page: int
    target: str
    left: float
    bottom: float
    right: float
    top: float


@cache
def places_of(file: Path) -> Mapping[str, Place]:
    """Id -> its place."""
    with pikepdf.open(file) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        names: Any = pikepdf.NameTree(pdf.Root.Names.Dests)
        found = {}
        for name, target in names.items():
            place = target.D if isinstance(target, pikepdf.Dictionary) else target
            found[str(name)] = Place(numbers[place[0].objgen], float(place[3]) if len(place) > 3 else 0)
        return found


@cache
def links_of(file: Path) -> tuple[PrintedLink, ...]:
    """Every link, page by page."""
    with pikepdf.open(file) as pdf:
        return tuple(_links(pdf))


def _links(pdf: pikepdf.Pdf) -> Iterator[PrintedLink]:
    for number, page in enumerate(pdf.pages):
        annotations: Any = page.get("/Annots", [])
        for annotation in annotations:
            action = annotation.get("/A", {})
            target = annotation.get("/Dest") or action.get("/D") or action.URI
            one, bottom, other, top = (float(value) for value in annotation.Rect)
            left, right = sorted((one, other))
            bottom, top = sorted((bottom, top))
            yield PrintedLink(number, str(target), left, bottom, right, top)
