"""WeasyPrint for book and forms: lays out one part at a time, and writes the pages of all parts into one PDF."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pydyf
import weasyprint
from weasyprint.css.counters import CounterStyle

from handbook.cache.keys import key_of
from handbook.cache.parcel import Parcel
from handbook.html.tree import Element, write_html
from handbook.press.amendments.html_trees import TreeHTML
from handbook.press.amendments.languages import record_languages
from handbook.press.amendments.large_streams import deflate_large_streams
from handbook.press.amendments.links import drop_inner_links
from handbook.press.amendments.measured_texts import measure_texts_once
from handbook.press.amendments.object_bytes import make_bytes_once
from handbook.press.amendments.page_notes import NotedDocument
from handbook.press.amendments.page_references import list_pages_once
from handbook.press.amendments.painted_pages import make_plain_painted, paint_ahead, show_painted_pages
from handbook.press.amendments.quick_styles import look_up_plain_values
from handbook.press.amendments.shaped_texts import keep_texts_shaped
from handbook.press.amendments.text_layouts import set_texts_up_once
from handbook.press.amendments.used_lengths import work_out_lengths_once
from handbook.press.commit import CommitPlace, part_commit, place_of_commit
from handbook.press.fetcher import SITE, SiteFetcher
from handbook.press.fill import open_texts
from handbook.press.finish import VARIANT, make_finisher
from handbook.press.kept_files import KeptFiles, read_of
from handbook.press.kept_pages import read_pages, write_pages
from handbook.press.laid_out import LaidOut, laid_out
from handbook.press.logged_errors import logged_errors
from handbook.press.machine_fonts import fonts_without_namesakes
from handbook.press.objects import AttachedFile, Step
from handbook.press.parts import Part
from handbook.press.refused import place_refused
from handbook.press.text_area import Outside, outside, outside_problem
from handbook.problems import Problem, ProblemsError
from handbook.texts import Texts
from handbook.thai.book_fonts import BookFont
from handbook.thai.kept_fonts import book_fonts
from handbook.thai.line_ends import note_asked
from handbook.thai.reached_words import letters_of, reached_words

STYLES = "assets/stylesheets"
BOOK_STYLES = ("tokens.css", "components.css", "book.css")
_TYPED = "pdf/ua-1"
"""PDF/A is for content that does not change, so forms to fill in are not PDF/A."""
_PAGES = "pages"
_COLLECT = (200_000, 20, 20)  # boxes live long: collect garbage ten times less often


@dataclass(frozen=True)
class Details:
    """What a PDF has besides its pages: title and description in each language, and attached files."""

    titles: Texts
    descriptions: Texts
    files: list[AttachedFile]


@dataclass(frozen=True)
class Printed:
    """What was written."""

    pages: int
    commit: CommitPlace | None = None
    """Where the commit is to be written; None if the pages do not show it."""


@dataclass(frozen=True)
class Fonts:
    """The fonts that style sheets load: Sarabun by weight, other files by name."""

    sarabun: Mapping[str, BookFont]
    others: Mapping[str, bytes] = field(default_factory=dict)


@contextmanager
def opened_press(
    site: Path | KeptFiles,
    name: str,
    styles: Sequence[str] | None = None,
    fonts: Fonts | None = None,
    root: Path | None = None,
) -> Iterator[Press]:
    """A press with style sheets of a built site, by default BOOK_STYLES; `name` is the path in its problems.

    `fonts` are those that the style sheets load, by default Sarabun alone; `root` is the folder of the sources. With
    the site may come what is kept of layouts.

    Raises ProblemsError at the end: HB602 for missing files, HB608 for files that may not be read.
    """
    gc.set_threshold(*_COLLECT)
    gc.freeze()  # what was there before is not looked at for each chapter
    list_pages_once()
    make_bytes_once()
    deflate_large_streams()
    show_painted_pages()
    look_up_plain_values()
    work_out_lengths_once()
    set_texts_up_once()
    measure_texts_once()
    keep_texts_shaped()
    note_asked("press")  # Pango asks libthai
    kept = site if isinstance(site, KeptFiles) else KeptFiles(site)
    styles = BOOK_STYLES if styles is None else styles
    own = fonts or Fonts(book_fonts(kept.cache))
    with (
        logged_errors() as errors,
        closing(Press(kept, styles, own, root or kept.site, errors)) as press,
    ):
        yield press
    problems = press.refused_for(name)
    missing = [message for message in errors if not any(url in message for url in press.refused)]
    problems += [Problem(name, 1, 1, "HB602", {"said": message}) for message in missing]
    if problems:
        raise ProblemsError(problems)


class Press:
    """Holds fonts and style sheets, which are read once."""

    def __init__(self, kept: KeptFiles, styles: Sequence[str], fonts: Fonts, root: Path, errors: list[str]) -> None:
        self._root = root
        self._places: dict[str, Problem] = {}
        self._book_fonts = fonts.sarabun
        own = {f"sarabun-{weight.lower()}.woff2": font.data for weight, font in self._book_fonts.items()}
        self._files = SiteFetcher(kept.site, {**own, **fonts.others})
        self._errors = errors
        self._kept = kept
        self._fonts = fonts_without_namesakes()
        self._counters = CounterStyle()
        self.layouts = 0
        """How many parts were laid out, and not found."""
        self._styles = [
            weasyprint.CSS(
                url=f"{SITE}{STYLES}/{name}",
                font_config=self._fonts,
                counter_style=self._counters,
                url_fetcher=self._files,
            )
            for name in styles
        ]
        self._own = key_of(VARIANT, list(styles), self._files.read, own, fonts.others)
        sheets = (kept.site / path for path in self._files.read if path.endswith(".css"))
        self._shown_by_sheets = [sheet.read_text(encoding="utf-8") for sheet in sheets]

    def lay_out(self, part: Part) -> LaidOut:
        """Lay out a part: the same tree, style sheets and fonts give the same pages, which may be kept."""
        written = write_html(part.tree)
        words = reached_words(letters_of(part.tree, self._shown_by_sheets))
        key = self._kept.key(_PAGES, self._own, written, words)
        parcel = self._kept.find(_PAGES, key)
        found = read_pages(parcel.files[_PAGES], self._fonts, self._files) if parcel else None
        if parcel and found:
            self._files.read |= read_of(parcel)
            return found
        self.layouts += 1
        with self._files.reading() as read:
            laid = laid_out(self._render(part.tree, pdf_variant=VARIANT))
            paint_ahead(laid.pages, open_texts(laid), self._book_fonts)
        if not laid.outside:  # of which text_area.py tells more later
            make_plain_painted(laid.pages)
        self._place_refused(part.tree)
        if self._kept.is_open and self.is_faultless:
            self._keep(key, laid, read)
        gc.collect()
        gc.freeze()  # boxes live until the end: they are looked at once
        return laid

    def _keep(self, key: str, laid: LaidOut, read: Mapping[str, str]) -> None:
        if pages := write_pages(laid):
            self._kept.keep(_PAGES, key, Parcel({_PAGES: pages}), read)

    def print_pdf(self, parts: Sequence[LaidOut], target: Path, details: Details) -> Printed:
        """Write the pages of parts. The first part has the metadata.

        Raises ProblemsError with HB611 for what leaves its page.
        """
        problems, number = [], 1
        for part in parts:
            if part.outside:  # their words may have been filled in after the layout
                problems += [self._outside(each, number, target) for each in outside(part.pages)]
            number += len(part.pages)
        if problems:
            raise ProblemsError(problems)
        document = parts[0].document.copy([page for part in parts for page in part.pages])
        commits: list[tuple[pydyf.PDF, pydyf.Stream]] = []

        def finish(_: weasyprint.Document, pdf: pydyf.PDF) -> None:
            if stream := part_commit(pdf, self._book_fonts):
                commits.append((pdf, stream))

        pages = self._write(document, target, details, VARIANT, finish)
        places = [place_of_commit(*each, target.read_bytes(), self._book_fonts) for each in commits]
        return Printed(pages, *places)

    def print_sheets(
        self,
        tree: Element,
        target: Path,
        details: Details,
        *,
        typed: bool,
        finish: Step,
    ) -> int:
        """Write a document of separate sheets, which `finish` completes last; returns its number of pages.

        If typed, its controls become fields, and the PDF is only PDF/UA-1. Raises ProblemsError as `print_pdf` does.
        """
        variant = _TYPED if typed else VARIANT
        document = self._render(tree, pdf_variant=variant, pdf_forms=typed)
        self._place_refused(tree)
        if problems := [self._outside(each, 1, target) for each in outside(document.pages)]:
            raise ProblemsError(problems)
        return self._write(document, target, details, variant, finish)

    @property
    def read(self) -> dict[str, str]:
        """Path below the site -> SHA-256 of all files of the site that were read until now."""
        return self._files.read.copy()

    @property
    def is_faultless(self) -> bool:
        """Whether every file was there and may be read: what came with a fault is not kept."""
        return not self._errors and not self.refused

    @property
    def refused(self) -> list[str]:
        """The URLs that were refused."""
        return self._files.refused

    def refused_for(self, name: str) -> list[Problem]:
        """A problem for each refused URL: at the page that has it, else at `name`."""
        unplaced = {url: Problem(name, 1, 1, "HB608", {"address": url}) for url in self.refused}
        return list({**unplaced, **self._places}.values())

    def close(self) -> None:
        """Remove the files of the fonts: a process that ends at once would leave them in the temporary folder."""
        self._fonts.__del__()
        gc.unfreeze()

    def _place_refused(self, tree: Element) -> None:
        new = [url for url in self.refused if url not in self._places]
        self._places |= place_refused(new, tree, SITE, self._root)

    def _outside(self, each: Outside, first: int, target: Path) -> Problem:
        """The problem of what leaves a page of a part that begins on the page of this number."""
        return outside_problem(each, first + each.page, target.name, self._root)

    def _render(self, tree: Element, **options: Any) -> Any:
        page = TreeHTML(tree, SITE, self._files)
        return NotedDocument.lay_out(page, self._fonts, self._counters, stylesheets=self._styles, **options)

    def _write(
        self,
        document: Any,
        target: Path,
        details: Details,
        variant: str,
        finish: Step | None = None,
    ) -> int:
        drop_inner_links(document)
        titles, descriptions, is_archival = details.titles, details.descriptions, variant == VARIANT
        complete = make_finisher(
            self._book_fonts, record_languages(document), titles, descriptions, is_archival=is_archival
        )

        def finisher(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
            complete(document, pdf)
            if finish is not None:
                finish(document, pdf)

        attached = [file.for_pdf() for file in details.files]
        options = {"pdf_variant": variant, "pdf_identifier": True, "attachments": attached}
        document.write_pdf(target, finisher=finisher, **options)
        return len(document.pages)
