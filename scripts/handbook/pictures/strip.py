"""A picture's bytes -> the same picture without private matter; its dots stay as they are coded, bit for bit."""

from __future__ import annotations

from handbook.pictures.jpeg import stripped_jpeg
from handbook.pictures.kinds import kind_of
from handbook.pictures.png import stripped_png

_STRIP = {"jpeg": stripped_jpeg, "png": stripped_png}


def without_private(data: bytes) -> bytes:
    """The bytes without private matter. Raises BrokenPictureError, and KeyError for another kind of file."""
    return _STRIP[kind_of(data)](data)
