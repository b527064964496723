"""What the laws of books judge in the fixture's, counted by the site: a law with nothing to judge proves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.both import read_both
from handbook_sources import LOCALES, Handbook
from laws.book import listed, outline
from laws.book_lines import ends
from laws.book_text import COUNTED


@pytest.mark.parametrize(("locale", "rows", "cells"), [("th", 58, 189), ("en", 57, 186)])
def test_the_fixtures_book_has_what_the_laws_judge(
    site: Path, handbook: Handbook, locale: str, rows: int, cells: int
) -> None:
    both = read_both(site, handbook, locale)
    assert {what: len(list(both.select(selector))) for what, selector in COUNTED.items()} == {
        "headings": 57,
        "captions": 18,
        "rows": rows,
        "cells": cells,
        "marks": 40,
        "pictures": 3,
    }
    assert listed(both) == (2, 18)
    assert len(outline(both.file)) == 2 + 57


@pytest.mark.parametrize("locale", LOCALES)
def test_references_lead_from_chapter_to_chapter(site: Path, handbook: Handbook, locale: str) -> None:
    both = read_both(site, handbook, locale)
    links = [
        both.site.id_of(key, link.get("href"))
        for key in handbook.chapters
        for link in both.select_in(key, "a:not([class]):not([href^='#'])")
    ]
    assert len(list(filter(None, links))) == 61


def test_lines_end_inside_thai_text(site: Path, handbook: Handbook) -> None:
    assert len([end for end in ends(site, handbook) if end.place.kind == "run"]) > 60
