"""WeasyPrint shapes each text again when it paints it; here a part's pages are painted once, after their layout.

What was painted stands with the page: its content in stretches, and gaps for the texts that are written over later
(press/fill.py), which alone are painted into each PDF. So pages that are kept are not painted again. Only pages are
painted ahead whose content is the same in every PDF: texts in our own fonts, whose widths are whole numbers at every
size, lines, areas and drawings; no picture, pattern or group, which a PDF numbers. Fonts that the PDF does not have yet
come with a text of the part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf
import weasyprint.draw.text as drawing
from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.matrix import Matrix
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import get_pango_font_key

from handbook.press.amendments.clusters import Known, known_font, with_clusters
from handbook.press.amendments.plain_boxes import make_plain
from handbook.thai.book_fonts import FAMILY, BookFont

_DRAW = drawing.draw_first_line
_PAINT = Page.paint
_RESOURCES = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
_SCALE = 0.75  # points in a CSS pixel, as WeasyPrint's generate_pdf paints


@dataclass(frozen=True)
class Stretch:
    """Content, and of each font the widths and texts of the glyphs used in it."""

    content: bytes
    fonts: dict[str, tuple[dict[int, int], dict[int, str]]]


@dataclass(frozen=True)
class Gap:
    """A text that is painted into each PDF, and the font that is set after it."""

    box: Any
    font: tuple[str, float] | None


@dataclass(frozen=True)
class Painted:
    """A page's content as it was painted."""

    pieces: tuple[Stretch | Gap, ...]
    marked: dict[Any, dict[str, Any]]
    """Box -> number and tag of its marked content."""
    states: dict[str, dict[str, Any]]
    """Graphics states by name: opacities, which have it in their name."""
    samples: dict[str, Any]
    """Hash of each font -> a box with a text in it."""

    @property
    def painted_later(self) -> Iterator[Any]:
        """The boxes that showing the page asks for."""
        yield from (piece.box for piece in self.pieces if isinstance(piece, Gap))
        yield from self.samples.values()


def show_painted_pages() -> None:
    """Let WeasyPrint show pages that were painted ahead, and note what is painted ahead."""

    def paint(page: Any, stream: Any, scale: float = 1) -> None:
        if painted := page.__dict__.get("painted"):
            _show(painted, stream)
        else:
            _PAINT(page, stream, scale)

    def draw(stream: Any, box: Any, text_overflow: str, block_ellipsis: Any, matrix: Matrix) -> Any:
        if isinstance(stream, _Recorder) and box in stream.open_boxes:
            stream.is_same &= (text_overflow, block_ellipsis) == ("clip", "none")
            return stream.leave(box, matrix)
        if isinstance(stream, _Recorder):
            stream.box = box if isinstance(box, TextBox) else None
        return _DRAW(stream, box, text_overflow, block_ellipsis, matrix)

    Page.paint = paint
    drawing.draw_first_line = draw


def paint_ahead(pages: Sequence[Any], open_boxes: Iterable[Any], fonts: Mapping[str, BookFont]) -> None:
    """Paint pages but for these boxes of texts, with the spans of clusters.py; what cannot be is left as it was."""
    known: dict[Any, Font] = {}
    samples: dict[str, Any] = {}
    spans: dict[str, Known] = {}
    boxes = frozenset(open_boxes)
    for page in pages:
        recorder = _Recorder(known, samples, boxes)
        _PAINT(page, recorder, _SCALE)
        spans |= {font.hash: known_font(font, fonts) for font in known.values() if font.hash not in spans}
        if recorder.is_whole:
            page.painted = recorder.painted(spans)


def make_plain_painted(pages: Iterable[Any]) -> None:
    """Take from painted pages what is not asked for when they are shown."""
    painted = [page for page in pages if "painted" in vars(page)]
    make_plain(painted, frozenset(box for page in painted for box in page.painted.painted_later))


def _show(painted: Painted, stream: Any) -> None:
    fonts = {font.hash: font for font in stream._fonts.values()}  # noqa: SLF001
    for hash, box in painted.samples.items():
        if hash not in fonts:
            fonts[hash] = _bring_font(hash, box, stream)
    states = stream._resources["ExtGState"]  # noqa: SLF001
    for name, state in painted.states.items():
        states.setdefault(name, pydyf.Dictionary(state))
    for piece in painted.pieces:
        if isinstance(piece, Gap):
            _show_gap(piece, stream)
        else:
            stream.stream.append(piece.content)
            for hash, (widths, texts) in piece.fonts.items():
                _add_missing(fonts[hash].to_unicode, texts)
                _add_missing(fonts[hash].widths, widths)
    stream._tags.update({box: dict(tag) for box, tag in painted.marked.items()})  # noqa: SLF001


def _show_gap(gap: Gap, stream: Any) -> None:
    stream._current_font = None  # noqa: SLF001 - what the stretches set is not known here
    _draw_again(gap.box, stream)
    if gap.font:
        stream.set_font_size(*gap.font)


def _bring_font(hash: str, sample: Any, stream: Any) -> Any:
    """Add a font to the PDF with a text of it, which the PDF shows anyway, without showing it here."""
    place = len(stream.stream)
    _draw_again(sample, stream)
    del stream.stream[place:]
    stream._current_font = None  # noqa: SLF001
    return next(font for font in stream._fonts.values() if font.hash == hash)  # noqa: SLF001


