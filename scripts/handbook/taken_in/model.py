"""What is taken of a document, whichever kind of file it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.html.tree import Element


class NotTakenError(Exception):
    """A file that cannot be taken in: the text `refused.REASON` says why, and what to do."""

    def __init__(self, reason: str, **parts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.parts = parts


@dataclass(frozen=True)
class Lost:
    """Something of the document that the pages do not have as it was: the text `taken.lost.KIND`, where, and what."""

    kind: str
    place: str
    what: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of the document's own text, which the pages must have, and where it stands."""

    text: str
    place: str


@dataclass(frozen=True)
class Document:
    """A document: its article as HTML, the pictures that it names, and what is known to be lost.

    The article has h1 to h6, p, ul, ol, table, img, strong, em, a; `span.number` is a printed number, `span.note`
    the place of a footnote, whose text is in `notes`. `pieces` is its text by another way than the article.
    """

    kind: str
    title: str
    date: str
    article: Element
    notes: Mapping[str, Element]
    pictures: Mapping[str, bytes]
    pieces: tuple[Piece, ...]
    lost: tuple[Lost, ...] = field(default=())
