"""Pictures with private matter beside the dots."""

from __future__ import annotations

import random
import zlib

from PIL import PngImagePlugin

from pictures.drawn.coded import SECRET, coded, photograph, quarters, record, with_chunk, with_segment
from pictures.drawn.sized import Kinds, drawn_size, plain_jpeg, plain_png


def _text(rng: random.Random) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Somdee")
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=rng.random() < 0.5)
    return plain_png(rng, pnginfo=info)


def _record_of_nothing(rng: random.Random) -> bytes:
    return with_segment(plain_jpeg(rng), 0xE1, b"Exif\0\0MM\0*" + rng.randbytes(rng.randrange(200)))


PRIVATE: Kinds = (
    ("place", ".jpg", lambda rng: photograph(rng, rng.randrange(1, 9), has_place=True)),
    ("XMP", ".jpg", lambda rng: with_segment(plain_jpeg(rng), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET)),
    ("IPTC", ".jpg", lambda rng: with_segment(plain_jpeg(rng), 0xED, b"Photoshop 3.0\0" + SECRET)),
    ("comment", ".jpg", lambda rng: coded(quarters(*drawn_size(rng)), "JPEG", comment=SECRET)),
    ("maker's segment", ".jpg", lambda rng: with_segment(plain_jpeg(rng), 0xE5, SECRET)),
    ("several pictures", ".jpg", lambda rng: with_segment(plain_jpeg(rng), 0xE2, b"MPF\0" + SECRET) + plain_jpeg(rng)),
    ("small picture", ".jpg", lambda rng: with_segment(plain_jpeg(rng), 0xE0, b"JFXX\0\x10" + SECRET)),
    ("data behind", ".jpg", lambda rng: plain_jpeg(rng) + SECRET),
    ("record of nothing", ".jpg", _record_of_nothing),
    ("texts", ".png", _text),
    ("PNG with a place", ".png", lambda rng: plain_png(rng, exif=record(1, has_place=True))),
    ("PNG with a time", ".png", lambda rng: with_chunk(plain_png(rng), b"tIME", b"\x07\xea\x0b\x17\x09\0\0")),
    ("PNG with more", ".png", lambda rng: with_chunk(plain_png(rng), b"caBX", SECRET) + SECRET),
    (
        "swollen text",
        ".png",
        lambda rng: with_chunk(plain_png(rng), b"zTXt", b"x\0\0" + zlib.compress(bytes(90_000_000))),
    ),
)
