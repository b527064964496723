"""WeasyPrint writes only the document's language; here elements with another `lang` get it (ISO 32000-1, 14.9.2)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from handbook.press.objects import PDF, Document, String, object_of

PageLanguages = list[dict[int, str]]
"""For each page: number of a marked content -> its language."""


def record_languages(document: Document) -> PageLanguages:
    """A list that is filled with the languages of all marked contents while the document is painted.

    WeasyPrint's structure elements have no reference to their HTML elements; the boxes that are painted do.
    """
    page_languages: PageLanguages = []

    def paint(original: Callable[..., None], stream: Any, scale: float = 1) -> None:
        original(stream, scale)
        page_languages.append({tag["mcid"]: box.style["lang"] for box, tag in stream._tags.items()})  # noqa: SLF001

    for page in document.pages:
        page.paint = partial(paint, page.paint)
    return page_languages


def write_languages(pdf: PDF, page_languages: PageLanguages, own: str) -> None:
    """Write the language of structure elements that differ from the document's language."""
    structure = object_of(pdf, pdf.catalog["StructTreeRoot"])
    numbers = object_of(pdf, structure["ParentTree"])["Nums"]
    elements = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page, languages in enumerate(page_languages):
        for content, language in languages.items():
            if language and language != own:
                object_of(pdf, elements[page][content])["Lang"] = String(language)
