"""Pictures of the pages in the book: the same files as on the site, as wide beside the text as there."""

from __future__ import annotations

import posixpath

from handbook.html.tree import Element
from handbook.pictures.make import SHOWN


def place_picture(picture: Element, folder: str) -> None:
    """Make a picture of the page in this folder one of the book: what fills the text on a screen fills it on paper."""
    picture.set("src", posixpath.normpath(posixpath.join(folder, picture.get("src", ""))))
    picture.attrib.pop("loading", None)
    picture.attrib.pop("height", None)
    width = picture.attrib.pop("width", None)
    if width is not None:
        picture.set("style", f"width: {min(float(width) / SHOWN, 1):.2%}")
