"""Corrects faults of the theme's templates on built pages; tests/site/theme/ shows when a new version fixes one."""

from __future__ import annotations

from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.html.tree import Element, add, select
from handbook.site.page import BuiltPage, Context
from handbook.thai.words import word


def mend_page(page: BuiltPage, context: Context) -> None:
    """Correct the theme's faults on a page."""
    mend_theme(page.tree, context.locale)


def mend_theme(tree: Element, locale: str) -> None:
    """Remove what HTML and ARIA forbid, label what has no accessible name, add the skip link of the 404 page."""
    for box in select(tree, "input[autocomplete]"):  # base.html: not allowed on its two hidden check boxes
        if box.get("type") in {"checkbox", "radio"}:
            del box.attrib["autocomplete"]
    for menu in select(tree, "nav[aria-expanded]"):  # partials/nav-item.html: only for elements that can be pressed
        del menu.attrib["aria-expanded"]
    for label in select(tree, "[tabindex='']"):  # partials/nav-item.html: an empty value is invalid
        del label.attrib["tabindex"]
    for path in select(tree, "nav.md-path"):  # partials/path.html: labelled like the menu
        path.set("aria-label", word(locale, "site.breadcrumb"))
    for place in select(tree, "[data-md-component=skip]"):
        if not len(place):  # base.html makes the skip link from Markdown headings; the 404 page has none
            for title in select(tree, "h1[id]")[:1]:
                add(place, "a", word(DEFAULT_LOCALE, "site.skip"), href=f"#{title.get('id')}", class_="md-skip")
