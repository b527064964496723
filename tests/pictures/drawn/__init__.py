"""Pictures as cameras, programs and enemies make them, drawn from a seed; four colours say which way is up."""

from __future__ import annotations

import random
from dataclasses import dataclass

from pictures.drawn.either import EITHER
from pictures.drawn.private import PRIVATE
from pictures.drawn.right import RIGHT
from pictures.drawn.told import TOLD


@dataclass(frozen=True)
class Drawn:
    """A picture's file: its name, its bytes, what it is; whether it must be told, may be, or must be right."""

    name: str
    data: bytes
    about: str
    is_told: bool = False
    may_be_told: bool = False
    is_private: bool = False
    has_quarters: bool = True


_ALL = (*RIGHT, *PRIVATE, *TOLD, *EITHER)
KINDS = [about for about, *_ in _ALL]
"""What each picture is, in the order in which they are drawn."""


def drawn(seed: int, number: int) -> Drawn:
    """The picture of this number: each kind comes in its turn."""
    rng = random.Random(f"{seed} {number}")  # noqa: S311 - reproducible tests
    place = number % len(_ALL)
    about, ending, make = _ALL[place]
    data = make(rng)
    if ending == ".any":
        ending = ".png" if data.startswith(b"\x89PNG") else ".jpg"
    told_from = len(RIGHT) + len(PRIVATE)
    either_from = told_from + len(TOLD)
    return Drawn(
        f"drawn-{number}{ending}",
        data,
        about,
        is_told=told_from <= place < either_from,
        may_be_told=place >= either_from,
        is_private=len(RIGHT) <= place < told_from,
        has_quarters=place < told_from and about not in {"one bit", "grey", "grey and transparency", "16 bits, grey"},
    )
