"""Passages of changed pages -> about which pages of a given PDF they stand on, found by their letters alone.

Printing both books would take minutes; the PDF that is given may be older than the change.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from handbook.html.addresses import DOWNLOADS
from handbook.review.pages import PageChange

_LETTERS = re.compile(r"[\W_]+")
_LONGEST, _SHORTEST = 40, 8
_MOST_PAGES = 8
_MOST_BYTES = 200_000_000


class UnreadableBookError(Exception):
    """A file is no PDF, and no zip of a release with books in it; the text names it."""


@dataclass(frozen=True)
class Book:
    """The letters of a PDF, where each page begins in them, and the label of each page."""

    letters: str
    starts: tuple[int, ...]
    labels: tuple[str, ...]

    def pages_of(self, passages: Iterable[str]) -> list[str]:
        """The labels of the pages where passages stand, in order; the last place counts: the first are contents."""
        found = set()
        for passage in passages:
            letters = _letters(passage)[:_LONGEST]
            at = self.letters.rfind(letters) if len(letters) >= _SHORTEST else -1
            if at >= 0:
                found.add(bisect_right(self.starts, at) - 1)
        return [self.labels[number] for number in sorted(found)][:_MOST_PAGES]


def read_books(file: Path) -> list[Book]:
    """The books of a PDF, or of the zip of a release. Raises UnreadableBookError."""
    try:
        data = file.read_bytes()
        if zipfile.is_zipfile(io.BytesIO(data)):
            return [_read(pdf) for pdf in _zipped(data)]
        return [_read(data)]
    except (OSError, pypdfium2.PdfiumError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnreadableBookError(file.name) from error


def passages_of(page: PageChange) -> list[str]:
    """What to look for: the words that were there, or those ahead of what is new."""
    return [
        passage
        for place in page.places
        for passage in ([pair.before.words for pair in place.pairs if pair.before] or [place.ahead])
    ]


def _zipped(data: bytes) -> list[bytes]:
    """The books of a zip: the PDFs directly below downloads/, under the names that stay."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = sorted(
            info.filename
            for info in packed.infolist()
            if re.search(rf"(?:^|/){DOWNLOADS}[^/.]*-handbook-[a-z]+\.pdf$", info.filename)
            and info.file_size <= _MOST_BYTES
        )
        return [packed.read(name) for name in names]


def _read(data: bytes) -> Book:
    document = pypdfium2.PdfDocument(data)
    parts, starts, labels = [], [], []
    at = 0
    for number in range(len(document)):
        letters = _letters(document[number].get_textpage().get_text_bounded())
        parts.append(letters)
        starts.append(at)
        labels.append(document.get_page_label(number) or str(number + 1))
        at += len(letters)
    document.close()
    return Book("".join(parts), tuple(starts), tuple(labels))


def _letters(text: str) -> str:
    """Letters and digits alone: vowels above and below, which a PDF may give in another order, are left out."""
    return _LETTERS.sub("", unicodedata.normalize("NFKD", text))
