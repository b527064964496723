"""The pages read back as the builder reads them -> which letters of the document they lack.

The document's own text comes another way (`Document.pieces`), so a fault of the converter shows here as one of ours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from handbook.corpus.front_matter import split_front_matter
from handbook.html.tree import read_article
from handbook.markup.builder import Builder
from handbook.taken_in.model import Piece
from handbook.thai.slips import HIDDEN

_NO_LETTER = re.compile(f"[\\s{HIDDEN}]+")
_FEWEST = 4  # letters of a beginning: fewer stand in any text
_SHORT, _JUMP = 12, 400
"""A piece this short may stand anywhere: it counts as next in order only within so many letters."""


@dataclass(frozen=True)
class Proof:
    """How many letters the document has, which pieces the pages lack, and how many stand elsewhere than in it."""

    letters: int
    lost: tuple[Piece, ...]
    moved: int

    @property
    def lost_letters(self) -> int:
        """How many letters the pages lack."""
        return sum(len(piece.text) for piece in self.lost)


def letters_of(text: str) -> str:
    """A text without white space and signs that nobody sees."""
    return _NO_LETTER.sub("", text)


def read_back(pages: Iterable[str], builder: Builder) -> str:
    """The letters of pages as they are built, in order."""
    found = []
    for page in pages:
        builder.reset()
        article = read_article(builder.convert(split_front_matter(page)[1]))
        found.append(letters_of(" ".join(article.itertext())))
    return "".join(found)


def prove(pieces: Sequence[Piece], shown: str) -> Proof:
    """Look for each piece in the letters that are shown: first where the one before ended, then anywhere.

    Each place counts once: of a word that stands twice in the document and once in the pages, one is lost.
    """
    lost, moved, at, total = [], 0, 0, 0
    taken = Counter[str]()
    for piece in pieces:
        text = letters_of(piece.text)
        total += len(text)
        found = shown.find(text, at)
        if found >= 0 and (len(text) > _SHORT or found - at < _JUMP):
            at = found + len(text)
        elif text in shown:
            moved += 1
        else:
            lost.append(Piece(_missing(text, shown), piece.place))
            continue
        taken[text] += 1
    for text, times in taken.items():
        missing = times - shown.count(text)
        if missing > 0:
            place = next(piece.place for piece in pieces if letters_of(piece.text) == text)
            lost += [Piece(text, place)] * missing
    return Proof(total, tuple(lost), moved)


def _missing(text: str, shown: str) -> str:
    """What of a piece is not there: without its beginning, if that is somewhere, and the end that follows near it."""
    begin = _longest(len(text), lambda length: text[:length] in shown)
    if begin < _FEWEST:
        return text
    at = shown.find(text[:begin]) + begin
    near = shown[at : at + len(text)]
    end = _longest(len(text) - begin, lambda length: text[len(text) - length :] in near)
    return text[begin : len(text) - end] or text


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """The greatest length for which this holds; it holds for all that are shorter."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low
