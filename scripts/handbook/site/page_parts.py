"""What stands around the author's text on every page: kicker, numbers in the menus, boxes named by their titles."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from urllib.parse import unquote, urlsplit

from handbook.authored.settings import Settings
from handbook.corpus.model import Page
from handbook.corpus.numbering import page_label, page_number
from handbook.html.tree import Element, add, make, select


def add_kicker(article: Element, page: Page, settings: Settings) -> None:
    """Put the kicker above the title."""
    titles = select(article, "h1")
    if not titles:  # only where the checks were skipped
        return
    title = titles[0]
    if page_number(page, settings) is not None:
        title.addprevious(make("p", page_label(page, settings), class_="hb-kicker"))


def name_parts(article: Element) -> None:
    """Name sections by their titles and scrolling boxes by their captions, for screen readers."""
    for number, title in enumerate(
        select(article, ".hb-lead__title, .hb-panel__title, .hb-contact__title, .hb-office__title"), 1
    ):
        title.set("id", f"part-{number}")
        title.getparent().set("aria-labelledby", f"part-{number}")
    for number, caption in enumerate(select(article, ".hb-scroll > table > caption"), 1):
        caption.set("id", f"table-{number}")
        box = caption.getparent().getparent()
        box.set("role", "region")
        box.set("tabindex", "0")
        box.set("aria-labelledby", f"table-{number}")


def number_menus(tree: Element, folder: str, pages: Mapping[str, Page], settings: Settings) -> None:
    """Put chapter numbers before the titles in menus and turners; `pages` is keyed by the pages' folders below site/."""
    for link in select(tree, "nav.md-nav--primary a.md-nav__link, .hb-turn a, .hb-chapters a"):
        page = _page_at(link, folder, pages)
        number = page_number(page, settings) if page else None
        if number is None:
            continue
        labels = select(link, ".md-ellipsis, .hb-title") or [link]
        labels[0].text = f"{number} {(labels[0].text or '').strip()}"


def leave_out_forms(tree: Element, folder: str, pages: Mapping[str, Page], forms: AbstractSet[str]) -> None:
    """Take the pages of `forms` (their keys) out of a chapter's menu: their annex lists them, and leads to each."""
    for link in select(tree, "nav.md-nav--primary a.md-nav__link"):
        page = _page_at(link, folder, pages)
        item = link.getparent()
        if page is not None and page.key in forms and item.tag == "li":
            item.drop_tree()


def _page_at(link: Element, folder: str, pages: Mapping[str, Page]) -> Page | None:
    """The page to whose top a link leads from a page in `folder`."""
    target = urlsplit(link.get("href", ""))
    if target.scheme or target.netloc or target.fragment:
        return None
    path = posixpath.normpath(posixpath.join(folder or ".", unquote(target.path))).removesuffix("index.html")
    return pages.get("" if path in {".", ""} else path.rstrip("/") + "/")


def list_in_menu(tree: Element, id: str, title: str) -> None:
    """Add a heading that a finishing step made to the page's own contents."""
    for contents in select(tree, "nav.md-nav--secondary > ul.md-nav__list"):
        item = add(contents, "li", class_="md-nav__item")
        link = add(item, "a", class_="md-nav__link", href=f"#{id}")
        add(link, "span", title, class_="md-ellipsis")
