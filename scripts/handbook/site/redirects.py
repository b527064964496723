"""Redirects for pages that moved: a small HTML page at each of `old_paths`, without server support or scripts."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from handbook.corpus.addresses import page_url
from handbook.corpus.model import Corpus, Page
from handbook.corpus.old_files import old_files
from handbook.html.addresses import relative
from handbook.html.tree import Element, add, make, write_html
from handbook.site.content_security import REDIRECT_POLICY, seal
from handbook.site.dead_links import WrittenPage, written_page
from handbook.thai.words import word


def write_redirects(out: Path, corpus: Corpus) -> list[WrittenPage]:
    """Write the redirects; returns what they lead to. HB228 makes sure that none overwrites a page."""
    written = []
    for page in corpus.pages.values():
        for old in old_files(page):
            file = out / old
            file.parent.mkdir(parents=True, exist_ok=True)
            tree = _redirect(page, old, corpus.settings.site_url)
            file.write_text(write_html(tree), encoding="utf-8")
            written.append(written_page(tree, old, corpus.shown(page.path)))
    return written


def _redirect(page: Page, old: str, site_url: str) -> Element:
    address = page_url(page.key, page.locale)
    folder = old.rpartition("/")[0]
    target = relative(address + "index.html", f"{folder}/" if folder else "")
    root = make("html", lang=page.locale)
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", name="viewport", content="width=device-width,initial-scale=1")
    add(head, "meta", http_equiv="refresh", content=f"0; url={target}")
    add(head, "meta", name="robots", content="noindex")
    add(head, "link", rel="canonical", href=urljoin(site_url, address))
    add(head, "title", word(page.locale, "redirect.title", title=page.title))
    seal(root, REDIRECT_POLICY)
    body = add(root, "body")
    add(body, "h1", word(page.locale, "redirect.title", title=page.title))
    add(add(body, "p"), "a", page.title, href=target)
    return root
