"""A part of a page as it is translated. How a page is cut into them: fingerprint.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A part of a page that is translated at once: a heading with its id and the text up to the next one.

    `name` is the id, or one of the names that begin with a dot. `title` is the heading's words, `text`
    all its words without markup, one line for each paragraph, item, cell or title.
    """

    name: str
    title: str
    text: str
    fingerprint: str
    line: int
    column: int
