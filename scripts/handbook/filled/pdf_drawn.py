"""The text that is drawn for a field of a PDF, and whether it is another than its value (ISO 32000-1, 12.7.3.3).

What is drawn may be cut, broken into lines or written with other marks of thousands; so only texts that cannot be one
and the same are told.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

import pikepdf

from handbook.filled.model import Raw
from handbook.filled.parse import as_written
from handbook.filled.pdf_text import text_of
from handbook.filled.words import compared

_MOST_BYTES = 1 << 16
_ALIKE = 0.5
_SHOWS = {"Tj": 0, "'": 0, '"': 2, "TJ": 0}
"""Operators that draw text, and which operand is the text (9.4.3)."""


def drawn_otherwise(field: Any, value: Raw) -> str:
    """The text that is drawn for a field if it cannot be its value; else empty."""
    drawn = _drawn(field)
    if not drawn or not compared(drawn):
        return ""
    said = {compared(_words_of(field, value)), compared(as_written(value))}  # pypdf draws the code of a list
    return "" if any(_may_be_same(compared(drawn), text) for text in said) else drawn


def _may_be_same(drawn: str, said: str) -> bool:
    if drawn in said or (said and said in drawn):
        return True
    digits, own = (_digits(text) for text in (drawn, said))
    if not said or not (digits.startswith(own) or own.startswith(digits)):
        return False
    matcher = SequenceMatcher(None, drawn[:500], said[:500], autojunk=False)
    return bool(digits) or matcher.quick_ratio() >= _ALIKE


def _digits(text: str) -> str:
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def _words_of(field: Any, value: Raw) -> str:
    """A value as it is drawn: for the code of a list its words."""
    said = as_written(value)
    options = field.get("/Opt")
    for option in options if isinstance(options, pikepdf.Array) else ():
        if isinstance(option, pikepdf.Array) and len(option) > 1 and text_of(option[0]) == said:
            return text_of(option[1])
    return said


def _drawn(field: Any) -> str:
    """The text of a field's first appearance; empty if there is none, or if its letters cannot be told."""
    kids = field.get("/Kids")
    widget = kids[0] if isinstance(kids, pikepdf.Array) and len(kids) else field
    looks = widget.get("/AP") if isinstance(widget, pikepdf.Dictionary) else None
    stream = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
    if not isinstance(stream, pikepdf.Stream):
        return ""
    try:
        return _text(stream)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return ""


def _text(stream: pikepdf.Stream) -> str:
    resources = stream.get("/Resources")
    fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(fonts, pikepdf.Dictionary) or len(stream.read_raw_bytes()) > _MOST_BYTES:
        return ""
    found: list[str] = []
    font: Any = None
    for instruction in pikepdf.parse_content_stream(stream, "Tf Tj TJ ' \""):
        name, operands = str(instruction.operator), list(instruction.operands)
        if name == "Tf":
            font = fonts.get(str(operands[0]))
            continue
        shown: Any = operands[_SHOWS[name]]
        for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
            if isinstance(part, pikepdf.String):
                read = _letters(bytes(part), font)
                if read is None:
                    return ""
                found.append(read)
        found.append(" ")
    return "".join(found)


def _letters(data: bytes, font: Any) -> str | None:
    """The letters of a string in a font; None if the font does not tell them."""
    if not isinstance(font, pikepdf.Dictionary):
        return None
    is_wide = font.get("/Subtype") == pikepdf.Name.Type0
    table = font.get("/ToUnicode")
    if isinstance(table, pikepdf.Stream):
        known = _table(table.read_bytes()[: 1 << 20])
        width = 2 if is_wide else 1
        codes = (data[start : start + width] for start in range(0, len(data), width))
        return "".join(known.get(code, "\ufffd") for code in codes)
    return None if is_wide or not data.isascii() else data.decode("ascii")


@lru_cache(maxsize=64)
def _table(data: bytes) -> dict[bytes, str]:
    """Code -> letters, of a font's map to Unicode (9.10.3)."""
    known: dict[bytes, str] = {}
    with pikepdf.new() as pdf:
        for instruction in pikepdf.parse_content_stream(pdf.make_stream(data)):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name == "endbfchar":
                for code, letters in zip(operands[::2], operands[1::2], strict=False):
                    known[bytes(code)] = bytes(letters).decode("utf-16-be", "replace")
            elif name == "endbfrange":
                for first, last, letters in zip(operands[::3], operands[1::3], operands[2::3], strict=False):
                    _add_range(known, bytes(first), bytes(last), letters)
    return known


def _add_range(known: dict[bytes, str], first: bytes, last: bytes, letters: Any) -> None:
    start, end = int.from_bytes(first, "big"), int.from_bytes(last, "big")
    for place, code in enumerate(range(start, min(end, start + 65535) + 1)):
        if isinstance(letters, pikepdf.Array):
            text = bytes(letters[place]).decode("utf-16-be", "replace") if place < len(letters) else ""
        else:
            base = bytes(letters)
            value = int.from_bytes(base, "big") + place
            text = value.to_bytes(len(base), "big").decode("utf-16-be", "replace")
        known[code.to_bytes(len(first), "big")] = text
