"""Each page's twins: the link a reader presses, and the addresses that search engines read."""

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
    """Point the language links at this page's twins; the theme's i18n leaves some absolute or relative to nowhere."""
    page = built.page
    for link in select(built.tree, "a.hb-language"):
        link.set("href", relative(page_url(page.key, link.get("hreflang")) + "index.html", built.folder))
    head = select(built.tree, "head")[0]
    for link in select(head, 'link[rel~="alternate"]'):
        link.drop_tree()
    for shown, address in twin_addresses(page, context.settings.site_url):
        head.append(make("link", rel=ALTERNATE, hreflang=shown, href=address))


def twin_addresses(page: Page, site_url: str) -> list[tuple[str, str]]:
    """A page's whole addresses by language, and under `x-default` the one for readers of any other."""
    shown = [*((locale, locale) for locale in LOCALES), ("x-default", DEFAULT_LOCALE)]
    return [(name, urljoin(site_url, page_url(page.key, locale))) for name, locale in shown]
