"""What is drawn on the pages of a form's PDF but is no part of the form: typed over it, stamped, added as a page.

Our PDFs are tagged (ISO 14289-1): each text is marked with its number in the structure, each picture and line as part
of it or as decoration. What another program draws on a page bears no such mark, whatever it does with the file. So
nothing has to be compared with the blank form, and former versions are read alike.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from handbook.filled.model import Fault, Words
from handbook.filled.words import told
from handbook.messages import both

_DEEPEST = 6
_MOST_OBJECTS = 20_000
_LONGEST = 4_000
_OURS = {"Span", "Figure"}
"""Marks of our texts and pictures; lines and colours are `Artifact`."""


@dataclass(frozen=True)
class PageMarks:
    """What a page holds that bears no mark of ours, and whether anything does."""

    words: str = ""
    all_words: str = ""
    bare_words: str = ""
    """Those without any mark."""
    pictures: int = 0
    drawings: int = 0
    is_ours: bool = False


class Pages:
    """The pages of a PDF, opened when the first has to be looked at."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None

    def marks(self, number: int, content: bytes) -> PageMarks | None:
        """The marks of a page with this content; None if PDFium cannot read it. Equal pages are looked at once.

        Without content the page is looked at in any case.
        """
        known = _known(hashlib.sha256(content).digest()) if content else []
        if known:
            return known[0]
        try:
            if self._document is None:
                self._document = pypdfium2.PdfDocument(self._data)
            found = _marks(self._document[number])
        except (pypdfium2.PdfiumError, OSError, ValueError, IndexError):
            return None
        known.append(found)
        return found

    def close(self) -> None:
        """Close the document."""
        if self._document is not None:
            self._document.close()


@lru_cache(maxsize=512)
def _known(_key: bytes) -> list[PageMarks]:
    return []


def _marks(page: Any) -> PageMarks:
    text = page.get_textpage()
    words: list[str] = []
    every: list[str] = []
    bare: list[str] = []
    pictures = drawings = 0
    is_ours = False
    for number, (shape, marked) in enumerate(_objects(page.raw)):
        if number > _MOST_OBJECTS:
            break
        kind = pdfium.FPDFPageObj_GetType(shape)
        is_ours = is_ours or bool(marked & _OURS)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            every.append(_text(shape, text))
            words += [] if marked & _OURS else every[-1:]
            bare += [] if marked else every[-1:]
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and not marked & {*_OURS, "Artifact"}:
            pictures += 1
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING) and not marked & {*_OURS, "Artifact"}:
            drawings += 1
    return PageMarks(_joined(words), _joined(every), _joined(bare), pictures, drawings, is_ours)


def _joined(words: list[str]) -> str:
    return " ".join(filter(None, words))[:_LONGEST]


def _objects(page: Any) -> Iterator[tuple[Any, frozenset[str]]]:
    """Each object of a page with the names of its marks; those inside a form XObject with the marks of that as well."""
    waiting = [(page, frozenset[str](), 0)]
    while waiting:
        holder, outer, depth = waiting.pop()
        count, get = (
            (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
            if depth
            else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
        )
        for index in range(count(holder)):
            shape = get(holder, index)
            marked = outer | _names(shape)
            if pdfium.FPDFPageObj_GetType(shape) == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < _DEEPEST:
                    waiting.append((shape, marked, depth + 1))
            else:
                yield shape, marked


def _names(shape: Any) -> frozenset[str]:
    names = set()
    for index in range(pdfium.FPDFPageObj_CountMarks(shape)):
        mark = pdfium.FPDFPageObj_GetMark(shape, index)
        buffer, size = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size)
        name = bytes(buffer)[: max(0, min(size.value, ctypes.sizeof(buffer)) - 2)].decode("utf-16-le", "replace")
        number = ctypes.c_int()
        if name not in _OURS or pdfium.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", number):
            names.add(name)
    return frozenset(names)


def _text(shape: Any, page: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(shape, page, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFTextObj_GetText(shape, page, buffer, size)
    return bytes(buffer)[: max(0, size - 2)].decode("utf-16-le", "replace")


def told_of(marks: PageMarks, number: int, *, is_foreign: bool = False) -> Iterator[Fault]:
    """HB540 and HB541 for what another program put on a page; all of it if the page itself is foreign."""
    if is_foreign:
        yield told(Words("sheet", marks.all_words, str(number)))
        return
    kind = "page" if marks.is_ours else "sheet"
    if marks.words.strip():
        yield told(Words(kind, marks.words, str(number)))
    if marks.pictures:
        yield Fault("", "HB541", both("thing.page.picture", page=number))
    if marks.drawings and (marks.is_ours or not marks.words.strip()):
        yield Fault("", "HB541", both("thing.page.drawing", page=number))
