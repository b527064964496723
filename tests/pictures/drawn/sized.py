"""Plain pictures of a size that the seed says, of which others are made."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from pictures.drawn.coded import coded, quarters

Kinds = tuple[tuple[str, str, Callable[[random.Random], bytes]], ...]
"""Of each kind: what the picture is, the ending of its file's name, and what makes it of the seed."""


def drawn_size(rng: random.Random) -> tuple[int, int]:
    return rng.randrange(60, 1800), rng.randrange(60, 1800)


def plain_jpeg(rng: random.Random) -> bytes:
    return coded(quarters(*drawn_size(rng)), "JPEG", quality=rng.randrange(50, 96))


def plain_png(rng: random.Random, mode: str = "RGB", **options: Any) -> bytes:
    return coded(quarters(*drawn_size(rng)).convert(mode), "PNG", **options)


def many_dots(rng: random.Random, kind: str, **options: Any) -> bytes:
    return coded(quarters(12_000, 8_400 + rng.randrange(50)), kind, **options)
