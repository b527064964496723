"""The handbook's own index and engine, asked what its readers ask (queries.yml)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from engine_page import engine_page

QUERIES = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=sorted(QUERIES))
def asked(request: pytest.FixtureRequest, site: Path, browser: Browser) -> Iterator[tuple[str, Page]]:
    """A locale, and a blank page with an engine over that locale's index."""
    page = engine_page(browser, site / "assets" / "javascripts" / "search")
    page.add_script_tag(path=site / "search" / f"index.{request.param}.js")
    page.evaluate("self.engine = new handbookSearch.Engine(handbookIndex.docs, handbookIndex.synonyms), 0")
    yield request.param, page
    page.close()


def test_readers_find_what_they_ask_for(asked: tuple[str, Page]) -> None:
    locale, page = asked
    missed = []
    for query, expected in QUERIES[locale].items():
        found = page.evaluate("query => engine.find(query).pages.map(page => page.page)", str(query))
        keys = [path.removesuffix("/index.html") if "/" in path else "index" for path in found]
        if not keys or keys[0] not in expected:
            missed.append(f"{query}: {', '.join(keys[:3]) or 'nothing'}")
    assert not missed, "\n".join(missed)
    assert len(QUERIES[locale]) > 20
