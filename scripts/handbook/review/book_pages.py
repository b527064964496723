"""Passages of changed pages -> about which pages of a given PDF they stand on, found by their letters alone.

Printing both books would take minutes; the PDF that is given may be older than the change.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pypdfium2

from handbook.html.addresses import DOWNLOADS
from handbook.review.pages import PageChange

_LETTERS = re.compile(r"[\W_]+")
_LONGEST, _PART, _SHORTEST = 72, 12, 8
_MOST_PAGES, _MOST_PASSAGES = 8, 60
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
        """The labels of the pages where passages begin, in order, at most some."""
        found = {number for passage in passages if (number := self._page_of(_letters(passage))) is not None}
        return [self.labels[number] for number in sorted(found)][:_MOST_PAGES]

    def _page_of(self, letters: str) -> int | None:
        """The page that has most parts of a passage; the last of those: earlier ones are contents and summaries.

        Parts, and not the whole: a PDF may give a Thai letter twice, or break the passage by a page's head.
        """
        parts = {letters[at : at + _PART] for at in range(0, min(len(letters), _LONGEST) - _PART + 1, _PART // 2)}
        if len(letters) < _PART:
            parts = {letters} if len(letters) >= _SHORTEST else set()
        votes = Counter(page for part in parts for page in set(self._pages_with(part)))
        if not votes or votes.most_common(1)[0][1] * 2 < len(parts):
            return None
        return max(votes, key=lambda page: (votes[page], page))

    def _pages_with(self, part: str) -> Iterator[int]:
        at = self.letters.find(part)
        while at >= 0:
            yield bisect_right(self.starts, at) - 1
            at = self.letters.find(part, at + 1)


def read_books(file: Path) -> list[Book]:
    """The books of a PDF, or of the zip of a release. Raises UnreadableBookError."""
    try:
        data = file.read_bytes()
        books = _zipped(data) if zipfile.is_zipfile(io.BytesIO(data)) else [data]
        found = [_read(book) for book in books]
    except (OSError, pypdfium2.PdfiumError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnreadableBookError(file.name) from error
    if not found:
        raise UnreadableBookError(file.name)
    return found


def passages_of(page: PageChange) -> list[str]:
    """What to look for: the words that were there, or those ahead of what is new; the first ones of a page."""
    found = (
        passage
        for place in page.places
        for passage in ([pair.before.words for pair in place.pairs if pair.before] or [place.ahead])
    )
    return list(islice(found, _MOST_PASSAGES))


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
