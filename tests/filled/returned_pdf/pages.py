"""PDFs whose pages were added, taken out or turned."""

from __future__ import annotations

import random

import pikepdf
from pikepdf import Array, Dictionary, String

from filled.filled_files import saved
from filled.returned_files import Answers, Blank, Returned, Way, answers
from filled.returned_pdf.filling import Change, black_image, changed, fill, latin, opened, page_of


def _page_added(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = latin(rng)
    page_of(pdf, said)
    return (said,)


def _continued(*, typed_over: bool) -> Change:
    """A continuation sheet as the page adds it, and what somebody typed onto it."""

    def change(pdf: pikepdf.Pdf, rng: random.Random, given: Answers) -> tuple[str, ...]:
        said = _page_added(pdf, rng, given)
        page = pdf.pages[-1]
        page.obj["/HandbookContinuation"] = Array([String("received")])
        own = page.Contents.read_bytes()
        tagged = b"/P <</MCID 0>> BDC BT /HbX 9 Tf 60 700 Td (continued) Tj ET EMC\n"
        page.Contents = pdf.make_stream(tagged + (own if typed_over else b""))
        return said if typed_over else ()

    return change


def _scan_added(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    pdf.add_blank_page(page_size=(595, 842)).Resources = Dictionary()
    pdf.pages[-1].Resources.XObject = Dictionary(Scan=black_image(pdf))
    pdf.pages[-1].contents_add(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    return ()


def _page_taken_out(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    del pdf.pages[-1]
    return ()


def _turned(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    for page in pdf.pages:
        page.rotate(90, relative=True)
    return ()


def _printed_joined(blank: Blank, rng: random.Random) -> Returned:
    given = answers(rng)
    with opened(blank.pdf) as pdf, opened(blank.printed) as other:
        fill(pdf, given)
        pdf.pages.extend(other.pages)
        return Returned({"a.pdf": saved(pdf)}, (given,), (), ("HB540",))


WAYS: dict[str, Way] = {
    "pdf turned": changed(_turned, is_clean=True),
    "pdf with a page of text": changed(_page_added, "HB540"),
    "pdf with a continuation sheet": changed(_continued(typed_over=False), is_clean=True),
    "pdf with a continuation sheet typed over": changed(_continued(typed_over=True), "HB540"),
    "pdf with a scanned page": changed(_scan_added, "HB541"),
    "pdf with the printed form behind": _printed_joined,
    "pdf with its last page gone": changed(_page_taken_out),
}
