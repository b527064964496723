"""A PDF's bytes -> its letters with their places, and its ruled lines, page by page. PDFium reads it.

Of six libraries PDFium, MuPDF and Poppler alone give Thai in the order of writing where a PDF says it (ActualText).
In pypdf, pdfminer and pdfplumber vowels and tone marks stand elsewhere in 66, 88 and 112 of 165 paragraphs.
"""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from handbook.processes import limit_memory
from handbook.taken_in.model import NotTakenError

_MOST_PAGES = 2000
_MEMORY = 3000  # megabytes
_BOLD = 600
_SMALLEST, _MOST_PIXELS = 24, 50_000_000
_THIN = 3.0  # points: a thicker shape is no rule


class Letter(NamedTuple):
    """A letter: where it begins and ends, its base line, size, and whether it is bold."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool


class Rule(NamedTuple):
    """A ruled line, or a side of a box: level at a height from left to right, or upright from bottom to top."""

    at: float
    begin: float
    end: float
    is_level: bool


@dataclass(frozen=True)
class PdfPage:
    """A page: its height, lines of letters as PDFium joins them, rules, pictures as PNG each with its upper edge.

    `unread` is how many pictures could not be had.
    """

    height: float
    lines: tuple[tuple[Letter, ...], ...]
    rules: tuple[Rule, ...]
    pictures: tuple[tuple[float, bytes], ...]
    unread: int


@dataclass(frozen=True)
class PdfPages:
    """The pages and properties of a PDF."""

    title: str
    date: str
    pages: tuple[PdfPage, ...]


def read_pages(data: bytes) -> PdfPages:
    """Read a PDF. Raises NotTakenError. Call it in a process of its own: it limits its memory, and PDFium is C++."""
    limit_memory(_MEMORY)
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > _MOST_PAGES:
            raise NotTakenError("taken-broken")
        said = document.get_metadata_dict()
        pages = tuple(_page(document[number]) for number in range(len(document)))
    except pypdfium2.PdfiumError as error:
        raise NotTakenError("taken-locked" if "assword" in str(error) else "taken-broken") from error
    except (MemoryError, OSError, ValueError) as error:
        raise NotTakenError("taken-broken") from error
    return PdfPages(said.get("Title", ""), said.get("ModDate", "") or said.get("CreationDate", ""), pages)


def _page(page: Any) -> PdfPage:
    text = page.get_textpage()
    lines: list[list[Letter]] = [[]]
    for index in range(text.count_chars()):
        letter = _letter(text, index)
        if letter.text in "\r\n":
            lines += [[]] if lines[-1] else []
        else:
            lines[-1].append(letter)
    rules: list[Rule] = []
    pictures: list[tuple[float, bytes]] = []
    unread = 0
    for shape in page.get_objects(max_depth=4):
        if shape.type == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _rules(shape)
        elif shape.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            picture = _picture(shape)
            pictures += [(shape.get_bounds()[3], picture)] if picture else []
            unread += picture is None
    kept = tuple(tuple(line) for line in lines if line)
    return PdfPage(page.get_height(), kept, tuple(rules), tuple(pictures), unread)


def _picture(shape: Any) -> bytes | None:
    """A picture as PNG; empty if it is too small to be one, None if it cannot be had."""
    try:
        width, height = shape.get_px_size()
        if min(width, height) < _SMALLEST:
            return b""
        if width * height > _MOST_PIXELS:
            return None
        file = io.BytesIO()
        shape.get_bitmap(render=False).to_pil().convert("RGB").save(file, "PNG")
    except (pypdfium2.PdfiumError, OSError, ValueError):
        return None
    return file.getvalue()


def _letter(text: Any, index: int) -> Letter:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    code = pdfium.FPDFText_GetUnicode(text, index)
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return Letter(
        chr(code) if _is_letter(code) else "\ufffd",
        left.value,
        right.value,
        y.value,
        0.0 if pdfium.FPDFText_IsGenerated(text, index) else pdfium.FPDFText_GetFontSize(text, index),
        _is_bold(text, index),
    )


def _is_letter(code: int) -> bool:
    """Whether a code may stand in a text: no control sign, half of a character, or code for a program's own use."""
    if code < 0x20:
        return code in {0x09, 0x0A, 0x0D}
    return 0xE000 <= code < 0xFDD0 or code < 0xD800 or (0xFDF0 <= code < 0x110000 and code & 0xFFFE != 0xFFFE)


def _is_bold(text: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, 128, flags)
    return b"bold" in name.value.lower()


def _rules(shape: Any) -> list[Rule]:
    """A thin shape as a line; a larger one as its four sides, if they are drawn: backgrounds have none."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape.raw, filled, stroked)
    left, bottom, right, top = shape.get_bounds()
    if not filled.value and not stroked.value:
        return []
    if top - bottom <= _THIN and right - left > _THIN:
        return [_level((top + bottom) / 2, left, right)]
    if right - left <= _THIN and top - bottom > _THIN:
        return [_upright((left + right) / 2, bottom, top)]
    if right - left <= _THIN or not stroked.value:
        return []
    sides = (_upright(left, bottom, top), _upright(right, bottom, top))
    return [_level(bottom, left, right), _level(top, left, right), *sides]


def _level(at: float, begin: float, end: float) -> Rule:
    return Rule(at, begin, end, is_level=True)


def _upright(at: float, begin: float, end: float) -> Rule:
    return Rule(at, begin, end, is_level=False)
