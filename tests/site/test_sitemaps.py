"""The sitemaps, made of a corpus. Those of the built site: test_built_files.py."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from handbook.site.sitemaps import write_sitemaps
from single_steps import Steps

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SITE = "https://handbook.invalid/cctv/"


def test_index_names_a_sitemap_for_each_language_and_the_engines_own_is_gone(steps: Steps, tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml.gz").write_bytes(b"x")
    write_sitemaps(tmp_path, steps.corpus)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["sitemap-en.xml", "sitemap-th.xml", "sitemap.xml"]
    index = etree.parse(tmp_path / "sitemap.xml")
    assert index.xpath("//s:loc/text()", namespaces=NAMES) == [f"{SITE}sitemap-th.xml", f"{SITE}sitemap-en.xml"]


def test_page_has_its_address_its_review_and_its_twins(steps: Steps, tmp_path: Path) -> None:
    page = steps.page("survey", "en")
    meta = replace(page.meta, value={name: value for name, value in page.meta.value.items() if name != "reviewed"})
    pages = {**steps.corpus.pages, page.path: replace(page, meta=meta)}
    write_sitemaps(tmp_path, replace(steps.corpus, pages=pages))
    trees: list[Any] = [etree.parse(tmp_path / f"sitemap-{locale}.xml").getroot() for locale in ("th", "en")]
    thai, english = trees
    assert len(thai) == len(english) == len(steps.corpus.nav_pages("th"))
    (url,) = thai.xpath(f"s:url[s:loc='{SITE}survey/']", namespaces=NAMES)
    assert url.xpath("s:lastmod/text()", namespaces=NAMES) == [steps.page("survey").meta.value["reviewed"]]
    assert [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in url.iterfind("x:link", NAMES)] == [
        ("alternate", "th", f"{SITE}survey/"),
        ("alternate", "en", f"{SITE}en/survey/"),
        ("alternate", "x-default", f"{SITE}survey/"),
    ]
    (unreviewed,) = english.xpath(f"s:url[s:loc='{SITE}en/survey/']", namespaces=NAMES)
    assert unreviewed.xpath("s:lastmod", namespaces=NAMES) == []
