"""Books of any length, from the chapters of a handbook: one after the other, and again from the first."""

from __future__ import annotations

import copy
import resource
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

from book.book_tree import corpus_of
from handbook.book.assemble import bind, book_title, chapters_of
from handbook.book.attachments import sources_of
from handbook.book.build import details_of
from handbook.book.typeset import typeset
from handbook.corpus.kept_words import words_of_book
from handbook.press.press import opened_press
from handbook.processes import side_by_side
from handbook.thai.line_ends import known_words
from handbook_sources import Handbook
from handbooks import ROOT
from single_steps import EDITION

_NAMING = ("id", "for", "aria-labelledby", "aria-describedby")
_APART = "break-before: left"  # behind an empty page, which costs next to nothing; chapters begin on the right


@dataclass(frozen=True)
class Length:
    """How long a book is made: of so many chapters; `sparse` if each heading, paragraph, list and table has a sheet.

    A sparse book has the same contents, lists, references and notes on many times as many pages, at a fraction of the
    time that as many full pages take.
    """

    chapters: int
    sparse: bool = False


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
    processor: float
    """Seconds of processor time, which other work on the machine hardly changes."""
    memory: float
    """Peak of the process in MiB."""


def make_side_by_side(handbook: Handbook, site: Path, folder: Path, lengths: Mapping[str, Length]) -> dict[str, Made]:
    """Make a book of each language, of its length, at the same time, as the build does."""
    return side_by_side(partial(make_book, handbook, site, folder, lengths), lengths, fresh=True)


def make_book(handbook: Handbook, site: Path, folder: Path, lengths: Mapping[str, Length], locale: str) -> Made:
    """Make one book; alone in its process, so that the peak of memory is its own."""
    start = time.monotonic()
    corpus = corpus_of(handbook)
    file = folder / f"{lengths[locale].chapters}-{locale}.pdf"
    pressed = with_style_sheets(site, folder / f"pressed-{file.stem}")
    with known_words(words_of_book(corpus, locale)), opened_press(pressed, file.name) as press:
        chapters = lengthened(chapters_of(site, corpus, locale), lengths[locale])
        details = details_of(book_title, corpus.settings, sources_of(corpus, EDITION, locale))
        tree, footnotes = bind(chapters, corpus, EDITION, locale)
        entries = len(tree.cssselect("nav .hb-page"))
        references = len(tree.cssselect("main .hb-page")) - len(tree.cssselect(".hb-note .hb-page"))
        noted = frozenset(note.get("id") for note in tree.cssselect(".hb-note:has(.hb-page)"))
        pages = typeset(tree, footnotes, press, file, details).pages
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, processor = time.monotonic() - start, time.process_time()
    return Made(file, pages, entries, references, noted, seconds, processor, peak)


def lengthened(chapters: list[Any], length: Length) -> list[Any]:
    """So many of the chapters, repeated without end; a link to one that is not among them is plain text."""
    taken = list(islice(_repeated(chapters), length.chapters))
    ids = {element.get("id") for chapter in taken for element in chapter.iter() if element.get("id")}
    for chapter in taken:
        for link in list(chapter.iterdescendants("a")):
            if link.get("href", "").startswith("#") and link.get("href")[1:] not in ids:
                for number in link.cssselect(".hb-page"):
                    number.drop_tree()
                link.drop_tag()
        for block in chapter[1:] if length.sparse else ():
            block.set("style", _APART)
    return taken


def _repeated(chapters: list[Any]) -> Iterator[Any]:
    yield from (copy.deepcopy(chapter) for chapter in chapters)
    for turn in count(2):
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


def with_style_sheets(site: Path, folder: Path) -> Path:
    """What a book is pressed from: the pictures of the site, and the style sheets, which a finished site has not."""
    shutil.copytree(ROOT / "overrides" / "assets", folder / "assets")
    if (site / "images").is_dir():
        shutil.copytree(site / "images", folder / "images")
    return folder