def _draw_again(box: Any, stream: Any) -> None:
    box.pango_layout.reactivate(box.style)
    _DRAW(stream, box, "clip", "none", Matrix(d=-1, e=box.position_x, f=box.position_y + box.baseline))
    box.pango_layout.deactivate()


def _add_missing(known: dict[int, Any], more: Mapping[int, Any]) -> None:
    for glyph, value in more.items():
        known.setdefault(glyph, value)


class _Recorder(Stream):  # type: ignore[misc]  # WeasyPrint has no types
    """The content of a page that is no PDF's yet."""

    def __init__(self, known: dict[Any, Font], samples: dict[str, Any], open_boxes: frozenset[Any]) -> None:
        resources: dict[str, Any] = {name: pydyf.Dictionary() for name in _RESOURCES}
        super().__init__({}, None, resources, {}, {}, {}, None)
        self.open_boxes = open_boxes
        self.is_same = True
        """Whether every PDF has the same; no exception, as WeasyPrint would take one for a fault of a drawing."""
        self.box: TextBox | None = None
        """The box whose text is painted now; None for one of a drawing, or one that is left."""
        self._known, self._samples = known, samples
        self._left: list[tuple[int, Gap, str | None]] = []
        self._used: list[dict[str, tuple[dict[int, int], dict[int, str]]]] = [{}]

    @property
    def is_whole(self) -> bool:
        """Whether the content can be shown again: it is the same in every PDF, and there is a text in each font."""
        return self.is_same and self._samples.keys() >= set(self._fonts_used)

    def leave(self, box: Any, matrix: Matrix) -> list[Any]:
        """Leave a gap for a text; the font is afterwards what it would be with it."""
        place, used, self.box = len(self.stream), self._used[-1], None
        self._used[-1] = {}
        _DRAW(self, box, "clip", "none", matrix)
        del self.stream[place:]
        self._used[-1] = used
        self._used.append({})
        font = self._current_font
        self._left.append((place, Gap(box, font), font[0] if font else None))
        return []

    def painted(self, fonts: Mapping[str, Known]) -> Painted:
        """What was painted."""
        pieces: list[Stretch | Gap] = []
        start, font = 0, None
        ends = [*self._left, (len(self.stream), None, None)]
        for (end, gap, after), used in zip(ends, self._used, strict=True):
            content = b"\n".join(_as_bytes(each) for each in with_clusters(self.stream[start:end], fonts, font))
            pieces += [Stretch(content, used), *([gap] if gap else [])]
            start, font = end, after
        states = {name: dict(state) for name, state in self._resources["ExtGState"].items()}
        samples = {hash: self._samples[hash] for hash in self._fonts_used}
        return Painted(tuple(pieces), self._tags, states, samples)

    @property
    def _fonts_used(self) -> list[str]:
        return list(dict.fromkeys(hash for used in self._used for hash in used))

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """A font that has no glyph yet, and its size."""
        key, description, size = get_pango_font_key(pango_font)
        if key not in self._known:
            self._known[key] = Font(pango_font, description, size)
        font = self._known[key]
        self.is_same &= font.family == FAMILY
        if self.box is not None:
            self._samples.setdefault(font.hash, self.box)
        return _FontOfStretch(self, font), size

    def used(self, font: Font) -> tuple[dict[int, int], dict[int, str]]:
        """Widths and texts of the glyphs of a font in this stretch."""
        return self._used[-1].setdefault(font.hash, ({}, {}))

    def add_group(self, *bounds: float) -> Any:
        """A PDF numbers its groups, as it does all of these."""
        self.is_same = False
        return super().add_group(*bounds)

    def add_pattern(self, *arguments: Any) -> Any:
        """A pattern, such as a picture that is repeated."""
        self.is_same = False
        return super().add_pattern(*arguments)

    def add_shading(self, *arguments: Any, **named: Any) -> Any:
        """A gradient."""
        self.is_same = False
        return super().add_shading(*arguments, **named)

    def add_image(self, *arguments: Any) -> Any:
        """A picture."""
        self.is_same = False
        return super().add_image(*arguments)

    def set_state(self, state: Any) -> None:
        """A graphics state that is no opacity alone."""
        self.is_same = False
        super().set_state(state)


def _as_bytes(operation: Any) -> bytes:
    """Marked content is begun by a text and a dictionary; all else is bytes."""
    if isinstance(operation, pydyf.Object):
        return bytes(operation.data)
    return operation if isinstance(operation, bytes) else str(operation).encode("ascii")


class _FontOfStretch:
    """A font with the glyphs of one stretch alone; it has all values of the font, which are asked for each glyph."""

    def __init__(self, recorder: _Recorder, font: Font) -> None:
        vars(self).update(vars(font))
        self._recorder, self._font = recorder, font
        self.widths, self.to_unicode = recorder.used(font)

    def get_unused_glyph_id(self, sign: int) -> int:
        """A sign that the font lacks gets a number by those before it in the PDF."""
        self._recorder.is_same = False
        return int(self._font.get_unused_glyph_id(sign))
