"""A link has an annotation and an element for every box in it, which belong together nowhere."""

from __future__ import annotations

from handbook.press.objects import PDF, Document, elements_of, object_of


def drop_inner_links(document: Document) -> None:
    """Leave one annotation of each link: WeasyPrint makes another of every box in it, which stands in no Link element."""
    for page in document.pages:
        page.links = [link for link in page.links if link[3].link]


def name_inner_links(pdf: PDF) -> None:
    """What WeasyPrint calls a link within a link is only a stretch of it, such as what CSS puts before its words."""
    for element in elements_of(pdf, "/Link"):
        if object_of(pdf, element["P"])["S"] == "/Link":
            element["S"] = "/Span"
