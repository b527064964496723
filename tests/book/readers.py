"""The text of a PDF, page by page, as the four common families of readers see it; all white space removed."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2
from pypdf import PdfReader


def _poppler(file: Path) -> list[str]:
    """Evince, Okular and the desktops' search."""
    return _pages(["pdftotext", "-raw", str(file), "-"])


def _poppler_by_default(file: Path) -> list[str]:
    """Programs that index files, and pdfgrep: Poppler in the order that it makes of the page."""
    return _pages(["pdftotext", str(file), "-"])


def _mupdf(file: Path) -> list[str]:
    """MuPDF, SumatraPDF, and many readers on phones."""
    return _pages(["mutool", "draw", "-q", "-F", "txt", str(file)])


def _pdfium(file: Path) -> list[str]:
    """Chrome, Edge and Android. PDFium takes a hyphen that ends a line for hyphenation, and gives U+FFFE instead."""
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in document]


def _pypdf(file: Path) -> list[str]:
    """What programs read that index files."""
    return [page.extract_text() for page in PdfReader(file).pages]


def _pages(command: list[str]) -> list[str]:
    said = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode("utf-8")
    return said.split("\f")


BY_DEFAULT = "pdftotext by default"
READERS: dict[str, Callable[[Path], list[str]]] = {
    "pdftotext": _poppler,
    BY_DEFAULT: _poppler_by_default,
    "mutool": _mupdf,
    "pdfium": _pdfium,
    "pypdf": _pypdf,
}


@cache
def read_as_is(file: Path, reader: str) -> list[str]:
    """Each page's text with its white space: Poppler takes nine seconds for a book, and pypdf more than twenty."""
    return READERS[reader](file)


@cache
def read(file: Path, reader: str) -> list[str]:
    """Each page's text without white space."""
    return ["".join(page.split()) for page in read_as_is(file, reader)]


def lines_of(file: Path) -> list[str]:
    """The lines in the order of the file, each without white space."""
    pages = read_as_is(file, "pdftotext")
    return ["".join(line.split()) for page in pages for line in page.splitlines() if line.strip()]


def parted_lines(file: Path) -> list[str]:
    """Lines by Poppler's default order that begin with a mark above or below a letter, or with SARA AM."""
    lines = (line for page in read_as_is(file, BY_DEFAULT) for line in page.splitlines() if line)
    return [line for line in lines if unicodedata.category(line[0]) == "Mn" or line[0] == "\u0e33"]
