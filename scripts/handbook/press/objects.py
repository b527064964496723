"""PDF objects and how to find them: the only part of WeasyPrint and pydyf that other rooms import."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydyf import PDF, Array, Dictionary, Stream, String
from weasyprint import Attachment, Document

__all__ = [
    "PDF",
    "Array",
    "AttachedFile",
    "Dictionary",
    "Document",
    "Step",
    "Stream",
    "String",
    "elements_of",
    "end_of",
    "font_of",
    "object_of",
]

Step = Callable[[Document, PDF], None]
"""Completes a PDF before it is closed: a `finisher` of WeasyPrint."""


@dataclass(frozen=True)
class AttachedFile:
    """A source of a PDF, attached to it."""

    name: str
    description: str
    data: bytes
    made: datetime

    def for_pdf(self) -> Attachment:
        """As WeasyPrint attaches it, once."""
        return Attachment(
            file_obj=io.BytesIO(self.data),
            name=self.name,
            description=self.description,
            created=self.made,
            modified=self.made,
            relationship="Source",
        )


def object_of(pdf: PDF, reference: bytes) -> Any:
    """The object of a reference such as `12 0 R`."""
    return pdf.objects[int(reference.split()[0])]


def elements_of(pdf: PDF, kind: str) -> Iterator[Any]:
    """The structure elements of a kind."""
    for entry in pdf.objects:
        if isinstance(entry, dict) and entry.get("Type") == "/StructElem" and entry["S"] == kind:
            yield entry


def font_of(document: Document, pdf: PDF, family: str) -> Any:
    """The font of a family, of which only one weight may be used; WeasyPrint names fonts by a hash."""
    (name,) = {font.name for font in document.fonts.values() if font.family == family}
    fonts: Iterator[Any] = (entry for entry in pdf.objects if isinstance(entry, dict) and "BaseFont" in entry)
    (font,) = (font for font in fonts if font["BaseFont"] == name and font["Subtype"] == "/Type0")
    return font


def end_of(pdf: PDF) -> tuple[int, Any]:
    """Offset and dictionary of the cross-reference stream of a PDF that was written (pydyf adds it last)."""
    (*_, stream) = pdf.objects
    return pdf.xref_position, stream.extra
