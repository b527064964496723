"""Pictures that must be told: damaged, moving, of another kind, too large."""

from __future__ import annotations

import random
import zlib

from PIL import Image

from pictures.drawn.coded import coded, png_of, quarters, with_chunk
from pictures.drawn.sized import Kinds, drawn_size, many_dots, plain_jpeg, plain_png


def _crc(rng: random.Random) -> bytes:
    data = bytearray(plain_png(rng))
    data[data.index(b"IDAT") + 6] ^= 0x55
    return bytes(data)


def _moving(rng: random.Random) -> bytes:
    return plain_png(rng, save_all=True, append_images=[Image.new("RGB", (60, 60))])


def _bomb(rng: random.Random) -> bytes:  # noqa: ARG001
    return png_of(60_000, 60_000, 8, 2, zlib.compress(bytes(2_000_000), 9))


def _swollen_profile(rng: random.Random) -> bytes:
    return with_chunk(plain_png(rng), b"iCCP", b"x\0\0" + zlib.compress(bytes(100_000_000), 9))


TOLD: Kinds = (
    ("cut", ".jpg", lambda rng: plain_jpeg(rng)[: -rng.randrange(3, 300)]),
    ("cut PNG", ".png", lambda rng: plain_png(rng)[: -rng.randrange(1, 60)]),
    ("damaged PNG", ".png", _crc),
    ("moving", ".png", _moving),
    ("HTML", ".png", lambda rng: b"<!DOCTYPE html><title>x</title>" + rng.randbytes(9)),
    ("PNG named JPEG", ".jpg", plain_png),
    ("JPEG named PNG", ".png", plain_jpeg),
    ("WebP", ".webp", lambda rng: coded(quarters(*drawn_size(rng)), "WEBP")),
    ("WebP named JPEG", ".jpg", lambda rng: coded(quarters(*drawn_size(rng)), "WEBP")),
    ("GIF", ".gif", lambda rng: coded(quarters(*drawn_size(rng)), "GIF")),
    ("HEIC", ".heic", lambda rng: b"\0\0\0\x18ftypheic\0\0\0\0" + rng.randbytes(200)),
    ("HEIC named JPEG", ".jpg", lambda rng: b"\0\0\0\x18ftypheic\0\0\0\0" + rng.randbytes(200)),
    ("BMP", ".bmp", lambda rng: coded(quarters(*drawn_size(rng)), "BMP")),
    ("TIFF", ".tiff", lambda rng: coded(quarters(*drawn_size(rng)), "TIFF")),
    ("SVG", ".svg", lambda rng: b"<svg xmlns='http://www.w3.org/2000/svg'/>" + b" " * rng.randrange(9)),
    ("100 megapixels, PNG", ".png", lambda rng: many_dots(rng, "PNG", compress_level=1)),
    ("100 megapixels, progressive", ".jpg", lambda rng: many_dots(rng, "JPEG", progressive=True, subsampling=0)),
    ("bomb", ".png", _bomb),
    ("swollen profile", ".png", _swollen_profile),
    ("empty", ".png", lambda rng: b"\x89PNG\r\n\x1a\n"[: rng.randrange(9)]),
)
