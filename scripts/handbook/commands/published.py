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
from handbook.messages import text_in


def run(options: argparse.Namespace) -> int:
    """Note what the sources hold now; sources with errors are not noted."""
    file = record_published(right_sources(options.root))
    print(text_in(options.lang, "made.recorded" if file else "made.recorded.nothing"))
    return 0


def record_published(corpus: Corpus) -> Path | None:
    """Write docs/data/published.yml, and the questions of a letter of enquiry; returns the first if any changed."""
    folder = corpus.settings.docs_dir / DATA_FOLDER
    texts = {PUBLISHED_NAME: record_of(corpus), SETS_NAME: record_of_sets(corpus)}
    changed = [_write(folder / f"{name}.yml", text) for name, text in texts.items() if text is not None]
    return folder / f"{PUBLISHED_NAME}.yml" if any(changed) else None


def _write(file: Path, text: str) -> bool:
    """Write a file; tells whether it changed."""
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return False
    write_whole(file, text.encode("utf-8"))
    return True
