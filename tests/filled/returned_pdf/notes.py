"""PDFs with notes, drawings, and texts typed over the page."""

from __future__ import annotations

import io
import random
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as engine
from pikepdf import Array, Dictionary, Name, String
from pypdf.annotations import FreeText

from filled.filled_files import saved
from filled.returned_files import Answers, Way, words
from filled.returned_pdf.filling import Change, black_image, changed, changed_bytes, drawn, latin, page_of


def _note(kind: str, **entries: Any) -> Change:
    def change(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        said = words(rng)
        page = pdf.pages[rng.randrange(len(pdf.pages))]
        more = {key: value(pdf, said) if callable(value) else value for key, value in entries.items()}
        note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([50, 50, 200, 90]), **more)
        page.Annots.append(pdf.make_indirect(note))
        return (said,) if any(callable(value) for value in entries.values()) else ()

    return change


def _contents(_pdf: pikepdf.Pdf, said: str) -> String:
    return String(said)


def rich(_pdf: pikepdf.Pdf, said: str) -> String:
    """A text with formatting, as viewers write it."""
    return String(f'<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>{said}</p></body>')


def _file(pdf: pikepdf.Pdf, said: str) -> Any:
    stream = pdf.make_stream(b"x")
    return Dictionary(Type=Name.Filespec, F=String("a.txt"), UF=String(f"{said}.txt"), EF=Dictionary(F=stream))


def _attached(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    name = f"{words(rng)}.xlsx"
    pdf.attachments[name] = b"x"
    return (name,)


def _pypdf_note(data: bytes, rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    said = words(rng)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.add_annotation(0, FreeText(text=said, rect=(50, 550, 300, 650)))
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue(), (said,)


def _typed_on_page(place: str, before: bytes = b"", after: bytes = b"") -> Change:
    def change(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        said = latin(rng)
        page = pdf.pages[rng.randrange(len(pdf.pages))]
        content, fonts = drawn(pdf, said)
        page.Resources.Font.HbX = fonts.HbX
        if place == "merged":
            page.contents_coalesce()
            old = page.Contents.read_bytes()
            page.Contents = pdf.make_stream(b"q\n" + old + b"\nQ\n" + before + content + after)
        else:
            page.contents_add(b"q " + before + content + after + b" Q", prepend=place == "first")
        return (said,)

    return change


def _overlay(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = latin(rng)
    with pikepdf.new() as other:
        page = page_of(other, said)
        pdf.pages[0].add_overlay(page, pikepdf.Rectangle(0, 0, 595, 842))
    return (said,)


def _pypdf_overlay(data: bytes, rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    said = latin(rng)
    with pikepdf.new() as other:
        page_of(other, said)
        stamp = saved(other)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.pages[0].merge_page(pypdf.PdfReader(io.BytesIO(stamp)).pages[0])
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue(), (said,)


def _pdfium_text(data: bytes, rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    said = latin(rng)
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        shape = engine.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 12.0)
        coded = (said + "\0").encode("utf-16-le")
        buffer = (engine.FPDF_WCHAR * (len(coded) // 2)).from_buffer_copy(coded)
        engine.FPDFText_SetText(shape, buffer)
        engine.FPDFPageObj_Transform(shape, 1, 0, 0, 1, 60, 400)
        engine.FPDFPage_InsertObject(page.raw, shape)
        page.gen_content()
        file = io.BytesIO()
        document.save(file)
    return file.getvalue(), (said,)


def _picture(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    page = pdf.pages[rng.randrange(len(pdf.pages))]
    if "/XObject" not in page.Resources:
        page.Resources.XObject = Dictionary()
    page.Resources.XObject.HbSig = black_image(pdf)
    page.contents_add(b"q 100 0 0 40 300 80 cm /HbSig Do Q")
    return ()


def _strokes(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    pdf.pages[0].contents_add(b"q 0 0 1 RG 2 w 100 100 m 140 150 180 60 220 120 c S Q")
    return ()


WAYS: dict[str, Way] = {
    "pdf with a typed text": changed(_note("FreeText", Contents=_contents), "HB540"),
    "pdf with a typed rich text": changed(_note("FreeText", RC=rich), "HB540"),
    "pdf with pypdf's typed text": changed_bytes(_pypdf_note, "HB540"),
    "pdf with a note": changed(_note("Text", Contents=_contents), "HB540"),
    "pdf with a caret": changed(_note("Caret", Contents=_contents), "HB540"),
    "pdf with ink": changed(_note("Ink", InkList=Array([Array([1, 2, 3, 4])])), "HB541"),
    "pdf with a stamp": changed(_note("Stamp", Name=Name.Approved, Contents=_contents), "HB541"),
    "pdf with a highlight": changed(_note("Highlight", Contents=_contents), "HB541"),
    "pdf with a text struck out": changed(_note("StrikeOut"), "HB541"),
    "pdf with a line": changed(_note("Line", Contents=_contents), "HB541"),
    "pdf with a polygon": changed(_note("Polygon", Contents=_contents), "HB541"),
    "pdf with a redaction": changed(_note("Redact", OverlayText=_contents), "HB541"),
    "pdf with a file on a page": changed(_note("FileAttachment", FS=_file), "HB541"),
    "pdf with a file attached": changed(_attached, "HB541"),
    "pdf with text appended": changed(_typed_on_page("last"), "HB540"),
    "pdf with text put first": changed(_typed_on_page("first"), "HB540"),
    "pdf with text merged in": changed(_typed_on_page("merged"), "HB540"),
    "pdf with a watermark": changed(
        _typed_on_page("last", b"/Artifact <</Subtype /Watermark /Type /Pagination>> BDC ", b" EMC"), "HB540"
    ),
    "pdf with tagged text": changed(_typed_on_page("merged", b"/P <</MCID 900>> BDC ", b" EMC"), "HB540"),
    "pdf with an overlay": changed(_overlay, "HB540"),
    "pdf with pypdf's overlay": changed_bytes(_pypdf_overlay, "HB540"),
    "pdf with PDFium's text": changed_bytes(_pdfium_text, "HB540"),
    "pdf with a picture": changed(_picture, "HB541"),
    "pdf with strokes": changed(_strokes, "HB541"),
}
