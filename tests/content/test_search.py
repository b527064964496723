"""The handbook's own index and engine, asked what its readers ask (queries.yml).

These turn red when the text no longer answers a query first: change the text, the page's headings, or queries.yml.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from handbook_sources import LOCALES
from laws.search import *  # noqa: F403 - tests are found by name
from laws.search import engine_over, found_by
from query_edges import judge_edges
from query_sets import FOLDER, Figures, ask_all, figures_of, queries_of

FILE = Path(__file__).with_name("queries.yml")
FLOORS = {"th": Figures(450, 96.7, 99.0, 0), "en": Figures(547, 97.8, 99.0, 0)}
"""What the open half of the queries gave when it was last measured, less up to one in a hundred (bench queries)."""


WHOLE = 98.0
"""Percent of marks and of cuts of excerpts that are on edges of words."""


@pytest.mark.skipif(not FILE.exists(), reason="this handbook has no queries.yml")
@pytest.mark.parametrize("locale", LOCALES)
def test_readers_find_what_they_ask_for(site_alone: Path, browser: Browser, locale: str) -> None:
    """Change queries.yml when another page answers."""
    queries = yaml.safe_load(FILE.read_text(encoding="utf-8"))[locale]
    with engine_over(browser, site_alone, locale) as page:
        found = {str(query): found_by(page, str(query)) for query in queries}
    missed = [
        f"{query}: {', '.join(found[str(query)][:3]) or 'nothing'}"
        for query, expected in queries.items()
        if not set(found[str(query)][:1]) & set(expected)
    ]
    assert not missed, "\n".join(missed)
    assert len(queries) > 20


@pytest.mark.skipif(not FOLDER.exists(), reason="this handbook has no sets of queries")
@pytest.mark.parametrize("locale", LOCALES)
def test_what_officers_type_finds_no_less_than_it_did(site_alone: Path, browser: Browser, locale: str) -> None:
    """Look at `make.py bench queries SITE open -v` and add keywords or synonyms; lower FLOORS only with a reason."""
    with engine_over(browser, site_alone, locale) as page:
        figures = figures_of(ask_all(page, locale, "open"))
    floor = FLOORS[locale]
    assert figures.asked == floor.asked
    assert figures.first >= floor.first, figures
    assert figures.in_five >= floor.in_five, figures
    assert figures.nothing <= floor.nothing, figures


@pytest.mark.skipif(not FOLDER.exists(), reason="this handbook has no sets of queries")
@pytest.mark.parametrize("locale", LOCALES)
def test_readers_see_whole_words_marked_and_cut(site_alone: Path, browser: Browser, locale: str) -> None:
    """All queries: `make.py bench queries SITE open --edges`."""
    with engine_over(browser, site_alone, locale) as page:
        edges = judge_edges(page, queries_of(locale, "open")[::8])
    assert {one.kind for one in edges} == {"beginning", "end", "mark"}
    assert all(one.all > 100 and one.share >= WHOLE for one in edges), edges
