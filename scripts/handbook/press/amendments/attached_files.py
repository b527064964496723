"""WeasyPrint lists each attached file twice among the associated files of the document (/AF)."""

from __future__ import annotations

from handbook.press.objects import PDF, Array


def list_files_once(pdf: PDF) -> None:
    """List each attached file once."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = Array(dict.fromkeys(pdf.catalog["AF"]))
