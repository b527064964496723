"""Pictures of four colours, which say which way is up, as JPEG and PNG, with what programs put beside the dots."""

from __future__ import annotations

import io
import random
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw

COLOURS = ((200, 40, 40), (40, 160, 60), (50, 70, 190), (230, 230, 230))
"""Of the quarters: left and right above, left and right below."""
SECRET = b"GPSLatitude 13.599N; phone 4711; Somdee"
_TURNED = {  # what a camera stores, so that this orientation makes it upright
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def quarters(width: int, height: int) -> Image.Image:
    """The upright picture."""
    picture = Image.new("RGB", (width, height), COLOURS[0])
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 2, 0, width, height // 2), fill=COLOURS[1])
    draw.rectangle((0, height // 2, width // 2, height), fill=COLOURS[2])
    draw.rectangle((width // 2, height // 2, width, height), fill=COLOURS[3])
    return picture


def rough(width: int, height: int) -> Image.Image:
    """The same with grain, which takes as long to decode as that of a photograph."""
    grain = Image.effect_noise((1000, 1000), 40).convert("RGB")
    picture = quarters(width, height)
    for at in range(0, width * height, 7_000_000):
        left, top = (at * 7) % max(width - 1000, 1), (at // width) % max(height - 1000, 1)
        picture.paste(Image.blend(picture.crop((left, top, left + 1000, top + 1000)), grain, 0.1), (left, top))
    return picture


def coded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file of this kind."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def record(orientation: int, *, has_place: bool = False) -> bytes:
    """A camera's record."""
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    if has_place:
        exif[0x010F], exif[0x0110], exif[0x0132] = "Somdee", "Phone 4711", "2026:11:23 09:00:00"
        exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (13.0, 35.0, 57.0)
    return exif.tobytes()


def photograph(rng: random.Random, orientation: int = 1, *, has_place: bool = False, **options: Any) -> bytes:
    """A JPEG as a telephone stores it."""
    picture = quarters(rng.randrange(60, 1800), rng.randrange(60, 1800))
    if orientation in _TURNED:
        picture = picture.transpose(_TURNED[orientation])
    return coded(picture, "JPEG", exif=record(orientation, has_place=has_place), **options)


def png_of(width: int, height: int, bits: int, colour: int, dots: bytes, *others: tuple[bytes, bytes]) -> bytes:
    """A PNG written chunk by chunk; `dots` are compressed already, `others` stand before them."""
    header = struct.pack(">LLBBBBB", width, height, bits, colour, 0, 0, 0)
    chunks = [(b"IHDR", header), *others, (b"IDAT", dots), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in chunks)


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk with its length and check sum."""
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def with_segment(data: bytes, marker: int, payload: bytes) -> bytes:
    """A JPEG with a further segment after its first."""
    end = 4 + int.from_bytes(data[4:6])
    return data[:end] + struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload + data[end:]


def with_chunk(data: bytes, name: bytes, payload: bytes) -> bytes:
    """A PNG with a further chunk after its header."""
    return data[:33] + chunk(name, payload) + data[33:]
