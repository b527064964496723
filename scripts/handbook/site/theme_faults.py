"""Slips of the theme that stand outside every block of its templates, mended on the built page."""

from __future__ import annotations

from handbook.site.html_tree import Element


def mend_theme(tree: Element) -> None:
    """Take away what HTML does not allow: base.html gives its two hidden check boxes `autocomplete`."""
    for box in tree.cssselect("input[autocomplete]"):
        if box.get("type") in {"checkbox", "radio"}:
            del box.attrib["autocomplete"]
