"""The addresses on the web that the handbook cites, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.authored.located_yaml import Key
from handbook.corpus.model import Corpus

_WEB = ("http://", "https://")


@dataclass(frozen=True, order=True)
class Place:
    """Where an address stands: path relative to the repository, line and column."""

    path: str
    line: int
    column: int


def cited_addresses(corpus: Corpus) -> Mapping[str, Place]:
    """Each address -> the first place that cites it; by path, then in the order of the file."""
    found: dict[str, Place] = {}
    for place, address in sorted(_all(corpus)):
        found.setdefault(address, place)
    return found


def _all(corpus: Corpus) -> Iterator[tuple[Place, str]]:
    for page in corpus.pages.values():
        for link in page.links:
            if link.target.startswith(_WEB):
                yield Place(corpus.shown(page.path), link.line, link.column), link.target
    for document in corpus.data.documents.values():
        for key, text in _texts(document.value, ()):
            if text.startswith(_WEB) and " " not in text:
                yield Place(document.path, *document.place(key)), text


def _texts(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*key, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*key, number))
    elif isinstance(value, str):
        yield key, value
