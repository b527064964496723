"""The theme's menus: the navigation, and the table of contents of a page."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from handbook.corpus.form_specs import FORMS_FOLDER
from handbook.corpus.model import Page
from handbook.corpus.numbering import page_number
from handbook.html.tree import Element, add, select
from handbook.site.page import BuiltPage, Context

_ITEM, _LINK, _LABEL = (
    "md-nav__item",
    "md-nav__link",
    "md-ellipsis",
)  # an entry of a menu, its link, the text of the link
_MENU = f"nav.md-nav--primary a.{_LINK}"
_CONTENTS = "nav.md-nav--secondary > ul.md-nav__list"


def number_menus(page: BuiltPage, context: Context) -> None:
    """Put chapter numbers before the titles in menus and in previous/next links."""
    for link in select(page.tree, f"{_MENU}, .hb-turn a, .hb-chapters a"):
        shown = _page_at(link, page.folder, context.folders)
        number = page_number(shown, context.settings) if shown else None
        if number is None:
            continue
        labels = select(link, f".{_LABEL}, .hb-title") or [link]
        labels[0].text = f"{number} {(labels[0].text or '').strip()}"


def shorten_menu(page: BuiltPage, context: Context) -> None:
    """Remove the forms, and the pages for editors, from the menu of all others: the index of each leads to them."""
    for link in select(page.tree, _MENU):
        shown = _page_at(link, page.folder, context.folders)
        item = link.getparent()
        if shown is not None and item.tag == "li" and _is_left_out(shown, page.page, context):
            item.drop_tree()


def _is_left_out(shown: Page, on: Page, context: Context) -> bool:
    if shown.key in context.form_keys:
        return not on.key.startswith(f"{FORMS_FOLDER}/")
    return shown.is_for_editors and not on.is_for_editors and posixpath.basename(shown.key) != "index"


def _page_at(link: Element, folder: str, pages: Mapping[str, Page]) -> Page | None:
    """The page that a link of a page in `folder` points to; None for other targets and fragments."""
    target = urlsplit(link.get("href", ""))
    if target.scheme or target.netloc or target.fragment:
        return None
    path = posixpath.normpath(posixpath.join(folder or ".", unquote(target.path))).removesuffix("index.html")
    return pages.get("" if path in {".", ""} else path.rstrip("/") + "/")


def list_in_menu(tree: Element, id: str, title: str) -> None:
    """Add a heading made by a finishing step to the page's table of contents."""
    for contents in select(tree, _CONTENTS):
        item = add(contents, "li", class_=_ITEM)
        link = add(item, "a", class_=_LINK, href=f"#{id}")
        add(link, "span", title, class_=_LABEL)
