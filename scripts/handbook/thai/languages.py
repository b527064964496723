"""Words of the other language, marked with their language, so that a voice changes over for them (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.html.tree import Element, make

# Latin words with only spaces between them, one of them with a small letter: CCTV or TOR are said in Thai as well. No
# part of an address is a word. In English text, whatever is in Thai letters.
_LATIN = r"[A-Za-z][A-Za-z'’-]+"
_ENGLISH = rf"(?<![A-Za-z0-9./:@#_-])(?=[A-Z'’ -]*[a-z]){_LATIN}(?: {_LATIN})*(?![A-Za-z0-9/:@_]|\.[A-Za-z0-9])"
_FOREIGN = {
    "th": ("en", re.compile(_ENGLISH)),
    "en": ("th", re.compile(r"[\u0e01-\u0e5b]+(?:[ .,/-]+[\u0e01-\u0e5b]+)*")),
}
_NO_WORDS = {"svg", "code"}
_ADDRESS = "hb-address"


def mark_tongues(tree: Element, locale: str) -> None:
    """Put a `span lang` around what is in the other language, unless something around it says so already."""
    language, pattern = _FOREIGN[locale]
    for element in list(_speaking(tree, language)):
        for child in list(element):
            if child.tail:
                child.tail, spans = _split(child.tail, language, pattern)
                at = element.index(child) + 1
                element[at:at] = spans
        if element.text:
            element.text, spans = _split(element.text, language, pattern)
            element[0:0] = spans


def _speaking(element: Element, language: str) -> Iterator[Element]:
    """Elements whose own text is in the document's language."""
    if element.get("lang") == language or element.tag in _NO_WORDS or element.get("class") == _ADDRESS:
        return
    yield element
    for child in element:
        yield from _speaking(child, language)


def _split(text: str, language: str, pattern: re.Pattern[str]) -> tuple[str, list[Element]]:
    """The text before the first foreign words, and an element for each stretch of them with what follows in its tail."""
    spans: list[Element] = []
    found = list(pattern.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=False):
        span = make("span", match.group(), lang=language)
        span.tail = text[match.end() : end]
        spans.append(span)
    return (text[: found[0].start()] if found else text), spans
