"""`section.html`: what to paste into the province's page where nothing but a CMS is at hand.

Plain elements alone: WordPress takes out of what an author pastes everything else, as `wp_kses_post` lists it, and its
older editor writes a line end inside an element as a break. So there is no style, script, class or line end in it.
https://developer.wordpress.org/reference/functions/wp_kses_allowed_html/
"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from urllib.parse import urljoin

from lxml import etree

from handbook.authored.settings import Settings
from handbook.corpus.addresses import page_url
from handbook.corpus.locales import LOCALES
from handbook.html.addresses import DOWNLOADS, VERIFYING_PAGE
from handbook.html.tree import Element, add, append_text, make
from handbook.release.listed import Listed
from handbook.release.manifest import About
from handbook.site.downloads import write_size
from handbook.thai.words import word, write_date

SECTION = "section.html"
_GROUP = 8
"""Digits of a sum without a space: as one word it is wider than a phone, and than the text column of many themes."""


def section_of(about: About, settings: Settings, files: Mapping[str, Listed]) -> bytes:
    """The fragment, Thai first: edition, day, links to the pages and to the files that keep their names, their sums."""
    parts = [_part(about, settings, files, locale) for locale in LOCALES]
    return "".join(f"{etree.tostring(part, encoding='unicode', method='html')}\n" for part in parts).encode()


def _part(about: About, settings: Settings, files: Mapping[str, Listed], locale: str) -> Element:
    part = make("div", lang=locale)  # older versions of WordPress take it away from headings and tables
    home = urljoin(about.address, f"{page_url('index', locale)}index.html")  # some hosts have no index of a folder
    add(add(part, "h3"), "a", settings.title[locale], href=home)
    told = add(part, "p")
    add(told, "strong", word(locale, "section.edition", number=about.release.shown))
    day = word(locale, "section.day", date=write_date(about.date, locale))
    append_text(told, f" · {day} · {word(locale, f'edition.{settings.status}.standing')}")
    offered = [(key, files[path]) for key, path in _offered(settings, locale).items() if path in files]
    if offered:
        _add_table(part, about, offered, locale)
    check = add(part, "p", word(locale, "section.check") + " ")
    add(check, "a", word(locale, "verify.title"), href=urljoin(about.address, VERIFYING_PAGE))
    return part


def _offered(settings: Settings, locale: str) -> dict[str, str]:
    """A word for each file that keeps its name from edition to edition, so that a link to it stays right."""
    return {
        "section.book": DOWNLOADS + settings.book_file(locale),
        "section.guide": DOWNLOADS + settings.guide_file(locale),
        "section.forms": f"{DOWNLOADS}forms-{locale}.zip",
    }


def _add_table(part: Element, about: About, files: list[tuple[str, Listed]], locale: str) -> None:
    table = add(part, "table")
    head = add(add(table, "thead"), "tr")
    for key in ("section.file", "section.size", "section.sum"):
        add(head, "th", word(locale, key), scope="col")
    body = add(table, "tbody")
    for key, file in files:
        row = add(body, "tr")
        add(add(row, "td"), "a", word(locale, key), href=urljoin(about.address, file.path))
        add(row, "td", write_size(file.size))
        add(add(row, "td"), "code", " ".join(wrap(file.sha256, _GROUP)))
