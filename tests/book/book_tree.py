"""The book before it is set, assembled from a built site as the build does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from handbook.authored.settings import load_settings
from handbook.book.assemble import bind, chapters_of
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook_sources import Handbook
from single_steps import EDITION


@cache
def corpus_of(handbook: Handbook) -> Corpus:
    """A handbook's sources as the package reads them."""
    return read_corpus(load_settings(handbook.root))[0]


@cache
def book_tree(site: Path, handbook: Handbook, locale: str) -> Any:
    """The whole book of a language as one tree; cover and imprint alone tell that its edition is not the file's."""
    corpus = corpus_of(handbook)
    return bind(chapters_of(site, corpus, locale), corpus, EDITION, locale)[0]
