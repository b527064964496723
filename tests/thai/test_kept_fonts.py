"""Fonts that are kept are those that are made."""

from __future__ import annotations

from pathlib import Path

from handbook.cache.store import Cache
from handbook.thai.book_fonts import make_book_fonts
from handbook.thai.kept_fonts import book_fonts


def test_fonts_that_are_kept_are_those_that_are_made(tmp_path: Path) -> None:
    cache = Cache(tmp_path, b"s" * 32, "maker")
    assert book_fonts(cache) == make_book_fonts()
    assert len(list(tmp_path.glob("fonts/*"))) == 1
    assert book_fonts(cache) == make_book_fonts()
    assert book_fonts(Cache()) == make_book_fonts()
