"""A picture's bytes -> what it is: size, private matter, and why it cannot be shown. Nothing is decoded here."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.pictures.jpeg import BrokenPictureError, frame_of, private_in_jpeg
from handbook.pictures.kinds import kind_of
from handbook.pictures.png import header_of, private_in_png

MOST_DOTS = 120_000_000
"""Also of those that take little memory: a longer wait than five seconds helps nobody."""
MOST_BYTES = 280_000_000
"""That decoding may hold; with the program itself it stays below 500 MB."""
_JPEG_BITS = 8
_LOSSLESS = {0xC3, 0xC7, 0xCB, 0xCF, 0xC5, 0xC6, 0xCD, 0xCE}  # and hierarchical: no browser shows them
_PNG_BYTES = {0: 1, 2: 4, 3: 5, 4: 4, 6: 4}  # Pillow's bytes of a dot, by colour type; a palette is spread out


@dataclass(frozen=True)
class Look:
    """A picture as it is in its file; `fault` is why it cannot be shown: broken, cut, moving, dots, rare."""

    kind: str
    width: int = 0
    height: int = 0
    orientation: int = 1
    private: frozenset[str] = frozenset()
    fault: str = ""


def look(data: bytes) -> Look:
    """Look at a picture. Its kind is empty if it is neither JPEG nor PNG."""
    kind = kind_of(data[:16])
    try:
        if kind == "jpeg":
            return _jpeg(data)
        return _png(data) if kind == "png" else Look("")
    except BrokenPictureError as error:
        return Look(kind, fault=str(error))


def _jpeg(data: bytes) -> Look:
    frame, scans = frame_of(data)
    orientation, private = private_in_jpeg(data)
    dots = frame.width * frame.height
    # One that comes in several scans is held whole, in two bytes a sample; others are read already made smaller.
    held = dots * frame.samples * 2 if scans > 1 or not frame.is_sequential else 0
    fault = ""
    if frame.bits != _JPEG_BITS or frame.marker in _LOSSLESS:
        fault = "rare"
    elif dots > MOST_DOTS or held > MOST_BYTES:
        fault = "dots"
    return Look("jpeg", frame.width, frame.height, orientation, private, fault)


def _png(data: bytes) -> Look:
    header, moves = header_of(data)
    orientation, private = private_in_png(data)
    dots = header.width * header.height
    held = dots * (5 if (header.colour, header.bits) == (0, 16) else _PNG_BYTES[header.colour])
    fault = "moving" if moves else "dots" if dots > MOST_DOTS or held > MOST_BYTES else ""
    return Look("png", header.width, header.height, orientation, private, fault)
