"""PDFs filled, saved and cleaned by other programs."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdf

from filled.filled_files import saved
from filled.returned_files import Blank, Returned, Way, answers, words
from filled.returned_pdf.filling import changed, changed_bytes, fill, filled, opened
from forms.paper.typing_in_pdfium import type_into


def _written(write: Callable[[str], Any], **more: Any) -> Way:
    def make(blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        with opened(blank.pdf) as pdf:
            fill(pdf, given, write)
            return Returned({"a.pdf": saved(pdf)}, (given,), **{"is_clean": True, **more})

    return make


def _pypdf(blank: Blank, rng: random.Random) -> Returned:
    given = answers(rng)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank.pdf))
    del given["total"]  # pypdf writes it into every field whose last name it is, in each row as well
    values: dict[str, Any] = {
        name: ("/on" if value is True else f"/{value}" if name == "kind" else value) for name, value in given.items()
    }
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    file = io.BytesIO()
    writer.write(file)
    return Returned({"a.pdf": file.getvalue()}, (given,), is_clean=True)


def _pdfium(blank: Blank, rng: random.Random) -> Returned:
    given = {name: value for name, value in answers(rng).items() if name not in ("source", "items.1.unit")}
    typed = {name: "" if value is True else str(value) for name, value in given.items() if name != "kind"}
    typed[f"kind={given['kind']}"] = " "
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "a.pdf", Path(folder) / "b.pdf"
        source.write_bytes(blank.pdf)
        type_into(source, typed, target)
        return Returned({"a.pdf": target.read_bytes()}, (given,), is_clean=True)


def _mutool(*arguments: str, is_clean: bool = True) -> Way | None:
    if shutil.which("mutool") is None:
        return None

    def make(blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "a.pdf", Path(folder) / "b.pdf"
            source.write_bytes(filled(blank, given))
            verb, *options = arguments
            order = ["-o", str(target), str(source)] if verb == "merge" else [*options, str(source), str(target)]
            subprocess.run(["mutool", verb, *order], check=True, capture_output=True, timeout=60)
            return Returned({"a.pdf": target.read_bytes()}, (given,), is_clean=is_clean)

    return make


def _revised(data: bytes, rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    said = words(rng)
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    for page in writer.pages:
        writer.update_page_form_field_values(page, {"received": said}, auto_regenerate=False)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue(), (said,)


def _appended_words(data: bytes) -> bytes:
    return data + b"\n% saved by another program\n"


WAYS: dict[str, Way | None] = {
    "pdf filled by pikepdf": changed(lambda *_: (), is_clean=True),
    "pdf filled by pypdf": _pypdf,
    "pdf typed into PDFium": _pdfium,
    "pdf cleaned by mutool": _mutool("clean"),
    "pdf cleaned hard by mutool": _mutool("clean", "-gggg", "-z"),
    "pdf with streams cleaned by mutool": _mutool("clean", "-s", is_clean=False),
    "pdf through mutool merge": _mutool("merge", is_clean=False),
    "pdf changed again by pypdf": changed_bytes(_revised),
    "pdf of packed objects": changed(
        lambda *_: (), is_clean=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    "pdf for the web": changed(lambda *_: (), is_clean=True, linearize=True),
    "pdf unpacked": changed(
        lambda *_: (), is_clean=True, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False
    ),
    "pdf with an owner's password": changed(
        lambda *_: (), is_clean=True, encryption=pikepdf.Encryption(owner="x", user="")
    ),
    "pdf with a comment after its end": changed_bytes(lambda data, _: (_appended_words(data), ()), is_clean=True),
    "pdf texts in utf-8 without a mark": _written(lambda text: pikepdf.String(text.encode())),
    "pdf texts in utf-8 with a mark": _written(lambda text: pikepdf.String(b"\xef\xbb\xbf" + text.encode())),
    "pdf texts in utf-16-le": _written(lambda text: pikepdf.String(b"\xff\xfe" + text.encode("utf-16-le"))),
    "pdf texts in utf-16 without a mark": _written(lambda text: pikepdf.String(text.encode("utf-16-be"))),
    "pdf texts in windows thai": _written(lambda text: pikepdf.String(text.encode("cp874", "replace")), is_clean=False),
}
