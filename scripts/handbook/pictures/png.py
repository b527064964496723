"""A PNG's bytes -> its chunks (W3C, third edition), which of them stay, and what private matter the others hold."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.pictures.exif import least_exif, read_exif
from handbook.pictures.jpeg import BrokenPictureError

_SIGNATURE = 8
_HEAD, _CHECK = 8, 4
_NEEDED = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_SHAPING = {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"hIST", b"cICP", b"mDCV", b"cLLI"}
_MOVING = {b"acTL", b"fcTL", b"fdAT"}
_TEXTS = {b"tEXt", b"zTXt", b"iTXt"}
_GPS_IN_XMP = b"GPSL"
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type


@dataclass(frozen=True)
class Chunk:
    """A chunk: its name, where it begins and ends, and its data."""

    name: bytes
    start: int
    end: int
    data: bytes


@dataclass(frozen=True)
class Header:
    """What a PNG says of itself: its size, bits of a sample, and the colour type."""

    width: int
    height: int
    bits: int
    colour: int


def chunks(data: bytes) -> Iterator[Chunk]:
    """The chunks up to the last. Raises BrokenPictureError when it does not come, or one of the picture is damaged."""
    at = _SIGNATURE
    while at + _HEAD + _CHECK <= len(data):
        length, name = struct.unpack_from(">L4s", data, at)
        end = at + _HEAD + length + _CHECK
        if not name.isalpha():
            raise BrokenPictureError("broken")
        if end > len(data):
            break
        if name in _NEEDED and zlib.crc32(data[at + 4 : end - _CHECK]) != int.from_bytes(data[end - _CHECK : end]):
            raise BrokenPictureError("broken")
        yield Chunk(name, at, end, data[at + _HEAD : end - _CHECK])
        if name == b"IEND":
            return
        at = end
    raise BrokenPictureError("cut")


def header_of(data: bytes) -> tuple[Header, bool]:
    """The header of a PNG, and whether the picture moves. Raises BrokenPictureError if it is not whole."""
    header, moves, has_dots = None, False, False
    for chunk in chunks(data):
        moves |= chunk.name in _MOVING
        has_dots |= chunk.name == b"IDAT"
        if chunk.name == b"IHDR" and header is None and len(chunk.data) == 13:
            header = Header(*struct.unpack_from(">LLBB", chunk.data))
    if header is None or not has_dots or not header.width or not header.height or header.colour not in _SAMPLES:
        raise BrokenPictureError("broken")
    return header, moves


def private_in_png(data: bytes) -> tuple[int, frozenset[str]]:
    """The orientation, and the kinds of private matter."""
    orientation, found, end = 1, set[str](), len(data)
    for chunk in chunks(data):
        end = chunk.end
        if chunk.name == b"eXIf":
            orientation, kinds = read_exif(chunk.data)
            found |= kinds
        elif chunk.name in _TEXTS:
            found |= {"text", "place"} if _GPS_IN_XMP in chunk.data else {"text"}
        elif chunk.name == b"tIME":
            found.add("date")
        elif not _stays(chunk.name):
            found.add("rest")
    if data[end:].strip(b"\0"):
        found.add("behind")
    return orientation, frozenset(found)


def stripped_png(data: bytes) -> bytes:
    """The same coded picture: the chunks that it needs, and the way up if it is not the plain one."""
    orientation, _ = private_in_png(data)
    kept = [data[:_SIGNATURE]]
    for chunk in chunks(data):
        if _stays(chunk.name):
            kept.append(data[chunk.start : chunk.end])
        if chunk.name == b"IHDR" and orientation != 1:
            named = b"eXIf" + least_exif(orientation)
            kept.append(struct.pack(">L", len(named) - 4) + named + struct.pack(">L", zlib.crc32(named)))
    return b"".join(kept)


def _stays(name: bytes) -> bool:
    return name in _NEEDED or name in _SHAPING or name in _MOVING
