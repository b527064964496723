"""The sitemaps, read as a search engine would."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from built_site import PAGES, path_of

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
TOP = "https://example.invalid/cctv/"


def address(key: str, locale: str) -> str:
    return TOP + path_of(key, locale).removesuffix("index.html")


def test_index_names_a_sitemap_for_each_language(site: Path) -> None:
    index = etree.parse(site / "sitemap.xml")
    assert [loc.text for loc in index.iterfind("s:sitemap/s:loc", SPACES)] == [
        f"{TOP}sitemap-th.xml",
        f"{TOP}sitemap-en.xml",
    ]
    assert not (site / "sitemap.xml.gz").exists()


def test_each_sitemap_has_its_languages_pages_with_their_twins(site: Path) -> None:
    for locale in ("th", "en"):
        urls = etree.parse(site / f"sitemap-{locale}.xml").findall("s:url", SPACES)
        assert [url.findtext("s:loc", None, SPACES) for url in urls] == [address(key, locale) for key in PAGES]
        for key, url in zip(PAGES, urls, strict=True):
            assert url.findtext("s:lastmod", None, SPACES) == (
                "2026-11-27" if key.startswith("forms/") else "2026-11-23"
            )
            twins = [(link.get("hreflang"), link.get("href")) for link in url.iterfind("x:link", SPACES)]
            thai, english = address(key, "th"), address(key, "en")
            assert twins == [("th", thai), ("en", english), ("x-default", thai)]
