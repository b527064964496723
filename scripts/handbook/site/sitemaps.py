"""Sitemaps: one per language with each page's alternates in other languages, and an index of them.

https://www.sitemaps.org/protocol.html; alternates as in https://developers.google.com/search/docs/specialty/international
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from handbook.corpus.addresses import page_url
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus, Page
from handbook.site.twins import twin_addresses

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_NAMES: Any = {None: _SITEMAP, "xhtml": _XHTML}  # lxml-stubs does not allow a default namespace


def write_sitemaps(out: Path, corpus: Corpus) -> None:
    """Write `sitemap-LOCALE.xml` and the index `sitemap.xml`, in place of the engine's, which has the build's date."""
    (out / "sitemap.xml.gz").unlink(missing_ok=True)
    site_url = corpus.settings.site_url
    index = etree.Element(f"{{{_SITEMAP}}}sitemapindex", nsmap=_NAMES)
    for locale in LOCALES:
        name = f"sitemap-{locale}.xml"
        _write(out / name, _sitemap(corpus.nav_pages(locale), site_url))
        entry = etree.SubElement(index, f"{{{_SITEMAP}}}sitemap")
        etree.SubElement(entry, f"{{{_SITEMAP}}}loc").text = urljoin(site_url, name)
    _write(out / "sitemap.xml", index)


def _sitemap(pages: Iterable[Page], site_url: str) -> etree._Element:
    urls = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap=_NAMES)
    for page in pages:
        url = etree.SubElement(urls, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = urljoin(site_url, page_url(page.key, page.locale))
        if "reviewed" in page.meta.value:
            etree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = page.meta.value["reviewed"]
        for locale, address in twin_addresses(page, site_url):
            etree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=locale, href=address)
    return urls


def _write(file: Path, root: etree._Element) -> None:
    etree.indent(root)
    file.write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
