"""Where a question waits: each place of the handbook with its sentence, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus, Page

_SHOWN = 120
"""Signs of a paragraph that are shown before and after the words that wait: a terminal's three lines."""
_CUT = "…"


@dataclass(frozen=True)
class Place:
    """One place, and the words there with those that wait in brackets; a drawing's are in every language."""

    at: str
    """`path:line:column`."""
    words: tuple[str, ...]


def waiting_places(corpus: Corpus, id: str) -> Iterator[tuple[Place, ...]]:
    """The places in order: of a page the Thai one with its translation where both have as many, then of drawings."""
    for page in corpus.nav_pages(LOCALES[0]):
        twin = corpus.twin(page, LOCALES[1])
        places = _places(corpus, page, id)
        translated = _places(corpus, twin, id) if twin is not None else iter(())
        for pair in zip_longest(places, translated):
            yield tuple(place for place in pair if place is not None)
    for drawing in corpus.drawings:
        for text in drawing.texts:
            if id in text.waits:
                yield (Place(f"{drawing.path}:{text.line}:1", tuple(_cut(text.words[locale]) for locale in LOCALES)),)


def _places(corpus: Corpus, page: Page, id: str) -> Iterator[Place]:
    """Place and words around each mark of one page."""
    target = f"confirm:{id}"
    around = (
        _around(text.words, span.start, span.end) for text in page.texts for span in text.spans if span.target == target
    )
    for link in page.links:
        if link.target == target:
            words = next(around, f"[{link.text}]")
            yield Place(f"{corpus.shown(page.path)}:{link.line}:{link.column}", (words,))


def _cut(words: str) -> str:
    return words if len(words) <= 2 * _SHOWN else words[: 2 * _SHOWN] + _CUT


def _around(words: str, start: int, end: int) -> str:
    before, after = words[:start], words[end:]
    before = before if len(before) <= _SHOWN else _CUT + before[-_SHOWN:]
    after = after if len(after) <= _SHOWN else after[:_SHOWN] + _CUT
    return f"{before}[{words[start:end]}]{after}"
