"""The first bytes of a file -> the kind of file, whatever its name says."""

from __future__ import annotations

_STARTS = (
    ("jpeg", b"\xff\xd8\xff"),
    ("png", b"\x89PNG\r\n\x1a\n"),
    ("gif", b"GIF8"),
    ("bmp", b"BM"),
    ("tiff", b"II*\0"),
    ("tiff", b"MM\0*"),
    ("pdf", b"%PDF-"),
    ("zip", b"PK\x03\x04"),
)
_BOXES = {  # ISO base media: bytes 4 to 8 are `ftyp`, then comes the brand
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"), "heic"),
    **dict.fromkeys((b"avif", b"avis"), "avif"),
}
_TEXTS = (("svg", b"<svg"), ("html", b"<!doctype"), ("html", b"<html"), ("svg", b"<?xml"))
ENDINGS = {"jpeg": (".jpg", ".jpeg"), "png": (".png",)}
"""The kinds of pictures that pages may show -> the endings of their names."""


def kind_of(start: bytes) -> str:
    """The kind of the file that begins with these 16 bytes or more; empty if it is none of those known here."""
    for kind, known in _STARTS:
        if start.startswith(known):
            return kind
    if start[4:8] == b"ftyp":
        return _BOXES.get(start[8:12], "")
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "webp"
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((kind for kind, known in _TEXTS if text.startswith(known)), "")
