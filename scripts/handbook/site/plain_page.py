"""A page for those who keep the handbook: complete by itself, in both languages, in no menu, list or search."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.html.tree import Element, add, make
from handbook.site.content_security import seal
from handbook.site.theme.sheets import STYLES
from handbook.thai.words import word

OWN_FILES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The policy of a page that loads scripts, styles and fonts of the site and sends nothing."""
_STYLES = ("tokens.css", "contributors.css")


def plain_page(title: str, policy: str, parts: Mapping[str, str]) -> tuple[Element, Element]:
    """The tree of a page at the top of the site, and its `main`, which begins with the title (a key of words.yml).

    `parts` are the published files of parts, by the names that templates have for them.
    """
    root = make("html", lang=DEFAULT_LOCALE)
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", name="viewport", content="width=device-width,initial-scale=1")
    add(head, "meta", name="robots", content="noindex")
    add(head, "title", in_both(title))
    for sheet in _STYLES:
        add(head, "link", rel="stylesheet", href=parts[f"{STYLES}/{sheet}"])
    seal(root, policy)
    main = add(add(root, "body"), "main")
    add(main, "h1", word(DEFAULT_LOCALE, title))
    return root, main


def add_explained(main: Element, explained: tuple[str, ...], locale: str = DEFAULT_LOCALE) -> None:
    """Add a paragraph for each key of words.yml."""
    for key in explained:
        add(main, "p", word(locale, key))


def add_translated(main: Element, title: str, explained: tuple[str, ...]) -> None:
    """Add the title and the paragraphs in each further language, in a section of its own."""
    for locale in LOCALES[1:]:
        part = add(main, "section", lang=locale)
        add(part, "h2", word(locale, title))
        add_explained(part, explained, locale)


def in_both(key: str) -> str:
    """Thai · English: the page does not know which its reader reads."""
    return " · ".join(word(locale, key) for locale in LOCALES)
