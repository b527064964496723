"""Completes a PDF to be PDF/A-3a and PDF/UA-1, in the right order, before it is closed.

WeasyPrint's `finisher` passes the PDF's objects; amendments/ explains each step.
"""

from __future__ import annotations

from collections.abc import Mapping

from handbook.press.amendments.attached_files import list_files_once
from handbook.press.amendments.clusters import say_clusters
from handbook.press.amendments.glyph_texts import write_texts
from handbook.press.amendments.head_cells import write_scopes
from handbook.press.amendments.languages import PageLanguages, write_languages
from handbook.press.amendments.links import name_inner_links
from handbook.press.amendments.metadata import claim_access, complete_metadata
from handbook.press.amendments.parent_trees import part_parent_tree
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
    """The steps as one `finisher`.

    A PDF that is not archival is only PDF/UA, whose identifier WeasyPrint writes itself.
    """

    def finish(document: Document, pdf: PDF) -> None:
        write_texts(pdf, document.fonts.values(), fonts)
        say_clusters(pdf, document.fonts.values(), fonts)
        name_inner_links(pdf)
        write_scopes(pdf)
        list_files_once(pdf)
        write_languages(pdf, page_languages, document.metadata.lang)
        metadata = object_of(pdf, pdf.catalog["Metadata"])
        if is_archival:  # else its fields have a tree of their own: forms/paper/form_map.py
            part_parent_tree(pdf)  # after write_languages, which reads the list
            claim_access(metadata)
        complete_metadata(metadata, document.metadata.lang, titles, descriptions)

    return finish
