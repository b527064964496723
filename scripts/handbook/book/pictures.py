"""Pictures of the pages in the book: the same files as on the site, as wide beside the text as there."""

from __future__ import annotations

import posixpath

from handbook.html.tree import Element
from handbook.pictures.make import SHOWN

_TEXT_WIDTH = 160
"""Millimetres between the margins of a page (book.css, @page)."""
_WITHOUT_PADDING = 0.9


def place_picture(picture: Element, folder: str) -> None:
    """Make a picture of the page in this folder one of the book: what fills the text on a screen fills it on paper."""
    picture.set("src", posixpath.normpath(posixpath.join(folder, picture.get("src", ""))))
    picture.attrib.pop("loading", None)
    picture.attrib.pop("height", None)
    width = picture.attrib.pop("width", None)
    if width is None:
        return
    share = min(float(width) / SHOWN, 1)
    cell = next(picture.iterancestors("td", "th"), None)
    if cell is None:
        picture.set("style", f"width: {share:.2%}")
        return
    # A column is as wide as what stands in it, and a part of what is not yet known is nothing.
    column = _TEXT_WIDTH * _WITHOUT_PADDING / len(cell.getparent())
    picture.set("style", f"width: {share * column:.1f}mm; max-width: none")
