"""The fonts of the PDFs, as an earlier build has made them: they depend on the program and its packages alone."""

from __future__ import annotations

from handbook.cache.parcel import Parcel, unpacked
from handbook.cache.store import Cache
from handbook.thai.book_fonts import BookFont, make_book_fonts

_KIND, _TEXTS = "fonts", "texts"


def book_fonts(cache: Cache) -> dict[str, BookFont]:
    """Weight -> the book's font."""
    key = cache.key(_KIND)
    value = cache.find(_KIND, key)
    if value is None:
        made = make_book_fonts()
        texts = {weight: list(font.texts.items()) for weight, font in made.items()}
        parcel = Parcel({weight: font.data for weight, font in made.items()}, {_TEXTS: texts})
        cache.keep(_KIND, key, parcel.packed())
        return made
    parcel = unpacked(value)
    return {
        weight: BookFont(weight, data, {int(glyph): text for glyph, text in parcel.about[_TEXTS][weight]})
        for weight, data in parcel.files.items()
    }
