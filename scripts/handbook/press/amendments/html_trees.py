"""WeasyPrint takes HTML as text, which tinyhtml5 parses in Python; what is printed here is a tree already.

And WeasyPrint's own style sheet has rules for the markers of all elements, and for the parts of all notes, so that each
element gets six more styles. Here items of lists and footnotes alone have them.
"""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

import cssselect2
import tinycss2
import weasyprint
from tinyhtml5.constants import adjust_foreign_attributes, adjust_svg_attributes, namespaces
from weasyprint.html import UA, UA_COUNTER_STYLE

from handbook.html.tree import Element
from handbook.press.amendments.page_notes import SAME
from handbook.press.fetcher import SiteFetcher

_SVG = namespaces["svg"]
_SVG_TAGS = {name.lower(): name for name in ("clipPath", "linearGradient", "radialGradient", "textPath")}
_FOREIGN = {name: f"{{{space}}}{local}" for name, (_, local, space) in adjust_foreign_attributes.items()}
_WITHOUT_VALUE = frozenset({"checked", "disabled", "multiple", "readonly", "selected"})  # as lxml writes them
_PARTS = {"::marker": "li", "::footnote-call": f"[{SAME}]", "::footnote-marker": f"[{SAME}]"}
_UNUSED = ("::note-call", "::note-marker", "::note-callback")


class TreeHTML(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A document whose tree is there."""

    def __init__(self, tree: Element, base_url: str, url_fetcher: SiteFetcher) -> None:
        parsed = as_parsed(tree)
        self.base_url = weasyprint._find_base_url(parsed, base_url)  # noqa: SLF001 - as HTML does
        self.url_fetcher, self.media_type = url_fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(parsed, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:
        return [_styles_of_parts_that_are(), *super()._ua_stylesheets(forms)[1:]]


@cache
def _styles_of_parts_that_are() -> weasyprint.CSS:
    written = []
    for rule in tinycss2.parse_stylesheet(UA, skip_comments=True, skip_whitespace=True):
        selector = tinycss2.serialize(rule.prelude).strip()
        if selector not in _UNUSED:
            written.append(f"{_PARTS.get(selector, '')}{rule.serialize()}")
    return weasyprint.CSS(string="\n".join(written), counter_style=UA_COUNTER_STYLE)


def as_parsed(tree: Element) -> ET.Element:
    """A copy of a tree as tinyhtml5 makes it of the tree's text, but for white space at its end; without comments."""
    return _copy(tree, in_drawing=False)


def _copy(element: Element, *, in_drawing: bool) -> ET.Element:
    in_drawing = in_drawing or element.tag == "svg"
    if in_drawing:
        made = ET.Element(f"{{{_SVG}}}{_SVG_TAGS.get(element.tag, element.tag)}")
        for name, value in element.items():
            made.set(_FOREIGN.get(name) or adjust_svg_attributes.get(name, name), value)
    else:
        attributes = {name: "" if name in _WITHOUT_VALUE else value for name, value in element.items()}
        made = ET.Element(element.tag, attributes)
    made.text, last = element.text or "", None
    if element.tag == "option":  # holds text alone
        made.text = "".join(element.itertext())
        return made
    for child in element:
        if isinstance(child.tag, str):
            last = _copy(child, in_drawing=in_drawing)
            last.tail = child.tail
            made.append(last)
        elif last is None:  # a comment: its words are not, but those after it
            made.text += child.tail or ""
        else:
            last.tail = (last.tail or "") + (child.tail or "")
    return made
