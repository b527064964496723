"""Books of any length, from the real chapters: one after the other, and again from the first."""

from __future__ import annotations

import copy
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from handbook.authored.settings import load_settings
from handbook.book.assemble import bind, book_title, chapters_of
from handbook.book.attachments import sources_of
from handbook.book.build import details_of
from handbook.book.typeset import typeset
from handbook.commands.check import check_sources
from handbook.corpus.kept_words import words_of_book
from handbook.corpus.locales import LOCALES
from handbook.history.edition import read_edition
from handbook.press.press import opened_press
from handbook.processes import side_by_side
from handbook.thai.line_ends import known_words
from handbooks import ROOT

CHAPTERS = {50: 5, 100: 9, 400: 32}
"""Pages at least -> chapters that fill them, in both languages."""
_NAMING = ("id", "for", "aria-labelledby", "aria-describedby")


@dataclass(frozen=True)
class Made:
    """A book that was made: its file, its pages, how often a page number is printed, and what it took."""

    file: Path
    pages: int
    entries: int
    """Of contents and lists."""
    references: int
    """In the text."""
    noted: frozenset[str]
    """Ids of the footnotes that have one; of those that say the same a page shows one."""
    seconds: float
    memory: float
    """Peak of the process in MiB."""


def make_side_by_side(site: Path, folder: Path, chapters: int) -> dict[str, Made]:
    """Make a book of so many chapters in each language, at the same time, as the build does."""
    return side_by_side(partial(make_book, site, folder, chapters), LOCALES, fresh=True)


def make_book(site: Path, folder: Path, count: int, locale: str) -> Made:
    """Make one book; alone in its process, so that the peak of memory is its own."""
    start = time.monotonic()
    corpus, _ = check_sources(load_settings(ROOT))
    edition = read_edition(ROOT, [])
    file = folder / f"{count}-{locale}.pdf"
    with known_words(words_of_book(corpus, locale)), opened_press(site, file.name) as press:
        chapters = lengthened(chapters_of(site, corpus, locale), count)
        details = details_of(book_title, corpus.settings, sources_of(corpus, edition, locale))
        tree, footnotes = bind(chapters, corpus, edition, locale)
        entries = len(tree.cssselect("nav .hb-page"))
        references = len(tree.cssselect("main .hb-page")) - len(tree.cssselect(".hb-note .hb-page"))
        noted = frozenset(note.get("id") for note in tree.cssselect(".hb-note:has(.hb-page)"))
        pages = typeset(tree, footnotes, press, file, details)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Made(file, pages, entries, references, noted, time.monotonic() - start, peak)


def lengthened(chapters: list[Any], count: int) -> list[Any]:
    """The first `count` of the chapters, repeated without end; a link to one that is not among them is plain text."""
    taken = list(islice(_repeated(chapters), count))
    ids = {element.get("id") for chapter in taken for element in chapter.iter() if element.get("id")}
    for chapter in taken:
        for link in list(chapter.iterdescendants("a")):
            if link.get("href", "").startswith("#") and link.get("href")[1:] not in ids:
                for number in link.cssselect(".hb-page"):
                    number.drop_tree()
                link.drop_tag()
    return taken


def _repeated(chapters: list[Any]) -> Iterator[Any]:
    yield from (copy.deepcopy(chapter) for chapter in chapters)
    turn = 1
    while True:
        turn += 1
        for chapter in chapters:
            yield _renamed(copy.deepcopy(chapter), turn)


def _renamed(chapter: Any, turn: int) -> Any:
    """The chapter with ids of its own; its links lead to what was repeated as often."""
    for element in chapter.iter():
        for name in _NAMING:
            if element.get(name):
                element.set(name, _name(element.get(name), turn))
        if element.get("href", "").startswith("#"):
            element.set("href", _name(element.get("href"), turn))
    return chapter


def _name(id: str, turn: int) -> str:
    page, dashes, rest = id.partition("--")
    return f"{page}-{turn}{dashes}{rest}"
