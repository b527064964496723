"""Attaches the Markdown sources to the PDF (PDF/A-3), so that whoever has the file has its sources.

Single files instead of an archive: PDF viewers refuse to open archives from a PDF, and plain text stays readable longer
than archive formats.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

from handbook.corpus.model import Corpus
from handbook.history.edition import Edition
from handbook.press.objects import Attachment


def sources_of(corpus: Corpus, edition: Edition, locale: str) -> list[Attachment]:
    """The pages of a language in nav order, with their names in docs/ and the date of the edition."""
    made = datetime.fromtimestamp(edition.epoch, UTC)
    return [
        Attachment(
            file_obj=io.BytesIO((corpus.settings.docs_dir / page.path).read_bytes()),
            name=page.path.replace("/", "--"),
            description=page.title,
            created=made,
            modified=made,
            relationship="Source",
        )
        for page in corpus.book_pages(locale)
    ]
