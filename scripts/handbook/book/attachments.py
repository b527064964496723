"""Attaches the Markdown sources to the PDF (PDF/A-3), so that whoever has the file has its sources.

Single files instead of an archive: PDF viewers refuse to open archives from a PDF, and plain text stays readable longer
than archive formats.
"""

from __future__ import annotations

from datetime import UTC, datetime

from handbook.corpus.model import Corpus
from handbook.history.edition import Edition
from handbook.press.objects import AttachedFile


def sources_of(corpus: Corpus, edition: Edition, locale: str) -> list[AttachedFile]:
    """The pages of a language in nav order, with their names in docs/ and the day of the edition.

    The day alone, as everywhere in the book: another commit of that day gives the same book.
    """
    made = datetime.fromisoformat(edition.date).replace(tzinfo=UTC)
    docs = corpus.settings.docs_dir
    return [
        AttachedFile(page.path.replace("/", "--"), page.title, (docs / page.path).read_bytes(), made)
        for page in corpus.book_pages(locale)
    ]
