"""Pictures that may be told, or be right."""

from __future__ import annotations

import random
import zlib

from PIL import Image

from pictures.drawn.coded import COLOURS, coded, png_of
from pictures.drawn.sized import Kinds, plain_jpeg, plain_png


def _flipped(rng: random.Random) -> bytes:
    data = bytearray(plain_jpeg(rng) if rng.random() < 0.5 else plain_png(rng))
    for _ in range(rng.randrange(1, 6)):
        data[rng.randrange(16, len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def _cut(rng: random.Random) -> bytes:
    data = plain_jpeg(rng) if rng.random() < 0.5 else plain_png(rng)
    return data[: rng.randrange(20, len(data) - 4)]


def _more_than_needed(rng: random.Random) -> bytes:  # noqa: ARG001
    """One dot, and 300 million bytes behind it that take 300 KB."""
    return png_of(1, 1, 8, 2, zlib.compress(bytes(300_000_000), 9))


EITHER: Kinds = (
    ("flipped bits", ".any", _flipped),
    ("cut anywhere", ".any", _cut),
    ("long and thin", ".png", lambda rng: coded(Image.new("RGB", (rng.randrange(20_000, 65_000), 2)), "PNG")),
    ("one dot", ".png", lambda rng: coded(Image.new("RGB", (1, 1), COLOURS[rng.randrange(4)]), "PNG")),
    ("more than needed", ".png", _more_than_needed),
)
