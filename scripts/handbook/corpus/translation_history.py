"""Since when a section is behind its Thai text, and which words it was translated from: asked of git.

Nothing but fingerprints is recorded (corpus/translation_files.py), so that the words are those of the version of the
Thai page that has this fingerprint.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.corpus.model import Corpus
from handbook.corpus.read import read_page
from handbook.corpus.section import Section
from handbook.corpus.translations import Behind, Waiver, behind, waiver_of
from handbook.history.changes import is_shallow
from handbook.history.versions import versions
from handbook.messages import text_in
from handbook.problems import ProblemsError
from handbook.thai.difference import difference, in_brackets

_MOST_VERSIONS = 200
"""Of one page: a section that was never translated from a version in the history must not cost minutes."""


@dataclass(frozen=True)
class Changed:
    """A section that is behind: the ISO day of its first change since, and the words it was translated from.

    `since` is None where git does not know it or nobody has read the change yet. `before` is None where the words are
    not in the history.
    """

    behind: Behind
    since: str | None
    before: str | None


@dataclass(frozen=True)
class PageBehind:
    """What a translation tells its readers: the sections that are behind, and the waiver if it has one."""

    changed: tuple[Changed, ...]
    waiver: Waiver | None = None


def pages_behind(corpus: Corpus, *, waived: bool | None = None, only: Collection[str] = ()) -> dict[str, PageBehind]:
    """Path of each translation that is behind -> its sections that are, in the order of the Thai page.

    With `waived`, only of those with or without a waiver; with `only`, of the pages at these paths.
    """
    by_page: dict[str, list[Behind]] = {}
    for item in behind(corpus):
        if only and item.page.path not in only:
            continue
        if waived is None or waived == (waiver_of(item.page) is not None):
            by_page.setdefault(item.page.path, []).append(item)
    return {path: PageBehind(changes(corpus, items), waiver_of(items[0].page)) for path, items in by_page.items()}


def difference_of(corpus: Corpus, changed: Changed, language: str, most: int = 0) -> str:
    """The Thai words that changed, with a few around, at most so many changes; or why they are not known."""
    if changed.before is None:
        is_part = is_shallow(corpus.settings.docs_dir)
        return text_in(language, "translation.lacking.shallow" if is_part else "translation.lacking.history")
    return in_brackets(difference(changed.before, changed.behind.section.text), most)


def changes(corpus: Corpus, items: Iterable[Behind]) -> tuple[Changed, ...]:
    """What git knows of sections of one page that are behind."""
    wanted = list(items)
    if not wanted:
        return ()
    docs, thai = corpus.settings.docs_dir, wanted[0].thai
    found: dict[str, tuple[str | None, str]] = {}
    for merged in (True, False):
        left = [item for item in wanted if item.section.name not in found]
        if left:
            found.update(_walked(docs / thai.path, left, merged=merged))
    return tuple(Changed(item, *found.get(item.section.name, (None, None))) for item in wanted)


def _walked(file: Path, wanted: list[Behind], *, merged: bool) -> dict[str, tuple[str | None, str]]:
    """Section -> the day of the first change since it was translated, and its words then; from newest to oldest."""
    found: dict[str, tuple[str | None, str]] = {}
    later: dict[str, str] = {}
    for number, (day, text) in enumerate(versions(file, merged=merged)):
        sections = _sections(text, file.name)
        for item in wanted:
            name, section = item.section.name, _translated_in(sections, item)
            if name not in found and section is not None:
                found[name] = later.get(name), section.text
            later[name] = day
        if len(found) == len(wanted) or number > _MOST_VERSIONS:
            break
    return found


def _translated_in(sections: Mapping[str, Section], item: Behind) -> Section | None:
    """The section that was translated, if this version of the page has it, also under a former id."""
    named = sections.get(item.section.name)
    others = [named] if named is not None else sections.values()
    return next((section for section in others if section.fingerprint in item.made_from), None)


def _sections(text: str, name: str) -> Mapping[str, Section]:
    try:
        return read_page(text, name, name)[0].sections
    except ProblemsError:  # an unreadable version cannot be what was translated
        return {}
