"""`published`: notes which pages and which versions of forms readers have, and what the letter of enquiry asks."""

from __future__ import annotations

import argparse
from pathlib import Path

from handbook.authored.text_file import write_whole
from handbook.commands.check import right_sources
from handbook.corpus.data import DATA_FOLDER, PUBLISHED_NAME, SETS_NAME
from handbook.corpus.enquiry import record_of_sets
from handbook.corpus.model import Corpus
from handbook.corpus.published import record_of
from handbook.editions.earlier import released_corpus
from handbook.history.git import GitError
from handbook.messages import text_in
from handbook.problems import ProblemsError
from handbook.release.faults import git_failed


def run(options: argparse.Namespace) -> int:
    """Note what the last release held, which the sources may hold no more, and what they hold now.

    Sources with errors are not noted, also if what the release held makes them errors: a page without a heir (HB259).
    """
    corpus = right_sources(options.root)
    found = _released(corpus)
    changed = False
    if found is not None:
        changed = _record(corpus, found)
        corpus = right_sources(options.root)
    changed = _record(corpus) or changed
    print(text_in(options.lang, "made.recorded" if changed else "made.recorded.nothing"))
    return 0


def _released(corpus: Corpus) -> Corpus | None:
    try:
        found = released_corpus(corpus.settings)
    except GitError as error:
        raise ProblemsError([git_failed(str(error))]) from error
    return found[1] if found is not None else None


def _record(corpus: Corpus, earlier: Corpus | None = None) -> bool:
    """Write docs/data/published.yml, and the questions of a letter of enquiry; tells whether any changed."""
    folder = corpus.settings.docs_dir / DATA_FOLDER
    texts = {PUBLISHED_NAME: record_of(corpus, earlier), SETS_NAME: record_of_sets(corpus, earlier)}
    changed = [_write(folder / f"{name}.yml", text) for name, text in texts.items() if text is not None]
    return any(changed)


def _write(file: Path, text: str) -> bool:
    """Write a file; tells whether it changed."""
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return False
    write_whole(file, text.encode("utf-8"))
    return True
