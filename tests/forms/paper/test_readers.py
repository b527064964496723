"""The PDF filled in by keyboard in the readers people have: what they save is read and drawn right by others."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from forms.paper.pictures import DRAWN_BY, difference, picture
from forms.paper.print_sample import SamplePdfs
from forms.paper.test_typing import MOST, STORED, TYPED, boxes, drawing_fonts, values
from forms.paper.typing_in_readers import type_in_chromium, type_in_pdfjs
from handbook.forms.paper.fillable import ALIAS

TEXTS = {name: text for name, text in TYPED.items() if text}
PAUSES = (60, 250, 700)
"""Milliseconds between fields: a busy machine takes keys late, and what is meant for one goes into another."""
CHOSEN = {"kind": "/replace", "items.2.kept": "/on"}


@pytest.fixture(scope="module")
def by_chromium(whole_browser: Browser, tmp_path_factory: pytest.TempPathFactory, sample_pdfs: SamplePdfs) -> Path:
    target = tmp_path_factory.mktemp("chromium") / "saved.pdf"
    for pause in PAUSES:
        target.write_bytes(type_in_chromium(whole_browser, sample_pdfs.typed("th"), TYPED, pause))
        if values(target) == {**TEXTS, **CHOSEN}:
            break
    return target


@pytest.fixture(scope="module")
def by_pdfjs(browser: Browser, tmp_path_factory: pytest.TempPathFactory, sample_pdfs: SamplePdfs) -> Path:
    """What pdf.js, the reader of Firefox, saves."""
    target = tmp_path_factory.mktemp("pdfjs") / "saved.pdf"
    target.write_bytes(type_in_pdfjs(browser, sample_pdfs.typed("th"), TEXTS))
    return target


def test_what_is_typed_in_chromium_from_field_to_field_is_read_back(by_chromium: Path) -> None:
    assert values(by_chromium) == {**TEXTS, **CHOSEN}


def test_what_is_typed_in_pdfjs_is_read_back(by_pdfjs: Path) -> None:
    assert values(by_pdfjs) == TEXTS


def test_the_form_font_alone_draws_it(by_chromium: Path, by_pdfjs: Path) -> None:
    for file in (by_chromium, by_pdfjs):
        assert drawing_fonts(file) == {(f"/{ALIAS}", "Sarabun-Form")}


@pytest.mark.parametrize("reader", DRAWN_BY)
def test_others_draw_what_chromium_saved_as_the_stored_picture(
    by_chromium: Path, reader: str, sample_pdfs: SamplePdfs
) -> None:
    drawn = picture(by_chromium, reader, boxes(sample_pdfs))
    assert difference(Image.open(STORED).convert("L"), drawn) < MOST


@pytest.mark.parametrize("reader", DRAWN_BY)
def test_others_draw_what_pdfjs_saved_as_the_stored_picture(
    by_pdfjs: Path, reader: str, sample_pdfs: SamplePdfs
) -> None:
    """Only a point beside it: pdf.js has a margin of two points, PDFium of one."""
    drawn = picture(by_pdfjs, reader, boxes(sample_pdfs)[:1])
    stored = Image.open(STORED).convert("L").crop((0, 0, *drawn.size))
    shifted = Image.new("L", drawn.size, "white")
    shifted.paste(drawn, (-2, 0))
    assert difference(stored, shifted) < MOST
