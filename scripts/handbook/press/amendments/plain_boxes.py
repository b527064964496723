"""Boxes of pages that are painted already, without what only layout and painting want of them.

WeasyPrint reads them once more, for the structure of the PDF (pdf/tags.py), and so do links.py and languages.py. Their
styles and elements are most of what a kept page would have to store and load.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

_KEPT = ("element_tag", "at_keyword", "link", "colspan", "rowspan", "is_table_wrapper")
_PLACE = (
    *("position_x", "position_y", "width", "height", "margin_left", "margin_top", "padding_left", "padding_top"),
    *("border_left_width", "border_top_width"),
)
_FIGURES = {"img", "{http://www.w3.org/2000/svg}svg"}
_TITLE = "{http://www.w3.org/2000/svg}title"
_STYLE = ("lang", "display", "list_style_type")
_ATTRIBUTES = ("alt", "src", "scope")


class PlainStyle(Style):  # type: ignore[misc]  # WeasyPrint has no types
    """What was asked of a style until now, without where it comes from."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.font_config = style.font_config
        self.cache: dict[Any, Any] = {}


def make_plain(pages: Iterable[Any], painted_later: Collection[Any]) -> None:
    """Take from the boxes of painted pages what nobody asks for any more.

    Texts that are `painted_later` were painted once, so that their styles know all that painting asks for.
    """
    styles: dict[int, tuple[Style, PlainStyle]] = {}  # by id, so each is held: a later one could get the same
    for page in pages:
        for box in _all(page._page_box):  # noqa: SLF001 - the API has no way into a page
            if box not in painted_later:
                _make_plain(box)
                continue
            if id(box.style) not in styles:
                styles[id(box.style)] = box.style, PlainStyle(box.style)
            box.style = styles[id(box.style)][1]


def _all(box: Any) -> Iterator[Any]:
    box = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
    yield box
    for child in box.children:
        yield from _all(child)


def _make_plain(box: Any) -> None:
    known = vars(box)
    kept = {name: known[name] for name in _KEPT if name in known}
    if isinstance(box, boxes.PageBox | boxes.MarginBox) or box.element_tag in _FIGURES:
        kept |= {name: known[name] for name in _PLACE if name in known}
    kept["children"] = box.children
    kept["element"] = None if box.element is None else _plain_element(box.element)
    kept["style"] = _shared_style(tuple(box.style[name] for name in _STYLE))
    known.clear()
    known.update(kept)


@cache
def _shared_style(values: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(_STYLE, values, strict=True))


def _plain_element(element: Element) -> Element:
    attributes = {name: value for name in _ATTRIBUTES if (value := element.get(name)) is not None}
    title = element.find(_TITLE)
    return _shared_element(element.tag, tuple(attributes.items()), None if title is None else title.text)


@cache
def _shared_element(tag: str, attributes: tuple[tuple[str, str], ...], title: str | None) -> Element:
    element = Element(tag, dict(attributes))
    if title is not None:
        child = Element(_TITLE)
        child.text = title
        element.append(child)
    return element
