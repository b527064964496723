"""The edition for a folder or a stick: the same site in a folder, and beside it one page that leads into it."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.authored.settings import Settings
from handbook.corpus.addresses import page_url
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.html.addresses import VERIFYING_PAGE
from handbook.html.tree import Element, add, append_text, make, read_html, select, write_html
from handbook.release.manifest import About
from handbook.site.plain_page import in_both
from handbook.thai.words import word, write_date

START = "start.html"
_SITE = "site"


def offline_files(about: About, settings: Settings, site: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    """Path -> content of what is packed, all below `folder`: the page to open first stands first."""
    page = write_html(_start(about, settings, _styles(site))).encode()
    return {f"{folder}/{START}": page, **{f"{folder}/{_SITE}/{path}": data for path, data in site.items()}}


def _styles(site: Mapping[str, bytes]) -> list[str]:
    """The style sheets of the site's plain pages, as seen from the page beside the site."""
    links = select(read_html(site[VERIFYING_PAGE].decode()), "link[rel=stylesheet]")
    return [f"{_SITE}/{link.get('href')}" for link in links]


def _start(about: About, settings: Settings, styles: list[str]) -> Element:
    root = make("html", lang=DEFAULT_LOCALE)
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", name="viewport", content="width=device-width,initial-scale=1")
    add(head, "title", f"{in_both('offline.start')} · {about.release.shown}")
    for address in styles:
        add(head, "link", rel="stylesheet", href=address)
    body = add(add(root, "body"), "main")
    for locale in LOCALES:
        part = add(body, "section", lang=locale)
        add(part, "h1" if locale == DEFAULT_LOCALE else "h2", settings.title[locale])
        words = word(locale, "section.edition", number=about.release.shown)
        day = word(locale, "section.day", date=write_date(about.date, locale))
        add(part, "p", f"{words} · {day} · {word(locale, f'edition.{settings.status}.standing')}")
        lead = add(add(part, "p"), "a", word(locale, "offline.open"))
        lead.set("href", f"{_SITE}/{page_url('index', locale)}index.html")
        newest = add(part, "p", word(locale, "offline.about") + " ")
        add(newest, "a", about.address, href=about.address)
        append_text(newest, word(locale, "offline.keep"))
    return root
