"""Both languages of the book, side by side in two processes."""

from __future__ import annotations

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from handbook.book.assemble import assemble, book_description, book_title
from handbook.book.attachments import sources_of
from handbook.book.line_ends import known_words, words_of_book
from handbook.book.typeset import Details, typeset
from handbook.edition import Edition
from handbook.pages.corpus import LOCALES, Corpus
from handbook.problems import ProblemsError
from handbook.progress import note
from handbook.site.addresses import DOWNLOADS


def book_name(locale: str) -> str:
    """The PDF's file name in downloads/."""
    return f"cctv-handbook-{locale}.pdf"


def build_books(site: Path, corpus: Corpus, edition: Edition) -> None:
    """Write the PDF of each language into `site/downloads/`. Raises ProblemsError with the problems of all languages."""
    (site / DOWNLOADS).mkdir(exist_ok=True)
    problems = []
    with ProcessPoolExecutor(len(LOCALES), multiprocessing.get_context("spawn")) as pool:
        waiting = [pool.submit(build_book, site, corpus, edition, locale) for locale in LOCALES]
        for done in as_completed(waiting):
            try:
                note(done.result())
            except ProblemsError as error:
                problems += error.problems
    if problems:
        raise ProblemsError(problems)


def build_book(site: Path, corpus: Corpus, edition: Edition, locale: str) -> str:
    """Make one language's PDF and return a line about it: name, pages, size, time."""
    start = time.monotonic()
    target = site / DOWNLOADS / book_name(locale)
    with known_words(words_of_book(corpus, locale)):
        tree, footnotes = assemble(site, corpus, edition, locale)
        pages = typeset(tree, footnotes, site, target, details_of(corpus, edition, locale))
    size = target.stat().st_size / 1e3
    return f"{target.name}: {pages} หน้า · pages, {size:.0f} KB, {time.monotonic() - start:.1f} s"


def details_of(corpus: Corpus, edition: Edition, locale: str) -> Details:
    """Titles and description in both languages, and the sources in one."""
    settings = corpus.settings
    titles = {each: book_title(settings, each) for each in LOCALES}
    descriptions = {each: book_description(settings, each) for each in LOCALES}
    return Details(titles, descriptions, sources_of(corpus, edition, locale))
