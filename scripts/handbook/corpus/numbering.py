"""Numbers of chapters, letters of annexes, and the labels that other pages use for a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.authored.settings import Settings
from handbook.corpus.model import Page
from handbook.thai.words import word, write_annex, write_number


def number_of(meta: Mapping[str, Any]) -> tuple[str, int] | None:
    """("chapter", 4) or ("annex", 5) from a page's front matter, or None."""
    for kind in ("chapter", "annex"):
        if isinstance(meta.get(kind), int):
            return kind, meta[kind]
    return None


def is_annex(page: Page) -> bool:
    """Tell whether a page is an annex."""
    return (number_of(page.meta.value) or ("", 0))[0] == "annex"


def page_number(page: Page, settings: Settings) -> str | None:
    """A page's own number or letter, such as `๔` or `จ`."""
    numbered = number_of(page.meta.value)
    if numbered is None:
        return None
    kind, number = numbered
    return (
        write_number(number, settings.numerals[page.locale]) if kind == "chapter" else write_annex(number, page.locale)
    )


def page_label(page: Page, settings: Settings) -> str:
    """The label that other pages use for this one: `บทที่ ๔`, `ภาคผนวก จ`, or its title."""
    numbered = number_of(page.meta.value)
    number = page_number(page, settings)
    return page.title if numbered is None or number is None else word(page.locale, numbered[0], number=number)
