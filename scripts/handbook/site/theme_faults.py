"""Slips of the theme that stand outside every block of its templates, mended on the built page."""

from __future__ import annotations

from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.html.tree import Element, add, select
from handbook.thai.words import word


def mend_theme(tree: Element) -> None:
    """Take away what HTML does not allow, and give a page without headings from Markdown (404) its skip link."""
    for box in select(tree, "input[autocomplete]"):  # base.html has it on its two hidden check boxes
        if box.get("type") in {"checkbox", "radio"}:
            del box.attrib["autocomplete"]
    for place in select(tree, "[data-md-component=skip]"):
        if not len(place):
            title = select(tree, "h1[id]")[0].get("id")
            add(place, "a", word(DEFAULT_LOCALE, "site.skip"), href=f"#{title}", class_="md-skip")
