"""`translated`: notes that sections of translations follow their Thai text; writes docs/translations/."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handbook.authored.text_file import write_whole
from handbook.commands.check import read_sources
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus
from handbook.corpus.stamping import Stamped, stamp
from handbook.corpus.translation_files import split_name
from handbook.corpus.translations import translated_pages
from handbook.history.versions import is_uncommitted
from handbook.messages import counted, text_in
from handbook.nearest import use_or
from handbook.problems import visible
from handbook.progress import refuse

Chosen = dict[str, set[str]]
"""Key of a page -> the names of its sections."""


def run(options: argparse.Namespace) -> int:
    """Note what is named, and take in the stamps that were made in a browser; 2 where nothing known is named."""
    corpus = read_sources(options.root)
    chosen: Chosen = {}
    if options.all:
        chosen = {page.key: set(thai.sections) for page, thai in translated_pages(corpus)}
    for path in options.paths:
        found = _named(corpus, path)
        if isinstance(found, int):
            return found
        for key, names in found.items():
            chosen.setdefault(key, set()).update(names)
    if not chosen and not corpus.translations.stamps:
        return refuse("nothing-translated")
    made = stamp(corpus, chosen, wording_only=options.wording_only)
    write_stamped(corpus.settings.docs_dir, made)
    for line in _told(corpus, made):
        print(visible(line))
    for line in _warnings(corpus, made, options.lang):
        print(visible(line), file=sys.stderr)
    print(counted(options.lang, "made.translated", sum(map(len, made.sections.values()))))
    return 0


def write_stamped(docs: Path, made: Stamped) -> None:
    """Write the files of docs/translations/, and take away those that are no longer needed."""
    for path, text in made.files.items():
        file = docs / path
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, text.encode("utf-8"))


def _named(corpus: Corpus, argument: str) -> Chosen | int:
    """`PAGE`, in either language, or `PAGE#SECTION`; or the exit code, after saying what is wrong."""
    written, section = split_name(argument)
    file, docs = Path(written).resolve(), corpus.settings.docs_dir.resolve()
    page = corpus.pages.get(file.relative_to(docs).as_posix()) if file.is_relative_to(docs) else None
    if page is None:
        return refuse("no-path", path=argument) if not file.exists() else refuse("no-pages", paths=written)
    twins = [corpus.twin(page, DEFAULT_LOCALE), *(each for each, _ in translated_pages(corpus) if each.key == page.key)]
    thai = twins[0]
    if thai is None or len(twins) == 1:
        return refuse("no-twin", path=written)
    if not section:
        return {page.key: set(thai.sections)}
    if any(twin is not None and section not in twin.sections for twin in twins):
        return refuse("no-section", page=written, name=section, use=use_or(section, thai.sections))
    return {page.key: {section}}


def _told(corpus: Corpus, made: Stamped) -> list[str]:
    """A line for each page: where it is, and the names of what was noted."""
    return [f"{corpus.shown(path)}: {' '.join(names)}" for path, names in made.sections.items()]


def _warnings(corpus: Corpus, made: Stamped, language: str) -> list[str]:
    """What may be wrong with what was noted: git has not the Thai words, or the English has not changed."""
    lines = []
    for path in made.sections:
        thai = corpus.twin(corpus.pages[path], DEFAULT_LOCALE)
        if thai is not None and is_uncommitted(corpus.settings.docs_dir / thai.path):
            lines.append(text_in(language, "translated.uncommitted", file=corpus.shown(thai.path)))
    return lines + [text_in(language, "translated.unchanged", name=corpus.shown(name)) for name in made.unchanged]
