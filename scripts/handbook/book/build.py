"""Builds the PDFs of both languages in two parallel processes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from handbook.authored.settings import Settings
from handbook.book.assemble import bind, book_title, chapters_of
from handbook.book.attachments import sources_of
from handbook.book.guide import guide_edition, guide_title, longest_points, make_guide, print_guide
from handbook.book.typeset import typeset
from handbook.cache.parcel import Parcel
from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.kept_words import words_of_book
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus
from handbook.history.edition import Edition
from handbook.html.addresses import DOWNLOADS
from handbook.html.tree import write_html
from handbook.messages import on_one_line
from handbook.press.commit import CommitPlace, write_commit
from handbook.press.document import description
from handbook.press.kept_files import KeptFiles
from handbook.press.objects import AttachedFile
from handbook.press.press import Details, Press, Printed, opened_press
from handbook.processes import CAN_FORK, side_by_side
from handbook.progress import note
from handbook.thai.line_ends import has_dictionary, known_words

_KIND, _PAGES, _COMMIT = "books", "pages", "commit"


@dataclass(frozen=True)
class WantedPdf:
    """A PDF: its name, everything that it is made of beside words and files of the site, and what writes it."""

    name: str
    inputs: tuple[Any, ...]
    write: Callable[[Press, Path], Printed]


def build_books(
    site: Path, corpus: Corpus, edition: Edition, cache: Cache = NO_CACHE, locales: Iterable[str] = LOCALES
) -> None:
    """Write the PDFs of these languages into `site/downloads/`. Raises ProblemsError with the problems of all."""
    (site / DOWNLOADS).mkdir(exist_ok=True)
    # A forked process needs not load what a book needs, which takes longer than to write a book of kept pages.
    fresh = not CAN_FORK or has_dictionary()
    side_by_side(partial(build_book, site, corpus, edition, cache), locales, fresh=fresh)


def build_book(site: Path, corpus: Corpus, edition: Edition, cache: Cache, locale: str) -> None:
    """Make the book and the quick guide of one language, and print a line about each: name, pages, size, time."""
    start = time.monotonic()
    kept, words = KeptFiles(site, cache), words_of_book(corpus, locale)
    with known_words(words):
        wanted = {
            kept.key(_KIND, words, each.name, *each.inputs): each for each in wanted_pdfs(site, corpus, edition, locale)
        }
        found = {key: parcel for key in wanted if (parcel := kept.find(_KIND, key))}
        missing = {key: each for key, each in wanted.items() if key not in found}
        if missing:
            found |= _print(missing, kept, corpus.settings, locale)
    lines = []
    for key, each in wanted.items():
        file = site / DOWNLOADS / each.name
        file.write_bytes(_with_commit(found[key], each.name, edition.commit))
        lines.append(_line(file, found[key].about[_PAGES]))
    note("\n  ".join(lines) + f", {time.monotonic() - start:.1f} s")


def wanted_pdfs(site: Path, corpus: Corpus, edition: Edition, locale: str) -> list[WantedPdf]:
    """The guide and the book of a language."""
    settings = corpus.settings
    chapters = chapters_of(site, corpus, locale)
    guide = make_guide(chapters, corpus, guide_edition(corpus, edition, locale), locale)
    of_guide, longest = details_of(guide_title, settings, []), longest_points(corpus, locale)
    book, footnotes = bind(chapters, corpus, edition, locale)
    of_book = details_of(book_title, settings, sources_of(corpus, edition, locale))
    return [
        WantedPdf(
            settings.guide_file(locale),
            (write_html(guide), of_guide, longest),
            lambda press, file: print_guide(guide, press, file, of_guide, longest),
        ),
        WantedPdf(
            settings.book_file(locale),
            (write_html(book), footnotes.told(), of_book),
            lambda press, file: typeset(book, footnotes, press, file, of_book),
        ),
    ]


def _print(missing: Mapping[str, WantedPdf], kept: KeptFiles, settings: Settings, locale: str) -> dict[str, Parcel]:
    """Print the PDFs that are not kept, and keep them. Raises ProblemsError as the press does."""
    made = {}
    with opened_press(kept, settings.book_file(locale), root=settings.root) as press:
        for key, each in missing.items():
            file = kept.site / DOWNLOADS / each.name
            printed = each.write(press, file)
            about = {_PAGES: printed.pages, _COMMIT: printed.commit and asdict(printed.commit)}
            made[key] = Parcel({each.name: file.read_bytes()}, about)
    for key, parcel in made.items():  # only now is it known that every file was there
        kept.keep(_KIND, key, parcel, press.read)
    return made


def _with_commit(kept: Parcel, name: str, commit: str) -> bytes:
    """A PDF that is kept for every commit, with this one."""
    data, place = kept.files[name], kept.about[_COMMIT]
    return write_commit(data, CommitPlace(**place), commit) if place else data


def details_of(title: Callable[[Settings, str], str], settings: Settings, files: list[AttachedFile]) -> Details:
    """Title and description in both languages, and files to attach."""
    titles = {locale: title(settings, locale) for locale in LOCALES}
    descriptions = {locale: description(settings, locale) for locale in LOCALES}
    return Details(titles, descriptions, files)


def _line(file: Path, pages: int) -> str:
    return f"{file.name}: {on_one_line('made.pages', pages=pages)}, {file.stat().st_size / 1e3:.0f} KB"
