"""Footnotes during layout: a page has one note for a source, however many of its lines cite it.

WeasyPrint 70 lays out a note for every mark, and only then is it known on which page a line is. So the layout context
gets to know which notes are equal (`data-note`), and leaves out repeated ones in every layout.

And it lays out all notes of a page anew for each that comes, or goes to the next page. Here each is laid out once:
together they are as high as each alone.
"""

from __future__ import annotations

from math import inf
from typing import Any

import weasyprint
from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.document import Document
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout import LayoutContext
from weasyprint.layout.block import block_level_layout

SAME = "data-note"
_MARGINS = ("margin_top", "margin_bottom")  # they collapse


class NotedDocument(Document):  # type: ignore[misc]  # WeasyPrint has no types
    """A document with one note for a source on each page."""

    @classmethod
    def lay_out(cls, html: weasyprint.HTML, font_config: Any, counter_style: Any, **options: Any) -> NotedDocument:
        """As HTML.render does (weasyprint/__init__.py), with this class."""
        document: NotedDocument = cls._render(
            html, font_config, counter_style, None, {**weasyprint.DEFAULT_OPTIONS, **options}
        )
        pictures = cls._context.get_image_from_uri
        vars(cls._context).clear()
        cls._context.get_image_from_uri = pictures  # SVG drawings load their images when they are painted
        return document

    @classmethod
    def _build_layout_context(cls, *arguments: Any) -> LayoutContext:
        cls._context = super()._build_layout_context(*arguments)
        cls._context.__class__ = NotedLayout
        cls._context._alone = {}  # noqa: SLF001 - its class is ours now
        return cls._context


class _Notes(list[Any]):
    """The notes of a page. Falsy, so that later lines of a paragraph do not push other notes to the next page."""

    def __bool__(self) -> bool:
        return False


class NotedLayout(LayoutContext):  # type: ignore[misc]
    """Leaves out a note that is already on the page; a line that moves to the next page takes its note along."""

    _notes: list[Any]
    _alone: dict[tuple[Any, float], float | None]

    @property
    def current_page_footnotes(self) -> list[Any]:
        """The notes of the page."""
        return self._notes

    @current_page_footnotes.setter
    def current_page_footnotes(self, notes: list[Any]) -> None:
        self._notes = _Notes(notes)

    def layout_footnote(self, footnote: Any) -> Any:
        """Nothing for a note that the page has."""
        same = footnote.element.get(SAME)
        if any(note.element.get(SAME) == same for note in self.current_page_footnotes):
            self.footnotes.remove(footnote)
            return False  # no overflow
        return super().layout_footnote(footnote)

    def report_footnote(self, footnote: Any) -> None:
        """Nothing for a note that was left out."""
        if footnote in self.current_page_footnotes:
            super().report_footnote(footnote)

    def _update_footnote_area(self) -> Any:
        alone = [] if self.in_column else [self._laid_out_alone(note) for note in self._notes]
        heights = [height for height in alone if height is not None]
        if not heights or len(heights) < len(alone):
            return self._lay_out_together()
        area = self.current_footnote_area
        if area.height != "auto":
            self.page_bottom += area.margin_height()
        area.children = list(self._notes)
        area.height = sum(heights)
        self.page_bottom -= area.margin_height()
        return False  # no overflow

    def _lay_out_together(self) -> Any:
        notes = self._notes
        self._notes = list(notes)
        overflows = super()._update_footnote_area()
        self._notes = notes
        return overflows

    def _laid_out_alone(self, note: Any) -> float | None:
        """The height of the notes' area with this note alone; None if heights do not add up."""
        area = self.current_footnote_area
        known, key = self._alone, (note.element, area.page.width)
        if key not in known:
            area.children = [note]
            alone, *_ = block_level_layout(self, create_anonymous_boxes(area.deepcopy()), -inf, None, area.page)
            adds_up = alone.max_height == inf and all(note.style[margin] == ZERO_PIXELS for margin in _MARGINS)
            known[key] = alone.height if adds_up else None
        return known[key]
