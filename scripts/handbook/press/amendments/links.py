"""WeasyPrint writes an annotation and a structure element for every box in a link, without connecting them."""

from __future__ import annotations

from handbook.press.objects import PDF, Document, elements_of, object_of


def drop_inner_links(document: Document) -> None:
    """Keep one annotation of each link; WeasyPrint adds one for every inner box, which is in no Link element."""
    for page in document.pages:
        page.links = [link for link in page.links if link[3].link]


def name_inner_links(pdf: PDF) -> None:
    """Make a Link within a Link a Span: it is only a part of the link, such as generated content before its text."""
    for element in elements_of(pdf, "/Link"):
        if object_of(pdf, element["P"])["S"] == "/Link":
            element["S"] = "/Span"
