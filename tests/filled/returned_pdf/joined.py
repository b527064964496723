"""PDFs joined with another form."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from filled.filled_files import fields_of, saved
from filled.returned_files import Blank, Returned, Way, answers, words
from filled.returned_pdf.filling import filled, opened, text_field


def _joined(join: Callable[[bytes, bytes], bytes], *codes: str) -> Way:
    def make(blank: Blank, rng: random.Random) -> Returned:
        first, second = answers(rng), answers(rng)
        data = join(filled(blank, first), filled(blank, second))
        return Returned({"a.pdf": data}, (first, second), (), codes)

    return make


def _by_pages(first: bytes, second: bytes) -> bytes:
    with opened(first) as pdf, opened(second) as other:
        pdf.pages.extend(other.pages)
        return saved(pdf)


def _by_pypdf(first: bytes, second: bytes) -> bytes:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(first))
    writer.append(io.BytesIO(second))
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _by_qpdf(first: bytes, second: bytes) -> bytes:
    """As the command qpdf joins: the second form's fields are listed, with `+1` after a name that is taken."""
    with opened(first) as pdf, opened(second) as other:
        pdf.add_pages_from(other)
        return saved(pdf)


def _by_mutool(first: bytes, second: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("a.pdf", "b.pdf", "c.pdf")]
        files[0].write_bytes(first)
        files[1].write_bytes(second)
        order = ["mutool", "merge", "-o", str(files[2]), str(files[0]), str(files[1])]
        subprocess.run(order, check=True, capture_output=True, timeout=60)
        return files[2].read_bytes()


def _by_pdfium(first: bytes, second: bytes) -> bytes:
    with pypdfium2.PdfDocument(first) as pdf, pypdfium2.PdfDocument(second) as other:
        pdf.import_pages(other)
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def _other_form(blank: Blank, rng: random.Random) -> Returned:
    given, said = answers(rng), words(rng)
    with opened(filled(blank, given)) as pdf, pikepdf.new() as other:
        page = other.add_blank_page()
        values = {"agency": "อบต.บางเมือง", "visitor": said, "remarks": words(rng)}
        page.Annots = Array([text_field(other, name, value) for name, value in values.items()])
        pdf.pages.extend(other.pages)
        return Returned({"a.pdf": saved(pdf)}, (given,), tuple(values.values()), ("HB544",))


def _shared(blank: Blank, rng: random.Random) -> Returned:
    """As Acrobat joins two copies: fields of one name become one, drawn on the pages of both."""
    given = answers(rng)
    with opened(filled(blank, given)) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.pages[-1].Annots = pdf.make_indirect(Array())
        field = next(field for name, field in fields_of(pdf.Root.AcroForm.Fields) if name == "agency")
        kids = []
        for page in (pdf.pages[0], pdf.pages[-1]):
            kid = pdf.make_indirect(
                Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=field.Rect, Parent=field, P=page.obj)
            )
            kids.append(kid)
            page.Annots.append(kid)
        field.Kids = Array(kids)
        return Returned({"a.pdf": saved(pdf)}, (given,), (), ("HB544",))


WAYS: dict[str, Way | None] = {
    "pdf joined by its pages": _joined(_by_pages, "HB544"),
    "pdf joined by pypdf": _joined(_by_pypdf, "HB544"),
    "pdf joined by qpdf": _joined(_by_qpdf, "HB544"),
    "pdf joined by mutool": _joined(_by_mutool) if shutil.which("mutool") else None,
    "pdf joined by PDFium": _joined(_by_pdfium, "HB544"),
    "pdf joined with another form": _other_form,
    "pdf joined by Acrobat": _shared,
}
