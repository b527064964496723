"""Marks text in the other language with `lang`, so that screen readers switch the voice (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.html.tree import Element
from handbook.html.wrap import wrap

# In Thai text: runs of Latin words, at least one with a lower-case letter (CCTV and TOR are read as Thai too), but not
# parts of addresses. In English text: everything in Thai letters.
_LATIN = r"[A-Za-z][A-Za-z'’-]+"
_ENGLISH = rf"(?<![A-Za-z0-9./:@#_-])(?=[A-Z'’ -]*[a-z]){_LATIN}(?: {_LATIN})*(?![A-Za-z0-9/:@_]|\.[A-Za-z0-9])"
_FOREIGN = {
    "th": ("en", re.compile(_ENGLISH)),
    "en": ("th", re.compile(r"[\u0e01-\u0e5b]+(?:[ .,/-]+[\u0e01-\u0e5b]+)*")),
}
_NO_WORDS = {"svg", "code"}
_ADDRESS = "hb-address"


def mark_languages(tree: Element, locale: str) -> None:
    """Wrap text in the other language in `span lang`, except inside elements that already have this language."""
    language, pattern = _FOREIGN[locale]
    for element in list(_elements_in_own_language(tree, language)):
        wrap(element, pattern, lang=language)


def _elements_in_own_language(element: Element, language: str) -> Iterator[Element]:
    """Elements whose own text counts as being in the document's language."""
    if element.get("lang") == language or element.tag in _NO_WORDS or element.get("class") == _ADDRESS:
        return
    yield element
    for child in element:
        yield from _elements_in_own_language(child, language)
