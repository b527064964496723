"""HTML's `lang` reaches the PDF as a whole alone; here what is in another language gets its own (ISO 32000-1, 14.9.2)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from handbook.press.objects import PDF, Document, String, object_of

PageLanguages = list[dict[int, str]]
"""Page by page: the number of a marked content, and its language."""


def record_languages(document: Document) -> PageLanguages:
    """A list that fills with the language of each marked content of each page while the document is painted.

    WeasyPrint's structure elements keep no way back to the HTML they come from; what it paints still has one.
    """
    page_languages: PageLanguages = []

    def paint(original: Callable[..., None], stream: Any, scale: float = 1) -> None:
        original(stream, scale)
        page_languages.append({tag["mcid"]: box.style["lang"] for box, tag in stream._tags.items()})  # noqa: SLF001

    for page in document.pages:
        page.paint = partial(paint, page.paint)
    return page_languages


def write_languages(pdf: PDF, page_languages: PageLanguages, own: str) -> None:
    """Give what is in another language than the document its language."""
    structure = object_of(pdf, pdf.catalog["StructTreeRoot"])
    numbers = object_of(pdf, structure["ParentTree"])["Nums"]
    elements = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page, languages in enumerate(page_languages):
        for content, language in languages.items():
            if language and language != own:
                object_of(pdf, elements[page][content])["Lang"] = String(language)
