"""Pictures as cameras, programs and enemies make them, drawn from a seed; four colours say which way is up."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

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


def _size(rng: random.Random) -> tuple[int, int]:
    return rng.randrange(60, 1800), rng.randrange(60, 1800)


def _plain(rng: random.Random) -> bytes:
    return coded(quarters(*_size(rng)), "JPEG", quality=rng.randrange(50, 96))


def _png(rng: random.Random, mode: str = "RGB", **options: Any) -> bytes:
    return coded(quarters(*_size(rng)).convert(mode), "PNG", **options)


def _text(rng: random.Random) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Somdee")
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=rng.random() < 0.5)
    return _png(rng, pnginfo=info)


def _wide(rng: random.Random) -> bytes:
    """Sixteen bits for each of three colours."""
    size = _size(rng)
    rows = quarters(*size).tobytes()
    wide = bytes(part for dot in rows for part in (dot, rng.randrange(256))) if size[0] * size[1] < 200_000 else b""
    if not wide:
        return _wide(rng)
    stride = size[0] * 6
    lines = b"".join(b"\0" + wide[at : at + stride] for at in range(0, len(wide), stride))
    return png_of(*size, 16, 2, zlib.compress(lines))


def _grey_16(rng: random.Random) -> bytes:
    size = _size(rng)
    grey = quarters(*size).convert("L").tobytes()
    lines = b"".join(
        b"\0" + b"".join(bytes((dot, 9)) for dot in grey[at : at + size[0]]) for at in range(0, len(grey), size[0])
    )
    return png_of(*size, 16, 0, zlib.compress(lines))


def _transparent(rng: random.Random) -> bytes:
    picture = quarters(*_size(rng)).convert("RGBA")
    width, height = picture.size
    picture.paste((0, 0, 0, 0), (width * 2 // 5, height * 2 // 5, width * 3 // 5, height * 3 // 5))
    return coded(picture, "PNG") if rng.random() < 0.5 else coded(picture.quantize(16), "PNG")


_PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _profiled(rng: random.Random) -> bytes:
    broken = rng.random() < 0.3
    return coded(quarters(*_size(rng)), "JPEG", icc_profile=_PROFILE[:200] if broken else _PROFILE)


def _flipped(rng: random.Random) -> bytes:
    data = bytearray(_plain(rng) if rng.random() < 0.5 else _png(rng))
    for _ in range(rng.randrange(1, 6)):
        data[rng.randrange(16, len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def _cut(rng: random.Random) -> bytes:
    data = _plain(rng) if rng.random() < 0.5 else _png(rng)
    return data[: rng.randrange(20, len(data) - 4)]


def _crc(rng: random.Random) -> bytes:
    data = bytearray(_png(rng))
    data[data.index(b"IDAT") + 6] ^= 0x55
    return bytes(data)


def _moving(rng: random.Random) -> bytes:
    return _png(rng, save_all=True, append_images=[Image.new("RGB", (60, 60))])


def _many_dots(rng: random.Random, kind: str, **options: Any) -> bytes:
    return coded(quarters(12_000, 8_400 + rng.randrange(50)), kind, **options)


def _largest_progressive(rng: random.Random) -> bytes:
    picture = rough(7_600, 6_100 + rng.randrange(9))
    return coded(picture, "JPEG", progressive=True, subsampling=0, quality=80)


def _record_of_nothing(rng: random.Random) -> bytes:
    return with_segment(_plain(rng), 0xE1, b"Exif\0\0MM\0*" + rng.randbytes(rng.randrange(200)))


def _more_than_needed(rng: random.Random) -> bytes:  # noqa: ARG001
    """One dot, and 300 million bytes behind it that take 300 KB."""
    return png_of(1, 1, 8, 2, zlib.compress(bytes(300_000_000), 9))


def _bomb(rng: random.Random) -> bytes:  # noqa: ARG001
    return png_of(60_000, 60_000, 8, 2, zlib.compress(bytes(2_000_000), 9))


def _swollen_profile(rng: random.Random) -> bytes:
    return with_chunk(_png(rng), b"iCCP", b"x\0\0" + zlib.compress(bytes(100_000_000), 9))


_RIGHT: tuple[tuple[str, str, Callable[[random.Random], bytes]], ...] = (
    *((f"orientation {way}", ".jpg", lambda rng, way=way: photograph(rng, way)) for way in range(1, 9)),
    ("plain", ".jpeg", _plain),
    ("grey", ".jpg", lambda rng: coded(quarters(*_size(rng)).convert("L"), "JPEG")),
    ("CMYK", ".jpg", lambda rng: coded(quarters(*_size(rng)).convert("CMYK"), "JPEG")),
    ("progressive", ".jpg", lambda rng: coded(quarters(*_size(rng)), "JPEG", progressive=True)),
    ("profile", ".jpg", _profiled),
    ("100 megapixels", ".jpg", lambda rng: _many_dots(rng, "JPEG")),
    ("panorama", ".jpg", lambda rng: coded(quarters(60_000, 1_900 + rng.randrange(50)), "JPEG")),
    ("largest JPEG", ".jpg", lambda rng: coded(rough(12_600, 9_500 + rng.randrange(9)), "JPEG", quality=60)),
    ("largest progressive", ".jpg", _largest_progressive),
    ("largest PNG", ".png", lambda rng: coded(rough(9_300, 7_500 + rng.randrange(9)), "PNG", compress_level=1)),
    ("largest palette", ".png", lambda rng: coded(quarters(8_000, 6_950 + rng.randrange(9)).convert("P"), "PNG")),
    ("PNG", ".png", _png),
    ("PNG with a profile", ".png", lambda rng: _png(rng, icc_profile=_PROFILE)),
    ("palette", ".png", lambda rng: _png(rng, "P")),
    ("one bit", ".png", lambda rng: _png(rng, "1")),
    ("grey and transparency", ".png", lambda rng: _png(rng, "LA")),
    ("transparent", ".png", _transparent),
    ("16 bits, colour", ".png", _wide),
    ("16 bits, grey", ".png", _grey_16),
)
_PRIVATE: tuple[tuple[str, str, Callable[[random.Random], bytes]], ...] = (
    ("place", ".jpg", lambda rng: photograph(rng, rng.randrange(1, 9), has_place=True)),
    ("XMP", ".jpg", lambda rng: with_segment(_plain(rng), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET)),
    ("IPTC", ".jpg", lambda rng: with_segment(_plain(rng), 0xED, b"Photoshop 3.0\0" + SECRET)),
    ("comment", ".jpg", lambda rng: coded(quarters(*_size(rng)), "JPEG", comment=SECRET)),
    ("maker's segment", ".jpg", lambda rng: with_segment(_plain(rng), 0xE5, SECRET)),
    ("several pictures", ".jpg", lambda rng: with_segment(_plain(rng), 0xE2, b"MPF\0" + SECRET) + _plain(rng)),
    ("small picture", ".jpg", lambda rng: with_segment(_plain(rng), 0xE0, b"JFXX\0\x10" + SECRET)),
    ("data behind", ".jpg", lambda rng: _plain(rng) + SECRET),
    ("record of nothing", ".jpg", _record_of_nothing),
    ("texts", ".png", _text),
    ("PNG with a place", ".png", lambda rng: _png(rng, exif=record(1, has_place=True))),
    ("PNG with a time", ".png", lambda rng: with_chunk(_png(rng), b"tIME", b"\x07\xea\x0b\x17\x09\0\0")),
    ("PNG with more", ".png", lambda rng: with_chunk(_png(rng), b"caBX", SECRET) + SECRET),
    ("swollen text", ".png", lambda rng: with_chunk(_png(rng), b"zTXt", b"x\0\0" + zlib.compress(bytes(90_000_000)))),
)
_TOLD: tuple[tuple[str, str, Callable[[random.Random], bytes]], ...] = (
    ("cut", ".jpg", lambda rng: _plain(rng)[: -rng.randrange(3, 300)]),
    ("cut PNG", ".png", lambda rng: _png(rng)[: -rng.randrange(1, 60)]),
    ("damaged PNG", ".png", _crc),
    ("moving", ".png", _moving),
    ("HTML", ".png", lambda rng: b"<!DOCTYPE html><title>x</title>" + rng.randbytes(9)),
    ("PNG named JPEG", ".jpg", _png),
    ("JPEG named PNG", ".png", _plain),
    ("WebP", ".webp", lambda rng: coded(quarters(*_size(rng)), "WEBP")),
    ("WebP named JPEG", ".jpg", lambda rng: coded(quarters(*_size(rng)), "WEBP")),
    ("GIF", ".gif", lambda rng: coded(quarters(*_size(rng)), "GIF")),
    ("HEIC", ".heic", lambda rng: b"\0\0\0\x18ftypheic\0\0\0\0" + rng.randbytes(200)),
    ("HEIC named JPEG", ".jpg", lambda rng: b"\0\0\0\x18ftypheic\0\0\0\0" + rng.randbytes(200)),
    ("BMP", ".bmp", lambda rng: coded(quarters(*_size(rng)), "BMP")),
    ("TIFF", ".tiff", lambda rng: coded(quarters(*_size(rng)), "TIFF")),
    ("SVG", ".svg", lambda rng: b"<svg xmlns='http://www.w3.org/2000/svg'/>" + b" " * rng.randrange(9)),
    ("100 megapixels, PNG", ".png", lambda rng: _many_dots(rng, "PNG", compress_level=1)),
    ("100 megapixels, progressive", ".jpg", lambda rng: _many_dots(rng, "JPEG", progressive=True, subsampling=0)),
    ("bomb", ".png", _bomb),
    ("swollen profile", ".png", _swollen_profile),
    ("empty", ".png", lambda rng: b"\x89PNG\r\n\x1a\n"[: rng.randrange(9)]),
)
_EITHER: tuple[tuple[str, str, Callable[[random.Random], bytes]], ...] = (
    ("flipped bits", ".any", _flipped),
    ("cut anywhere", ".any", _cut),
    ("long and thin", ".png", lambda rng: coded(Image.new("RGB", (rng.randrange(20_000, 65_000), 2)), "PNG")),
    ("one dot", ".png", lambda rng: coded(Image.new("RGB", (1, 1), COLOURS[rng.randrange(4)]), "PNG")),
    ("more than needed", ".png", _more_than_needed),
)
_ALL = (*_RIGHT, *_PRIVATE, *_TOLD, *_EITHER)
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
    told_from = len(_RIGHT) + len(_PRIVATE)
    either_from = told_from + len(_TOLD)
    return Drawn(
        f"drawn-{number}{ending}",
        data,
        about,
        is_told=told_from <= place < either_from,
        may_be_told=place >= either_from,
        is_private=len(_RIGHT) <= place < told_from,
        has_quarters=place < told_from and about not in {"one bit", "grey", "grey and transparency", "16 bits, grey"},
    )
