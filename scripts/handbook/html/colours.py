"""Colours written #rrggbb: their contrast as WCAG 2 defines it, and mixtures."""

from __future__ import annotations


def contrast(one: str, other: str) -> float:
    """The contrast of two colours: from 1, the same, to 21, black and white."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """A `share` of a colour, from 0 to 1, and for the rest another colour."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(own * share + rest * (1 - share)):02x}" for own, rest in pairs)


def _parts(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
