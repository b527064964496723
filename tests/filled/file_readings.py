"""A filled file's bytes -> what is read from them, or the code of what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from filled.filled_files import blanks, make_json, make_pdf, make_word, saved, spec
from handbook.filled.model import FilledFile, UnreadableError
from handbook.filled.read import read_filled

MAKERS: dict[str, Callable[..., bytes]] = {".pdf": make_pdf, ".docx": make_word, ".json": make_json}
NAMES = {name for name, _ in blanks(spec())}


def read(data: bytes, ending: str = "") -> FilledFile:
    return read_filled(data, ending, {"items"})


def code(data: bytes, ending: str = "") -> str:
    """The code of what is wrong with a file."""
    with pytest.raises(UnreadableError) as wrong:
        read(data, ending)
    return wrong.value.code


def pdf_of(*fields: Dictionary, form: str = "everything") -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field) for field in fields]))
    if form:
        pdf.docinfo["/FormId"] = form
    return saved(pdf)
