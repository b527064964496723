"""`translation-status`: which sections of translations are behind, since when, and what changed in Thai, by words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from handbook.checks.registry import within
from handbook.commands.check import read_sources
from handbook.corpus.model import Corpus
from handbook.corpus.translation_history import Changed, PageBehind, difference_of, pages_behind
from handbook.corpus.translations import ahead, unmarked
from handbook.messages import counted, text_in
from handbook.problems import visible
from handbook.thai.words import write_date


def translation_status(root: Path, only: list[str], language: str) -> int:
    """Print the state of the translations in these files and folders, of all without any; 1 if a section is behind."""
    corpus = read_sources(root)
    today = datetime.now().astimezone().date()
    pages = {path: found for path, found in pages_behind(corpus).items() if within(corpus.shown(path), only)}
    for line in _lines(corpus, pages, only, language, today):
        print(visible(line))
    return int(bool(pages))


def _lines(corpus: Corpus, pages: dict[str, PageBehind], only: list[str], language: str, today: date) -> Iterator[str]:
    for path, found in pages.items():
        yield f"{corpus.shown(path)}: {counted(language, 'translation.behind', len(found.changed))}"
        if found.waiver is not None:
            day = write_date(found.waiver.date, language)
            yield f"  {text_in(language, 'translation.waived', date=day, reason=found.waiver.reason)}"
        for changed in found.changed:
            yield from (f"  {line}" for line in _about(corpus, changed, language, today))
        yield ""
    others = [("translation.unmarked", page.path, section) for page, section, _ in unmarked(corpus)]
    others += [("translation.ahead", page.path, section) for page, _, section in ahead(corpus)]
    for key, path, section in others:
        if within(corpus.shown(path), only):
            name = corpus.shown(path) + (f"#{section.name}" if section is not None else "")
            yield text_in(language, key, name=name)
    sections = sum(len(found.changed) for found in pages.values())
    if not sections:
        yield text_in(language, "translation.none")
        return
    yield counted(language, "translation.behind", sections)
    yield text_in(language, "translation.how")


def _about(corpus: Corpus, changed: Changed, language: str, today: date) -> Iterator[str]:
    """A section: its name and title, since when, and the difference of its Thai words."""
    section = changed.behind.section
    since = text_in(language, "translation.no-day" if changed.before is None else "translation.unread")
    if changed.since is not None:
        days = counted(language, "translation.days", max((today - date.fromisoformat(changed.since)).days, 0))
        since = text_in(language, "translation.since", date=write_date(changed.since, language), days=days)
    yield " · ".join(filter(None, [f"#{section.name}", section.title, since]))
    yield f"    {corpus.shown(changed.behind.thai.path)}:{section.line}"
    yield f"    {difference_of(corpus, changed, language)}"
