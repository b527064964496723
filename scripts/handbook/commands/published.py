"""`published`: notes which pages and which versions of forms readers have."""

from __future__ import annotations

import argparse
from pathlib import Path

from handbook.authored.text_file import write_whole
from handbook.commands.check import right_sources
from handbook.corpus.data import DATA_FOLDER, PUBLISHED_NAME
from handbook.corpus.model import Corpus
from handbook.corpus.published import record_of
from handbook.messages import text_in


def run(options: argparse.Namespace) -> int:
    """Note what the sources hold now; sources with errors are not noted."""
    file = record_published(right_sources(options.root))
    print(text_in(options.lang, "made.recorded" if file else "made.recorded.nothing"))
    return 0


def record_published(corpus: Corpus) -> Path | None:
    """Write docs/data/published.yml; returns the file if it changed."""
    file, text = corpus.settings.docs_dir / DATA_FOLDER / f"{PUBLISHED_NAME}.yml", record_of(corpus)
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return None
    write_whole(file, text.encode("utf-8"))
    return file
