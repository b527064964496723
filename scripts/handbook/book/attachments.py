"""The Markdown that the book was made from, inside the PDF (PDF/A-3): whoever has the file has its sources.

Files of their own and not an archive: readers refuse to open archives out of a PDF, and plain text can still be read
when nothing opens the archive any more.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

from handbook.corpus.model import Corpus
from handbook.history.edition import Edition
from handbook.press.objects import Attachment


def sources_of(corpus: Corpus, edition: Edition, locale: str) -> list[Attachment]:
    """The pages of a language in nav order, each named as in docs/ and dated with the edition."""
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
