"""The book says what the site says: chapter by chapter nothing is lost, nothing stands twice, nothing is changed.

The site is read from its pages, the book from the PDF. Headings, tables with each cell, drawings, running text,
numbers, codes, marks and sources must be the same, in order.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from book.both import read_both
from book.differences import differences
from book.parts import letters
from handbook_sources import LOCALES, Handbook

TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
COUNTED = {
    "headings": "h1, h2, h3",
    "captions": "table > caption",
    "rows": "tr",
    "cells": "th, td",
    "marks": ".hb-source",
    "pictures": "svg, img",
}
MOST = 0.98  # of the letters and figures: the numbers of marks are read as marks


@pytest.mark.parametrize("locale", LOCALES)
def test_every_chapter_says_what_its_page_says(site: Path, handbook: Handbook, locale: str) -> None:
    both = read_both(site, handbook, locale)
    found = {key: differences(both.of_site[key], both.of_book[key]) for key in handbook.chapters}
    wrong = [line for key, lines in found.items() if lines for line in (f"{key}, {locale}:", *lines)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("locale", LOCALES)
def test_all_is_compared(site: Path, handbook: Handbook, locale: str) -> None:
    """Counted without the means of the comparison."""
    both = read_both(site, handbook, locale)
    chapters = both.of_book.values()
    rows = [line for chapter in chapters for line in chapter.tables if not line.startswith("caption: ")]
    assert {what: len(list(both.select(selector))) for what, selector in COUNTED.items()} == {
        "headings": sum(len(chapter.headings) for chapter in chapters),
        "captions": sum(len(chapter.tables) for chapter in chapters) - len(rows),
        "rows": len(rows),
        "cells": sum(len(row.split(" | ")) for row in rows),
        "marks": sum(len(chapter.marks) for chapter in chapters),
        "pictures": sum(len(chapter.pictures) for chapter in chapters),
    }
    written = sum(sign.isalnum() for _, text in both.texts() for sign in text)
    compared = sum(sign.isalnum() for chapter in chapters for sign in chapter.text)
    assert compared >= MOST * written


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_printed_is_in_the_structure_once_but_for_heads_and_feet(
    site: Path, handbook: Handbook, locale: str
) -> None:
    both = read_both(site, handbook, locale)
    assert both.book.said_twice == []
    lines = set()
    for key in handbook.chapters:
        title = both.of_book[key].headings[0].removeprefix("H1 ")
        for page in both.book.pages(key):
            outside = [letters(stretch.text) for stretch in both.book.outside[page]]
            if not outside:
                assert not both.book.stretches[page], "only an empty page goes without"
                continue
            name, chapter, edition, number = outside
            assert chapter == title, page
            assert number.translate(TO_ARABIC) == str(page - both.book.places[handbook.chapters[0]] + 1)
            lines.add((name, edition))
    ((name, edition),) = lines
    assert name == letters(handbook.facts["short_title"][locale])
    assert edition.startswith(letters(f"{handbook.facts['edition'][locale]}{handbook.facts['release']['edition']}"))
    said = {"th": "มิใช่ฉบับของทางราชการ", "en": "notanofficialedition"}[locale]
    assert edition.endswith(said) == (handbook.facts["status"] == "awaiting")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_source_is_noted_once_on_a_page(site: Path, handbook: Handbook, locale: str) -> None:
    both = read_both(site, handbook, locale)
    notes = Counter((note.page, note.text) for key in handbook.chapters for note in both.book.notes(key))
    twice = [f"page {page}, {count} times: {text}" for (page, text), count in notes.items() if count > 1]
    assert not twice, "\n".join(twice)
    assert len(notes) >= sum(len(chapter.sources) for chapter in both.of_site.values())
