"""Builds the PDFs of both languages in two parallel processes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.book.assemble import bind, book_title, chapters_of
from handbook.book.attachments import sources_of
from handbook.book.guide import guide_edition, guide_title, longest_points, make_guide, print_guide
from handbook.book.typeset import typeset
from handbook.corpus.kept_words import words_of_book
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus
from handbook.history.edition import Edition
from handbook.html.addresses import DOWNLOADS
from handbook.messages import on_one_line
from handbook.press.document import description
from handbook.press.objects import Attachment
from handbook.press.press import Details, Fonts, opened_press
from handbook.processes import side_by_side
from handbook.progress import note
from handbook.thai.book_fonts import make_book_fonts
from handbook.thai.line_ends import known_words


def build_books(site: Path, corpus: Corpus, edition: Edition, locales: Iterable[str] = LOCALES) -> None:
    """Write the PDFs of these languages into `site/downloads/`. Raises ProblemsError with the problems of all."""
    (site / DOWNLOADS).mkdir(exist_ok=True)
    # Our process holds the whole site, and a book needs much memory: fresh processes load only what they need.
    work = partial(_build_book, site, corpus, edition, Fonts(make_book_fonts()))
    side_by_side(work, locales, fresh=True)


def _build_book(site: Path, corpus: Corpus, edition: Edition, fonts: Fonts, locale: str) -> None:
    """Make the book and the quick guide of one language, and print a line about each: name, pages, size, time."""
    start = time.monotonic()
    folder = site / DOWNLOADS
    settings = corpus.settings
    with (
        known_words(words_of_book(corpus, locale)),
        opened_press(site, settings.book_file(locale), fonts=fonts, root=settings.root) as press,
    ):
        chapters = chapters_of(site, corpus, locale)
        guide = make_guide(chapters, corpus, guide_edition(corpus, edition, locale), locale)
        details = details_of(guide_title, settings, [])
        file = folder / settings.guide_file(locale)
        lines = [_line(file, print_guide(guide, press, file, details, longest_points(corpus, locale)))]
        tree, footnotes = bind(chapters, corpus, edition, locale)
        details = details_of(book_title, settings, sources_of(corpus, edition, locale))
        file = folder / settings.book_file(locale)
        lines.append(_line(file, typeset(tree, footnotes, press, file, details)))
    note("\n  ".join(lines) + f", {time.monotonic() - start:.1f} s")


def details_of(title: Callable[[Settings, str], str], settings: Settings, files: list[Attachment]) -> Details:
    """Title and description in both languages, and files to attach."""
    titles = {locale: title(settings, locale) for locale in LOCALES}
    descriptions = {locale: description(settings, locale) for locale in LOCALES}
    return Details(titles, descriptions, files)


def _line(file: Path, pages: int) -> str:
    return f"{file.name}: {on_one_line('made.pages', pages=pages)}, {file.stat().st_size / 1e3:.0f} KB"
