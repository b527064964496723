"""Words of the other language, marked with their language, so that a voice changes over for them (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.html.tree import Element
from handbook.html.wrap import wrap

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


def mark_languages(tree: Element, locale: str) -> None:
    """Put a `span lang` around what is in the other language, unless something around it says so already."""
    language, pattern = _FOREIGN[locale]
    for element in list(_elements_in_own_language(tree, language)):
        wrap(element, pattern, lang=language)


def _elements_in_own_language(element: Element, language: str) -> Iterator[Element]:
    """Elements whose own text is in the document's language."""
    if element.get("lang") == language or element.tag in _NO_WORDS or element.get("class") == _ADDRESS:
        return
    yield element
    for child in element:
        yield from _elements_in_own_language(child, language)
