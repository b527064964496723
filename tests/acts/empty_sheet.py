"""An empty sheet of paper, where a PDF has to be and nobody looks at it."""

from __future__ import annotations

import io

import pikepdf


def empty_sheet() -> bytes:
    """An empty sheet of A4."""
    pdf, file = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.save(file, deterministic_id=True)
    return file.getvalue()
