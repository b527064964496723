"""Sources that nobody has read for long."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.corpus.model import Corpus, Source
from handbook.corpus.review import review_due


@dataclass(frozen=True)
class Unread:
    """Sources whose last reading, `read` in the data, is so many months ago, the oldest first; and those without it."""

    long_ago: tuple[Source, ...]
    never_noted: int


def unread_sources(corpus: Corpus, today: str, months: int) -> Unread:
    """The sources that are to be read again on the ISO day `today`."""
    sources = corpus.data.sources.values()
    late = [source for source in sources if source.read and review_due(source.read, months) <= today]
    late.sort(key=lambda source: (source.read or "", source.id))
    return Unread(tuple(late), sum(source.read is None for source in sources))
