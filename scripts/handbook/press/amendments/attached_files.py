"""WeasyPrint names each attached file twice among those that belong to the document (/AF)."""

from __future__ import annotations

from handbook.press.objects import PDF, Array


def list_files_once(pdf: PDF) -> None:
    """Name each attached file once."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = Array(dict.fromkeys(pdf.catalog["AF"]))
