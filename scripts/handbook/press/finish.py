"""The order in which a PDF is completed that is PDF/A-3a and PDF/UA-1 at once, before it is closed.

WeasyPrint's `finisher` hands over the PDF's objects; amendments/ tells what each step completes, and until when.
"""

from __future__ import annotations

from collections.abc import Mapping

from handbook.press.amendments.attached_files import list_files_once
from handbook.press.amendments.glyph_texts import write_texts
from handbook.press.amendments.head_cells import write_scopes
from handbook.press.amendments.languages import PageLanguages, write_languages
from handbook.press.amendments.links import name_inner_links
from handbook.press.amendments.metadata import claim_access, complete_metadata
from handbook.press.objects import PDF, Document, Step, object_of
from handbook.texts import Texts
from handbook.thai.book_fonts import BookFont

VARIANT = "pdf/a-3a"


def make_finisher(
    fonts: Mapping[str, BookFont],
    page_languages: PageLanguages,
    titles: Texts,
    descriptions: Texts,
    *,
    is_archival: bool = True,
) -> Step:
    """The steps as WeasyPrint calls them.

    What is not archival is written as PDF/UA alone, which WeasyPrint claims by itself.
    """

    def finish(document: Document, pdf: PDF) -> None:
        write_texts(pdf, document.fonts.values(), fonts)
        name_inner_links(pdf)
        write_scopes(pdf)
        list_files_once(pdf)
        write_languages(pdf, page_languages, document.metadata.lang)
        metadata = object_of(pdf, pdf.catalog["Metadata"])
        if is_archival:
            claim_access(metadata)
        complete_metadata(metadata, document.metadata.lang, titles, descriptions)

    return finish
