"""Which sections of translations follow their Thai text, which do not, and which are not noted at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.corpus.addresses import split_locale
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus, Page
from handbook.corpus.section import Section
from handbook.corpus.translation_files import Stamp

WAIVER = "translation_waiver"
"""The key of front matter that lets a translation stay behind for now: `date` and `reason`."""


@dataclass(frozen=True)
class Behind:
    """A section whose Thai words are not those that it was translated from; `made_from` are the fingerprints of these.

    `page` is the translation, `section` is of `thai`.
    """

    page: Page
    thai: Page
    section: Section
    made_from: tuple[str, ...]

    @property
    def name(self) -> str:
        """What `translated` calls it, below docs/."""
        return f"{self.page.path}#{self.section.name}"


@dataclass(frozen=True)
class Waiver:
    """Why a translation may stay behind: the ISO day on which that was decided, and the reason, for its readers."""

    date: str
    reason: str


def translated_pages(corpus: Corpus) -> Iterator[tuple[Page, Page]]:
    """Each translation with its Thai page."""
    for page in corpus.pages.values():
        thai = corpus.twin(page, DEFAULT_LOCALE)
        if page.locale != DEFAULT_LOCALE and thai is not None:
            yield page, thai


def stamps_of(corpus: Corpus, thai: Page) -> Mapping[str, Stamp]:
    """The stamps of a page's sections by their present names; stamps that no record has yet are not among them.

    A section whose id has changed keeps its stamp where its words are as they were.
    """
    record = corpus.translations.records.get(record_key(corpus, thai), {})
    left = {stamp.thai: stamp for name, stamp in record.items() if name not in thai.sections}
    found = {}
    for name, section in thai.sections.items():
        stamp = record.get(name) or left.get(section.fingerprint)
        if stamp is not None:
            found[name] = stamp
    return found


def record_key(corpus: Corpus, page: Page) -> str:
    """The key of the record of a page: its own, or that of the page that it was before it was renamed.

    That is told by `old_paths`, or by its words: at least half of its sections are in a record without a page.
    """
    records = corpus.translations.records
    if page.key in records or page.key in corpus.translations.unread:
        return page.key
    keys = known_keys(corpus)
    lone = [key for key in records if key not in keys]
    old = {path.removesuffix(".html").strip("/") for path in page.meta.value.get("old_paths", ())}
    named = [key for key in lone if key.removesuffix("/index") in old]
    here = {section.fingerprint for section in page.sections.values()}
    alike = {key: len(here & {stamp.thai for stamp in records[key].values()}) for key in named or lone}
    best = max(sorted(alike), key=lambda key: alike[key], default=page.key)
    return best if named or 2 * alike.get(best, 0) >= len(here) else page.key


def known_keys(corpus: Corpus) -> set[str]:
    """The keys of all pages, also of those that cannot be read."""
    return {split_locale(path)[0] for path in (*corpus.pages, *corpus.unread)}


def behind(corpus: Corpus) -> Iterator[Behind]:
    """Each section that was translated from other words than the Thai page has now."""
    for page, thai, stamps in _noted(corpus):
        for name, section in thai.sections.items():
            loose = corpus.translations.loose.get((page.key, name), ())
            made_from = (*loose, *([stamps[name].thai] if name in stamps else []))
            if made_from and section.fingerprint not in made_from:
                yield Behind(page, thai, section, made_from)


def unmarked(corpus: Corpus) -> Iterator[tuple[Page, Section | None, Mapping[str, str]]]:
    """Each section of a translation that nothing is noted about, once anything is; None: of the whole page.

    With the fingerprints of the Thai by the names of the sections. A section that the translation does not have is told
    elsewhere.
    """
    if not corpus.translations.records and not corpus.translations.loose:
        return
    for page, thai, stamps in _noted(corpus):
        known = {*stamps, *(name for key, name in corpus.translations.loose if key == page.key)}
        lacking = {
            name: section.fingerprint
            for name, section in thai.sections.items()
            if name not in known and name in page.sections
        }
        if lacking and not known:
            yield page, None, lacking
            continue
        for name, thai_words in lacking.items():
            yield page, page.sections[name], {name: thai_words}


def ahead(corpus: Corpus) -> Iterator[tuple[Page, Page, Section]]:
    """Each section of a translation that has changed since it was noted while the Thai page has not: both pages, it."""
    for page, thai, stamps in _noted(corpus):
        for name, section in page.sections.items():
            stamp = stamps.get(name)
            is_thai_same = name in thai.sections and stamp is not None and stamp.thai == thai.sections[name].fingerprint
            if is_thai_same and stamp is not None and stamp.english not in {"", section.fingerprint}:
                yield page, thai, section


def waiver_of(page: Page) -> Waiver | None:
    """The waiver in a translation's front matter."""
    written = page.meta.value.get(WAIVER)
    return Waiver(written["date"], written["reason"]) if written else None


def _noted(corpus: Corpus) -> Iterator[tuple[Page, Page, Mapping[str, Stamp]]]:
    """The translations whose record has no fault, with their Thai pages and stamps."""
    for page, thai in translated_pages(corpus):
        if page.key not in corpus.translations.unread:
            yield page, thai, stamps_of(corpus, thai)
