"""WeasyPrint as the book uses it: lays out one part at a time, and prints the pages of all as one PDF."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from handbook.book.finish import VARIANT, drop_inner_links, list_pages_once, listen, make_finisher
from handbook.book.fonts import BookFont, make_book_fonts
from handbook.book.own_files import OwnFiles
from handbook.book.page_notes import NotedDocument
from handbook.book.parts import Part
from handbook.pages.corpus import Words
from handbook.problems import Problem, ProblemsError
from handbook.site.html_tree import write_html

STYLES = ("tokens.css", "components.css", "book.css")
_COLLECT = (200_000, 20, 20)  # boxes live until the end: garbage is looked for among them ten times less


@dataclass(frozen=True)
class Details:
    """What a PDF holds beside its pages: title and description in each language, and files."""

    titles: Words
    descriptions: Words
    files: list[weasyprint.Attachment]


@contextmanager
def opened_press(site: Path, name: str) -> Iterator[Press]:
    """A press with the style sheets of a built site; problems bear the name of what is printed.

    Raises ProblemsError with HB602 at the end if a file was missing.
    """
    gc.set_threshold(*_COLLECT)
    list_pages_once()
    errors = _Errors()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(errors)
    try:
        yield Press(site)
    finally:
        logger.removeHandler(errors)
    if errors.found:
        raise ProblemsError(Problem(name, 1, 1, "HB602", {"said": said}) for said in errors.found)


class Press:
    """Fonts and style sheets, read once."""

    def __init__(self, site: Path) -> None:
        self._base = f"{site}/"
        self._book_fonts: dict[str, BookFont] = make_book_fonts()
        own = {f"sarabun-{weight.lower()}.woff2": font.data for weight, font in self._book_fonts.items()}
        self._files = OwnFiles(own)
        self._fonts = FontConfiguration()
        self._counters = CounterStyle()
        self._styles = [
            weasyprint.CSS(
                str(site / "assets" / "stylesheets" / name),
                font_config=self._fonts,
                counter_style=self._counters,
                url_fetcher=self._files,
            )
            for name in STYLES
        ]

    def lay_out(self, part: Part, *, keep: bool = True) -> bool:
        """Lay out a part if it changed since the last time, or was not kept; tells whether it did."""
        written = write_html(part.tree)
        if part.document is not None and written == part.written:
            return False
        part.written, part.document = written, None
        page = weasyprint.HTML(string=written, base_url=self._base, url_fetcher=self._files)
        options = {"stylesheets": self._styles, "pdf_variant": VARIANT}
        document = NotedDocument.lay_out(page, self._fonts, self._counters, **options)
        document.pages.pop()
        part.count = len(document.pages)
        part.anchors = {}
        for number, sheet in enumerate(document.pages):
            for anchor in sheet.anchors:
                part.anchors.setdefault(anchor, number)
        if keep:
            part.document = document
        return True

    def print_pdf(self, parts: list[Part], target: Path, details: Details) -> int:
        """Write the pages of parts that were laid out and kept, the first of which names the document; returns their number."""
        document = parts[0].document.copy([page for part in parts for page in part.document.pages])
        drop_inner_links(document)
        finisher = make_finisher(self._book_fonts, listen(document), details.titles, details.descriptions)
        document.write_pdf(target, pdf_variant=VARIANT, attachments=details.files, finisher=finisher)
        return len(document.pages)


class _Errors(logging.Handler):
    """Collects what WeasyPrint calls an error: a file that is missing, never a mere style it does not know."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())
