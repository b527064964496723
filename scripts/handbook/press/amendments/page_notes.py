"""Footnotes during layout: a page has one note for a source, however many of its lines cite it.

WeasyPrint 70 lays out a note for every mark, and only then is it known on which page a line is. So the layout context
gets to know which notes are equal (`data-note`), and leaves out repeated ones in every layout.
"""

from __future__ import annotations

from typing import Any

import weasyprint
from weasyprint.document import Document
from weasyprint.layout import LayoutContext

SAME = "data-note"


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
        return cls._context


class _Notes(list[Any]):
    """The notes of a page. Falsy, so that later lines of a paragraph do not push other notes to the next page."""

    def __bool__(self) -> bool:
        return False


class NotedLayout(LayoutContext):  # type: ignore[misc]
    """Leaves out a note that is already on the page; a line that moves to the next page takes its note along."""

    _notes: list[Any]

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
        notes = self._notes
        self._notes = list(notes)
        overflows = super()._update_footnote_area()
        self._notes = notes
        return overflows
