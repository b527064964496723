"""Where in a Word file something stands, as a person finds it there: the heading above, and the first words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SHOWN = 48
_NO_TEXT = ("{*}del", "{*}moveFrom", "{*}Fallback")


def text_of(element: Any) -> str:
    """The text of an element as a reader sees it, without that of paragraphs within a paragraph."""
    own = next(element.iterancestors("{*}p"), None) if not element.tag.endswith("}p") else element
    parts = []
    for part in element.iter("{*}t", "{*}tab", "{*}br"):
        if next(part.iterancestors(*_NO_TEXT), None) is not None:
            continue
        if own is not None and next(part.iterancestors("{*}p"), None) is not own:
            continue
        parts.append((part.text or "") if part.tag.endswith("}t") else " ")
    return "".join(parts)


def places_of(tree: Any, headings: Mapping[Any, int]) -> dict[Any, str]:
    """The place of each paragraph."""
    places = {}
    above = ""
    for paragraph in tree.iter("{*}p"):
        text = short(text_of(paragraph))
        if paragraph in headings:
            above = text
        places[paragraph] = text if text == above or not above else f"{above} › {text}" if text else above
    return places


def short(text: str) -> str:
    """The first words of a text."""
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else words[:SHOWN].rstrip() + "…"
