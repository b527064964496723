"""WeasyPrint shapes each text again when it paints it; texts of pages that are kept are drawn once, and shown again.

What is drawn stands with the box, as calls on the stream: font, moves and glyphs. Showing it leaves the stream and its
fonts as drawing would. Only texts in our own fonts are drawn ahead, whose widths are whole numbers at every size, and a
text that was written over since (press/fill.py) is drawn as ever; so is the first text in each font of a PDF, which
brings the font.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import weasyprint.draw.text as drawing
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.matrix import Matrix
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import Layout

from handbook.thai.book_fonts import FAMILY

_DRAW = drawing.draw_first_line
_SHAPED = ("layout", "language", "style")


class _NotAheadError(Exception):
    """A text that is not to be drawn ahead."""


@dataclass(frozen=True)
class Drawn:
    """A text as it was drawn: calls on the stream, and of each font the widths and texts of the glyphs used."""

    text: str
    calls: tuple[tuple[Any, ...], ...]
    fonts: dict[str, tuple[dict[int, int], dict[int, str]]]


class DrawnLayout(Layout):  # type: ignore[misc]  # WeasyPrint has no types
    """A text's layout that is shaped only if it is asked for; `drawn` is the text as it was drawn."""

    drawn: Drawn
    _wanted: Any

    def reactivate(self, style: Any) -> None:
        """Note the style: mostly nothing asks for more."""
        self._wanted = style

    def deactivate(self) -> None:
        """Free what was shaped."""
        for name in (*_SHAPED, "_wanted"):
            self.__dict__.pop(name, None)

    def __getattr__(self, name: str) -> Any:
        if name not in _SHAPED or "_wanted" not in self.__dict__:
            raise AttributeError(name)
        super().reactivate(self._wanted)
        return self.__dict__[name]


def show_drawn_texts() -> None:
    """Let WeasyPrint show texts that were drawn ahead."""

    def draw(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Matrix) -> Any:
        drawn = getattr(textbox.pango_layout, "drawn", None)
        if drawn is not None and (text_overflow, block_ellipsis) == ("clip", "none"):
            fonts = {font.hash: font for font in stream._fonts.values()}  # noqa: SLF001
            if drawn.text == textbox.pango_layout.text and fonts.keys() >= drawn.fonts.keys():
                _show(drawn, stream, fonts, matrix)
                return []
        return _DRAW(stream, textbox, text_overflow, block_ellipsis, matrix)

    drawing.draw_first_line = draw


def _show(drawn: Drawn, stream: Any, fonts: dict[str, Any], matrix: Matrix) -> None:
    stream.set_text_matrix(*matrix.values)
    for name, *arguments in drawn.calls:
        getattr(stream, name)(*arguments)
    for hash, (widths, texts) in drawn.fonts.items():
        font = fonts[hash]
        for glyph, text in texts.items():
            font.to_unicode.setdefault(glyph, text)
        for glyph, width in widths.items():
            font.widths.setdefault(glyph, width)


def draw_texts(pages: Iterable[Any]) -> None:
    """Draw the texts of laid-out pages ahead; their boxes then have them."""
    known: dict[Any, Any] = {}
    for page in pages:
        for box in _texts(page._page_box):  # noqa: SLF001 - the API has no way into a page
            layout = box.pango_layout
            if type(layout) is Layout and box.style["font_size"] and box.text.strip():
                recorder = _Recorder(known)
                layout.reactivate(box.style)
                try:
                    _DRAW(recorder, box, "clip", "none", Matrix())
                except _NotAheadError:
                    continue
                finally:
                    layout.deactivate()
                layout.__class__ = DrawnLayout
                layout.drawn = Drawn(layout.text, tuple(recorder.calls), recorder.used)


def _texts(box: Any) -> Iterator[Any]:
    if isinstance(box, TextBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)


class _Recorder:
    """Stands for a stream while a text is drawn: notes the calls, and what is asked of fonts."""

    def __init__(self, known: dict[Any, Any]) -> None:
        self._known = known
        self.length = ffi.new("unsigned int *")
        self.ink_rect = ffi.new("PangoRectangle *")
        self.logical_rect = ffi.new("PangoRectangle *")
        self.calls: list[tuple[Any, ...]] = []
        self.used: dict[str, tuple[dict[int, int], dict[int, str]]] = {}

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """A font that has no glyph yet, and its size."""
        key, description, size = get_pango_font_key(pango_font)
        if key not in self._known:
            self._known[key] = Font(pango_font, description, size)
        font = self._known[key]
        if font.family != FAMILY:
            raise _NotAheadError
        widths, texts = self.used.setdefault(font.hash, ({}, {}))
        return _FontOfText(font, widths, texts), size

    def set_text_matrix(self, *_: float) -> None:
        """Where the text stands does not belong to it."""

    def set_font_size(self, font: str, size: float) -> None:
        """Noted."""
        self.calls.append(("set_font_size", font, size))

    def set_text_rise(self, height: float) -> None:
        """Noted."""
        self.calls.append(("set_text_rise", height))

    def show_text(self, text: str) -> None:
        """Noted."""
        self.calls.append(("show_text", text))


class _FontOfText:
    """A font with the glyphs of one text alone."""

    def __init__(self, font: Any, widths: dict[int, int], texts: dict[int, str]) -> None:
        self._font = font
        self.widths, self.to_unicode = widths, texts

    def get_unused_glyph_id(self, _: int) -> int:
        """A sign that the font lacks gets a number by those before it in the PDF."""
        raise _NotAheadError

    def __getattr__(self, name: str) -> Any:
        return getattr(self._font, name)
