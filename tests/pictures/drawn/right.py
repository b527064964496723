"""Pictures that must be right, whatever camera or program made them."""

from __future__ import annotations

import random
import zlib

from PIL import ImageCms

from pictures.drawn.coded import coded, photograph, png_of, quarters, rough
from pictures.drawn.sized import Kinds, drawn_size, many_dots, plain_jpeg, plain_png


def _wide(rng: random.Random) -> bytes:
    """Sixteen bits for each of three colours."""
    size = drawn_size(rng)
    rows = quarters(*size).tobytes()
    wide = bytes(part for dot in rows for part in (dot, rng.randrange(256))) if size[0] * size[1] < 200_000 else b""
    if not wide:
        return _wide(rng)
    stride = size[0] * 6
    lines = b"".join(b"\0" + wide[at : at + stride] for at in range(0, len(wide), stride))
    return png_of(*size, 16, 2, zlib.compress(lines))


def _grey_16(rng: random.Random) -> bytes:
    size = drawn_size(rng)
    grey = quarters(*size).convert("L").tobytes()
    lines = b"".join(
        b"\0" + b"".join(bytes((dot, 9)) for dot in grey[at : at + size[0]]) for at in range(0, len(grey), size[0])
    )
    return png_of(*size, 16, 0, zlib.compress(lines))


def _transparent(rng: random.Random) -> bytes:
    picture = quarters(*drawn_size(rng)).convert("RGBA")
    width, height = picture.size
    picture.paste((0, 0, 0, 0), (width * 2 // 5, height * 2 // 5, width * 3 // 5, height * 3 // 5))
    return coded(picture, "PNG") if rng.random() < 0.5 else coded(picture.quantize(16), "PNG")


_MADE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
_PROFILE = _MADE[:24] + bytes(12) + _MADE[36:]  # without the time at which it was made (ICC.1:2022, 7.2)


def _profiled(rng: random.Random) -> bytes:
    broken = rng.random() < 0.3
    return coded(quarters(*drawn_size(rng)), "JPEG", icc_profile=_PROFILE[:200] if broken else _PROFILE)


def _largest_progressive(rng: random.Random) -> bytes:
    picture = rough(7_600, 6_100 + rng.randrange(9))
    return coded(picture, "JPEG", progressive=True, subsampling=0, quality=80)


RIGHT: Kinds = (
    *((f"orientation {way}", ".jpg", lambda rng, way=way: photograph(rng, way)) for way in range(1, 9)),
    ("plain", ".jpeg", plain_jpeg),
    ("grey", ".jpg", lambda rng: coded(quarters(*drawn_size(rng)).convert("L"), "JPEG")),
    ("CMYK", ".jpg", lambda rng: coded(quarters(*drawn_size(rng)).convert("CMYK"), "JPEG")),
    ("progressive", ".jpg", lambda rng: coded(quarters(*drawn_size(rng)), "JPEG", progressive=True)),
    ("profile", ".jpg", _profiled),
    ("100 megapixels", ".jpg", lambda rng: many_dots(rng, "JPEG")),
    ("panorama", ".jpg", lambda rng: coded(quarters(60_000, 1_900 + rng.randrange(50)), "JPEG")),
    ("largest JPEG", ".jpg", lambda rng: coded(rough(12_600, 9_500 + rng.randrange(9)), "JPEG", quality=60)),
    ("largest progressive", ".jpg", _largest_progressive),
    ("largest PNG", ".png", lambda rng: coded(rough(9_300, 7_500 + rng.randrange(9)), "PNG", compress_level=1)),
    ("largest palette", ".png", lambda rng: coded(quarters(8_000, 6_950 + rng.randrange(9)).convert("P"), "PNG")),
    ("PNG", ".png", plain_png),
    ("PNG with a profile", ".png", lambda rng: plain_png(rng, icc_profile=_PROFILE)),
    ("palette", ".png", lambda rng: plain_png(rng, "P")),
    ("one bit", ".png", lambda rng: plain_png(rng, "1")),
    ("grey and transparency", ".png", lambda rng: plain_png(rng, "LA")),
    ("transparent", ".png", _transparent),
    ("16 bits, colour", ".png", _wide),
    ("16 bits, grey", ".png", _grey_16),
)
