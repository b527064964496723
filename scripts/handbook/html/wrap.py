"""Puts matches of a pattern into elements of their own; the text itself does not change."""

from __future__ import annotations

import re

from handbook.html.tree import Element, make


def wrap(element: Element, pattern: re.Pattern[str], **attributes: str) -> None:
    """Wrap each match in an element's text and in the tails of its children in a span."""
    children = list(element)
    if element.text:
        element.text, spans = _split(element.text, pattern, attributes)
        for span in reversed(spans):  # a place further in would be counted out each time
            element.insert(0, span)
    for child in children:
        if child.tail:
            child.tail, spans = _split(child.tail, pattern, attributes)
            for span in reversed(spans):
                child.addnext(span)


def _split(text: str, pattern: re.Pattern[str], attributes: dict[str, str]) -> tuple[str, list[Element]]:
    """The text before the first match, and a span for each match with the text after it as tail."""
    found = list(pattern.finditer(text))
    if not found:
        return text, []
    ends = [match.start() for match in found[1:]] + [len(text)]
    spans = []
    for match, end in zip(found, ends, strict=True):
        span = make("span", match[0], **attributes)
        span.tail = text[match.end() : end]
        spans.append(span)
    return text[: found[0].start()], spans
