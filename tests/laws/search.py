"""The search engine over the built index: what a page is called finds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from built_site import published
from engine_page import engine_page
from handbook_sources import LOCALES, Handbook, path_of

FIRST = 3
_NO_WORKER = 'self.handbookSearch = { address: "https://example.invalid/worker.js" }, 0'
"""Before the worker's script: as on a page from the disk, where it waits to be asked."""


@contextmanager
def engine_over(browser: Browser, site: Path, locale: str) -> Iterator[Page]:
    """A blank page with an engine over a language's index."""
    engine = published(site, "assets/javascripts/search/worker.js")
    page = engine_page(browser, [engine, published(site, f"search/index.{locale}.js")], _NO_WORKER)
    page.evaluate(
        "self.engine = new handbookSearch.Engine(handbookSearch.documents(handbookIndex), handbookIndex.synonyms), 0"
    )
    yield page
    page.close()


def found_by(page: Page, query: str, engine: str = "engine") -> list[str]:
    """The pages that a query finds, best first: `index`, `en/procedure`; those for editors in `engine.guides`."""
    paths = page.evaluate(f"query => {engine}.find(query).pages.map(page => page.page)", query)
    return [path.removesuffix("/index.html" if "/" in path else ".html") for path in paths]


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_find_their_pages(site_alone: Path, handbook: Handbook, browser: Browser, locale: str) -> None:
    home = {"index"}  # its title, such as `Home`, is not on it
    with engine_over(browser, site_alone, locale) as page:
        pages = {key: handbook.meta(key, locale) for key in handbook.pages if key not in home}
        titles = {key: meta["title"] for key, meta in pages.items()}
        engines = {key: "engine.guides" if "audience" in meta else "engine" for key, meta in pages.items()}
        found = {key: found_by(page, title, engines[key])[:FIRST] for key, title in titles.items()}
    wanted = {key: path_of(key, locale).removesuffix("/index.html") for key in titles}
    assert {key: keys for key, keys in found.items() if wanted[key] not in keys} == {}
