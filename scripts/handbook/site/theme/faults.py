"""What the theme's templates get wrong, mended on the built page; tests/site/theme/ tells which slips a new version still has."""

from __future__ import annotations

from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.html.tree import Element, add, select
from handbook.site.page import BuiltPage, Context
from handbook.thai.words import word


def mend_page(page: BuiltPage, context: Context) -> None:
    """Mend the theme's slips on a page."""
    mend_theme(page.tree, context.locale)


def mend_theme(tree: Element, locale: str) -> None:
    """Take away what HTML and ARIA do not allow, name what has no name of its own, lead a page for what is missing on."""
    for box in select(tree, "input[autocomplete]"):  # base.html has it on its two hidden check boxes
        if box.get("type") in {"checkbox", "radio"}:
            del box.attrib["autocomplete"]
    for menu in select(tree, "nav[aria-expanded]"):  # partials/nav-item.html: ARIA has it for what is pressed alone
        del menu.attrib["aria-expanded"]
    for label in select(tree, "[tabindex='']"):  # partials/nav-item.html, where it has nothing to say
        del label.attrib["tabindex"]
    for path in select(tree, "nav.md-path"):  # partials/path.html gives it the menu's name
        path.set("aria-label", word(locale, "site.breadcrumb"))
    for dialog in select(tree, "[role=dialog]:not([aria-label])"):  # partials/search.html gives its dialog none
        dialog.set("aria-label", select(tree, ".hb-header__search")[0].get("aria-label"))
    for place in select(tree, "[data-md-component=skip]"):
        if not len(place):  # base.html makes the link of headings from Markdown; the page for what is missing has none
            title = select(tree, "h1[id]")[0].get("id")
            add(place, "a", word(DEFAULT_LOCALE, "site.skip"), href=f"#{title}", class_="md-skip")
