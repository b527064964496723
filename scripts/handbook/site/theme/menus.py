"""The theme's menus: of the whole handbook, and of a page's own contents."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from handbook.corpus.form_specs import FORMS_FOLDER
from handbook.corpus.model import Page
from handbook.corpus.numbering import page_number
from handbook.html.tree import Element, add, select
from handbook.site.page import BuiltPage, Context

_ITEM, _LINK, _LABEL = "md-nav__item", "md-nav__link", "md-ellipsis"  # an entry of a menu, its link and its words
_MENU = f"nav.md-nav--primary a.{_LINK}"
_CONTENTS = "nav.md-nav--secondary > ul.md-nav__list"


def number_menus(page: BuiltPage, context: Context) -> None:
    """Put chapter numbers before the titles in menus and turners."""
    for link in select(page.tree, f"{_MENU}, .hb-turn a, .hb-chapters a"):
        shown = _page_at(link, page.folder, context.folders)
        number = page_number(shown, context.settings) if shown else None
        if number is None:
            continue
        labels = select(link, f".{_LABEL}, .hb-title") or [link]
        labels[0].text = f"{number} {(labels[0].text or '').strip()}"


def leave_out_forms(page: BuiltPage, context: Context) -> None:
    """Take the pages of forms out of a chapter's menu: their annex lists them, and leads to each."""
    if page.page.key.startswith(f"{FORMS_FOLDER}/"):
        return
    for link in select(page.tree, _MENU):
        shown = _page_at(link, page.folder, context.folders)
        item = link.getparent()
        if shown is not None and shown.key in context.form_keys and item.tag == "li":
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
    for contents in select(tree, _CONTENTS):
        item = add(contents, "li", class_=_ITEM)
        link = add(item, "a", class_=_LINK, href=f"#{id}")
        add(link, "span", title, class_=_LABEL)
