"""PDFs as they come back: filled by other programs, typed over, stamped, joined, cut."""

from __future__ import annotations

from filled.returned_files import Way
from filled.returned_pdf import fields, joined, notes, pages, programs

_found = {**programs.WAYS, **notes.WAYS, **pages.WAYS, **joined.WAYS, **fields.WAYS}
WAYS: dict[str, Way] = {name: way for name, way in _found.items() if way is not None}
"""Those for which the programs are there."""
