"""Notes which sections of translations follow their Thai text: the new texts of the files of docs/translations/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from handbook.corpus.model import Corpus, Page
from handbook.corpus.section import Section
from handbook.corpus.translation_files import TRANSLATIONS_FOLDER, Stamp, record_text, split_name
from handbook.corpus.translations import known_keys, record_key, stamps_of, translated_pages


@dataclass(frozen=True)
class Stamped:
    """Path below docs/ -> the new text of a file, None to take it away; and the sections noted, by page.

    `unchanged` are those noted after a change of the Thai alone: `path#section`.
    """

    files: dict[str, str | None] = field(default_factory=dict)
    sections: dict[str, list[str]] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)


def stamp(corpus: Corpus, chosen: Mapping[str, AbstractSet[str]], *, wording_only: bool = False) -> Stamped:
    """Note these sections (key of a page -> names), and take in every stamp that was made in a browser.

    With `wording_only` the English is noted as it was: the Thai changed in a way that needs no translation. A section
    that one of the pages does not have is left out.
    """
    made = Stamped()
    for page, thai in translated_pages(corpus):
        if page.key in corpus.translations.unread:
            continue
        before, after = stamps_of(corpus, thai), dict[str, Stamp]()
        for name, section in thai.sections.items():
            was = before.get(name)
            is_chosen = name in chosen.get(page.key, ())
            stamp = _chosen(page, section, was, wording_only) if is_chosen else _taken_in(corpus, page, section, was)
            if stamp is not None:
                after[name] = stamp
            if stamp != was:
                made.sections.setdefault(page.path, []).append(name)
                if is_chosen and not wording_only and was and stamp and was.english == stamp.english:
                    made.unchanged.append(f"{page.path}#{name}")
        _keep(corpus, thai, after, made)
    made.files.update({f"{TRANSLATIONS_FOLDER}/{path}": None for path in (*_done(corpus), *_lone(corpus))})
    return made


def _chosen(page: Page, thai: Section, was: Stamp | None, wording_only: bool) -> Stamp | None:
    english = page.sections.get(thai.name)
    if english is None:
        return was
    return Stamp(thai.fingerprint, was.english if wording_only and was else english.fingerprint)


def _taken_in(corpus: Corpus, page: Page, thai: Section, was: Stamp | None) -> Stamp | None:
    """What the browser's stamps say of a section, else what was noted."""
    english, loose = page.sections.get(thai.name), corpus.translations.loose.get((page.key, thai.name))
    if english is None or not loose or (was is not None and was.thai == thai.fingerprint):
        return was
    # One of words that have changed again is of later words than the record: the section is behind, but by less.
    return Stamp(thai.fingerprint if thai.fingerprint in loose else loose[-1], english.fingerprint)


def _done(corpus: Corpus) -> Iterator[str]:
    """The files of stamps that are taken in: all but those of a section that is not there."""
    known = {(page.key, name) for page, thai in translated_pages(corpus) for name in thai.sections}
    for path, document in corpus.translations.stamps.items():
        if all(split_name(name) in known for name in document.value):
            yield path


def _lone(corpus: Corpus) -> Iterator[str]:
    """The records of pages that are gone; none while a page without a record may be one of them under a new name."""
    used = {record_key(corpus, thai) for _, thai in translated_pages(corpus)} | known_keys(corpus)
    if used <= corpus.translations.records.keys() | corpus.translations.unread:
        yield from (f"{key}.yml" for key in corpus.translations.records if key not in used)


def _keep(corpus: Corpus, thai: Page, after: Mapping[str, Stamp], made: Stamped) -> None:
    """Write the record of a page if it changes, under the page's present name."""
    former = record_key(corpus, thai)
    was = corpus.translations.records.get(former, {})
    if after and (dict(was) != dict(after) or former != thai.key):
        made.files[f"{TRANSLATIONS_FOLDER}/{thai.key}.yml"] = record_text(after)
        if former != thai.key:
            made.files[f"{TRANSLATIONS_FOLDER}/{former}.yml"] = None
