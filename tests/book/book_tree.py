"""The book before it is set, assembled from a built site as the build does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from handbook.authored.settings import load_settings
from handbook.book.assemble import bind, chapters_of
from handbook.commands.check import check_sources
from handbook.history.edition import read_edition
from handbooks import ROOT


@cache
def book_tree(site: Path, locale: str) -> Any:
    """The whole book of a language as one tree."""
    corpus, _ = check_sources(load_settings(ROOT))
    return bind(chapters_of(site, corpus, locale), corpus, read_edition(ROOT, []), locale)[0]
