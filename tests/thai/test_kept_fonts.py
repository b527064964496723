"""Fonts that are kept are those that are made."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools import subset

from handbook.cache.store import Cache
from handbook.thai.book_fonts import make_book_fonts
from handbook.thai.kept_fonts import book_fonts
from handbook.thai.web_fonts import make_fonts


def test_fonts_that_are_kept_are_those_that_are_made(tmp_path: Path) -> None:
    cache = Cache(tmp_path, b"s" * 32, "maker")
    assert book_fonts(cache) == make_book_fonts()
    assert len(list(tmp_path.glob("fonts/*"))) == 1
    assert book_fonts(cache) == make_book_fonts()
    assert book_fonts(Cache()) == make_book_fonts()


def test_fonts_of_the_site_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "kept", b"s" * 32, "maker")
    make_fonts(tmp_path / "made", cache)
    monkeypatch.setattr(subset, "main", None)
    make_fonts(tmp_path / "found", cache)
    made, found = ({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("made", "found"))
    assert made == found
    assert sorted(made) == ["sarabun-bold.woff2", "sarabun-regular.woff2"]
