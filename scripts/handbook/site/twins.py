"""Links to a page in the other language: for readers, and as alternates for search engines."""

from __future__ import annotations

from urllib.parse import urljoin

from handbook.corpus.addresses import page_url
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Page
from handbook.html.addresses import relative
from handbook.html.tree import make, select
from handbook.site.page import BuiltPage, Context
from handbook.site.theme.alternate import ALTERNATE


def link_twins(built: BuiltPage, context: Context) -> None:
    """Point the language links at this page in the other languages; the i18n plugin leaves some of them wrong."""
    page = built.page
    for link in select(built.tree, "a.hb-language"):
        link.set("href", relative(page_url(page.key, link.get("hreflang")) + "index.html", built.folder))
    head = select(built.tree, "head")[0]
    for link in select(head, 'link[rel~="alternate"]'):
        link.drop_tree()
    for shown, address in twin_addresses(page, context.settings.site_url):
        head.append(make("link", rel=ALTERNATE, hreflang=shown, href=address))


def twin_addresses(page: Page, site_url: str) -> list[tuple[str, str]]:
    """Language -> absolute address of a page; `x-default` is for readers of any other language."""
    shown = [*((locale, locale) for locale in LOCALES), ("x-default", DEFAULT_LOCALE)]
    return [(name, urljoin(site_url, page_url(page.key, locale))) for name, locale in shown]
