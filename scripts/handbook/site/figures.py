"""Inlines drawings as SVG with accessible, selectable text; one file serves both languages.

In the file every text is Thai with its English in `data-en`; a built page has one of the two.
"""

from __future__ import annotations

from lxml import etree

from handbook.corpus.drawings import QUESTIONS
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.html.tree import Element, read_fragment, select
from handbook.site.page import BuiltPage, Context

_ENGLISH = "data-en"


def fill_figures(page: BuiltPage, context: Context) -> None:
    """Fill every figure of a page with its drawing; one that is not there, which the checks tell, leaves it empty."""
    for box in select(page.article, "figure[data-hb-figure]"):
        name = box.attrib.pop("data-hb-figure")
        if (drawing := context.drawings.get(name)) is not None:
            fill_figure(box, name, drawing, context.locale)


def fill_figure(box: Element, name: str, svg: bytes, locale: str) -> None:
    """Insert a drawing before the caption of a figure."""
    drawing = etree.fromstring(svg)
    for element in drawing.iter():
        if QUESTIONS in element.attrib:
            del element.attrib[QUESTIONS]
        english = element.get(_ENGLISH)
        if english is not None:
            del element.attrib[_ENGLISH]
            element.text = english if locale != DEFAULT_LOCALE else element.text
    drawing.set("role", "img")
    drawing.set("aria-labelledby", f"{name}-title {name}-desc")
    for part in ("title", "desc"):
        found = drawing.find(f"{{*}}{part}")
        if found is not None:
            found.set("id", f"{name}-{part}")
    box.insert(0, read_fragment(etree.tostring(drawing, encoding="unicode")))
