"""A file's bytes -> Document, by the kind that they show; its name may be wrong."""

from __future__ import annotations

from handbook.taken_in.model import Document, NotTakenError
from handbook.taken_in.package import LARGEST

_PDF_WITHIN = 1024
"""Bytes in which viewers search for %PDF-: Adobe's PDF Reference 1.7, appendix H, note 13."""
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def read_document(data: bytes) -> Document:
    """Read a Word file or a PDF. Raises NotTakenError, which says why not and what to do."""
    if len(data) > LARGEST:
        raise NotTakenError("taken-large", limit=str(LARGEST // 1024**2))
    if not data.strip(b"\0\t\n\r "):
        raise NotTakenError("taken-empty")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        from handbook.taken_in.pdf import read_pdf  # noqa: PLC0415 - slow to import, not needed for the other kind

        return read_pdf(data)
    if data.startswith((b"PK", _OLD_WORD)):
        from handbook.taken_in.docx import read_docx  # noqa: PLC0415

        return read_docx(data)
    raise NotTakenError("taken-other")
