"""Footnotes as pages are laid out: a source is noted once on a page, however many of its lines cite it.

WeasyPrint 70 lays out a note for every mark, and which page a line falls on is known only then. So its context of a layout
is told here which notes say the same (`data-note`); both layouts, the first and the last, have the notes where they belong.
"""

from __future__ import annotations

from typing import Any

import weasyprint
from weasyprint.document import Document
from weasyprint.layout import LayoutContext

SAME = "data-note"


class NotedDocument(Document):  # type: ignore[misc]  # WeasyPrint has no types
    """A document whose pages note a source once."""

    @classmethod
    def lay_out(cls, html: weasyprint.HTML, font_config: Any, counter_style: Any, **options: Any) -> NotedDocument:
        """As HTML.render does (weasyprint/__init__.py), with this class."""
        document: NotedDocument = cls._render(
            html, font_config, counter_style, None, {**weasyprint.DEFAULT_OPTIONS, **options}
        )
        pictures = cls._context.get_image_from_uri
        vars(cls._context).clear()
        cls._context.get_image_from_uri = pictures  # a drawing asks for its pictures when it is printed
        return document

    @classmethod
    def _build_layout_context(cls, *arguments: Any) -> LayoutContext:
        cls._context = super()._build_layout_context(*arguments)
        cls._context.__class__ = _NotedLayout
        return cls._context


class _Notes(list[Any]):
    """The notes of a page. False, so that a paragraph's second line finds no notes of others to send away for its own room."""

    def __bool__(self) -> bool:
        return False


class _NotedLayout(LayoutContext):  # type: ignore[misc]
    """Leaves out a note that stands on the page already; a line that leaves the page gives its note back, as always."""

    _notes: list[Any]

    @property
    def current_page_footnotes(self) -> list[Any]:
        return self._notes

    @current_page_footnotes.setter
    def current_page_footnotes(self, notes: list[Any]) -> None:
        self._notes = _Notes(notes)

    def layout_footnote(self, footnote: Any) -> Any:
        same = footnote.element.get(SAME)
        if any(note.element.get(SAME) == same for note in self.current_page_footnotes):
            self.footnotes.remove(footnote)
            return False  # nothing overflows
        return super().layout_footnote(footnote)

    def report_footnote(self, footnote: Any) -> None:
        if footnote in self.current_page_footnotes:
            super().report_footnote(footnote)

    def _update_footnote_area(self) -> Any:
        notes = self._notes
        self._notes = list(notes)
        overflows = super()._update_footnote_area()
        self._notes = notes
        return overflows
