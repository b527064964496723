"""The sitemaps, read as a search engine would."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from handbook_sources import LOCALES, Handbook

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_index_names_a_sitemap_for_each_language(site_alone: Path, handbook: Handbook) -> None:
    index = etree.parse(site_alone / "sitemap.xml")
    named = [loc.text for loc in index.iterfind("s:sitemap/s:loc", SPACES)]
    assert named == [f"{handbook.site_url}sitemap-{locale}.xml" for locale in LOCALES]
    assert not (site_alone / "sitemap.xml.gz").exists()


def test_each_sitemap_has_its_languages_pages_with_their_twins(site_alone: Path, handbook: Handbook) -> None:
    for locale in LOCALES:
        urls = etree.parse(site_alone / f"sitemap-{locale}.xml").findall("s:url", SPACES)
        listed = [url.findtext("s:loc", None, SPACES) for url in urls]
        assert listed == [handbook.address(key, locale) for key in handbook.pages]
        for key, url in zip(handbook.pages, urls, strict=True):
            assert url.findtext("s:lastmod", None, SPACES) == f"{handbook.meta(key, locale)['reviewed']}"
            twins = [(link.get("hreflang"), link.get("href")) for link in url.iterfind("x:link", SPACES)]
            thai, english = handbook.address(key, "th"), handbook.address(key, "en")
            assert twins == [("th", thai), ("en", english), ("x-default", thai)]
