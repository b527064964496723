"""A mark above or below a letter has no width; Poppler takes what begins where it begins for a copy, and parts them.

By default pdftotext then puts marks on lines of their own. So each letter with its marks is given its text as
ActualText (ISO 32000-1, 14.9.4), which Poppler reads as one sign with the letter's place and width. PDFium misreads a
single sign that is left beside such a span: it drops a space, and breaks the line before a letter on pages where it
finds no direction of writing. So a single sign joins the span before it, or the one after.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from handbook.press.amendments.glyph_texts import texts_of_font
from handbook.press.objects import PDF, Stream
from handbook.thai.book_fonts import FAMILY, BookFont

_SARA_AM = "\u0e33"
_DECIMALS = 2  # of moves, in 1/1000 em


@dataclass(frozen=True)
class Known:
    """A font of ours: glyph -> text, and the glyphs of its marks, both as they are written."""

    texts: Mapping[str, str]
    marks: frozenset[str]


class _Sign(NamedTuple):
    """A glyph, the move before it as WeasyPrint writes it, and its text; a move at the end has no glyph."""

    move: float
    glyph: str
    text: str
    is_mark: bool


@dataclass
class _Stretch:
    """Signs that are shown together; `is_span` if their text is to be said."""

    signs: list[_Sign]
    is_span: bool = False

    @property
    def text(self) -> str:
        """What they say."""
        return "".join(sign.text for sign in self.signs)


def say_clusters(pdf: PDF, used: Iterable[Any], fonts: Mapping[str, BookFont]) -> None:
    """Say the text of each letter with marks, wherever it is shown in our fonts."""
    known = {font.hash: known_font(font, fonts) for font in used if font.family == FAMILY}
    for entry in pdf.objects:
        if isinstance(entry, Stream):
            entry.stream = list(with_clusters(entry.stream, known))


def known_font(font: Any, fonts: Mapping[str, BookFont]) -> Known:
    """What is known of a font of ours."""
    texts = {f"{glyph:04x}": text for glyph, text in texts_of_font(font, fonts).items()}
    return Known(texts, frozenset(glyph for glyph, text in texts.items() if _is_mark(text)))


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.category(each) == "Mn" for each in text)


def with_clusters(operations: Iterable[Any], fonts: Mapping[str, Known], font: str | None = None) -> Iterator[Any]:
    """The operations of a content, with spans; WeasyPrint gives each as one piece.

    `fonts` are by their names in contents; `font` is the one that is set at the beginning.
    """
    known = fonts.get(font) if font else None
    for operation in operations:
        is_written = isinstance(operation, bytes)
        if is_written and operation.startswith(b"/") and operation.endswith(b" Tf"):
            known = fonts.get(operation[1:].split()[0].decode())
        if known is not None and is_written and operation.startswith(b"[") and operation.endswith(b"] TJ"):
            shown = operation.removeprefix(b"[").removesuffix(b"] TJ").decode()
            if any(mark in shown for mark in known.marks):
                for stretch in _joined(_stretches(_signs(shown, known))):
                    yield from _written(stretch)
            else:
                yield _without_marks(shown)
        else:
            yield operation


def _without_marks(shown: str) -> bytes:
    """What `_written` gives of a stretch that is no span, which most are, without taking it apart."""
    written, glyphs, move = "", "", 0.0
    for piece in shown.split(">"):
        number, _, found = piece.partition("<")
        move += float(number or 0)
        if found:
            if moved := round(move, _DECIMALS):
                written += f"<{glyphs}>{moved:g}" if glyphs else f"{moved:g}"
                glyphs = ""
            glyphs, move = glyphs + found, 0.0
    written += f"<{glyphs}>" if glyphs else ""
    moved = round(move, _DECIMALS)
    return f"[{written}{moved:g}] TJ".encode() if moved else f"[{written}] TJ".encode()


def _signs(shown: str, known: Known) -> Iterator[_Sign]:
    """The signs of what is shown: numbers, and glyphs of four digits between `<` and `>` (ISO 32000-1, 9.4.3)."""
    move = 0.0
    for piece in shown.split(">"):
        number, _, glyphs = piece.partition("<")
        move += float(number or 0)
        for start in range(0, len(glyphs), 4):
            glyph = glyphs[start : start + 4]
            moved = round(move, _DECIMALS) if move else 0.0
            yield _Sign(moved, glyph, known.texts.get(glyph, ""), glyph in known.marks)
            move = 0.0
    if round(move, _DECIMALS):
        yield _Sign(round(move, _DECIMALS), "", "", is_mark=False)


def _stretches(signs: Iterable[_Sign]) -> Iterator[_Stretch]:
    """Each letter with its marks by itself, and all that is between them."""
    current = _Stretch([])
    for sign in signs:
        if current.is_span and (sign.is_mark or sign.text == _SARA_AM):
            current.signs.append(sign)
        elif sign.is_mark and current.signs and current.signs[-1].text:
            *before, letter = current.signs
            if before:
                yield _Stretch(before)
            current = _Stretch([letter, sign], is_span=True)
        elif current.is_span:
            yield current
            current = _Stretch([sign])
        else:
            current.signs.append(sign)
    yield current


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Single signs beside spans become part of them."""
    joined: list[_Stretch] = []
    for stretch in stretches:
        last = joined[-1] if joined else None
        if last and last.is_span and len(stretch.signs) == 1 and stretch.text:
            last.signs += stretch.signs
        elif last and stretch.is_span and not last.is_span and len(last.signs) == 1 and last.text:
            joined[-1] = _Stretch(last.signs + stretch.signs, is_span=True)
        else:
            joined.append(stretch)
    return joined


def _written(stretch: _Stretch) -> Iterator[bytes]:
    """The operations that show a stretch."""
    if stretch.is_span:
        said = stretch.text.encode("utf-16-be").hex()
        yield f"/Span<</ActualText<feff{said}>>>BDC".encode()
    shown, glyphs = "", ""
    for sign in stretch.signs:
        if sign.move:
            shown += f"<{glyphs}>" if glyphs else ""
            shown += f"{sign.move:g}"
            glyphs = ""
        glyphs += sign.glyph
    shown += f"<{glyphs}>" if glyphs else ""
    yield f"[{shown}] TJ".encode()
    if stretch.is_span:
        yield b"EMC"
