"""Thai reads as it was written, SARA AM with it, in every common reader."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from book.readers import READERS, read
from handbook.thai.web_fonts import font_file
from press.plain import can_go, plain_pdf
from press.pressed import THAI, pressed_file, print_page

WORDS = "น้ำ กา กำ"


def test_plain_sara_am_reads_wrongly() -> None:
    font = f"<style>@font-face {{ font-family: T; src: url({font_file('Regular').as_uri()}) }} p {{ font-family: T }}"
    with pypdfium2.PdfDocument(io.BytesIO(plain_pdf(f"{font}</style><p lang=th>{WORDS}"))) as document:
        assert document[0].get_textpage().get_text_range() != WORDS, can_go("glyph_texts.py")


@pytest.mark.parametrize("reader", READERS)
def test_thai_reads_as_it_was_written(reader: str) -> None:
    assert "".join(THAI.split()) in read(pressed_file(), reader)[0]


@pytest.mark.parametrize("reader", ["pdftotext", "pdfium"])
def test_a_sign_that_no_font_has_is_a_box_and_reads_as_it_was_written(reader: str) -> None:
    """The checks refuse it; without them the book is made. MuPDF and pypdf misread the map which WeasyPrint embeds."""
    head = "<html lang=th data-numerals=thai><head><title>ก</title><meta name=description content=ก><style></style>"
    file = print_page(f"{head}</head><body><main><article><p id=a>กา\u0378</p></article></main>", "no-font.pdf")
    assert read(file, reader)[0].startswith("กา\u0378")
