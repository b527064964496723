"""The search index of the built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from built_site import BuiltPage, published, search_docs
from handbook_sources import LOCALES, Handbook, path_of


@pytest.mark.parametrize("locale", LOCALES)
def test_index_has_every_page_and_only_places_that_exist(
    site_alone: Path, pages: dict[str, BuiltPage], handbook: Handbook, locale: str
) -> None:
    index = published(site_alone, f"search/index.{locale}.js")
    pointer = (site_alone / "search" / f"{locale}.3.js").read_text(encoding="utf-8")
    assert pointer == f'self.handbookIndexIs="{index.name}"\n'
    docs = search_docs(site_alone, locale)
    whole = [doc["location"] for doc in docs if "#" not in doc["location"]]
    assert sorted(whole) == sorted(path_of(key, locale) for key in handbook.pages)
    path = ""
    for doc in docs:
        before, _, id = doc["location"].partition("#")
        path = before or path
        assert not id or id in pages[path].ids
