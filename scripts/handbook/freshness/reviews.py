"""When each page is due for review, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus
from handbook.corpus.review import review_due


@dataclass(frozen=True, order=True)
class Review:
    """The next review of a page: its ISO day, the page's key, path and title, who owns it, and when it was the last."""

    due: str
    key: str
    path: str
    title: str
    owner: str
    reviewed: str


def reviews(corpus: Corpus) -> list[Review]:
    """The next review of every Thai page, which prevails; the soonest first."""
    return sorted(
        Review(
            review_due(meta["reviewed"], meta["review_every"]),
            page.key,
            corpus.shown(page.path),
            page.title,
            str(meta["owner"]),
            meta["reviewed"],
        )
        for page in corpus.pages.values()
        if page.locale == DEFAULT_LOCALE and {"reviewed", "review_every", "owner"} <= set(meta := page.meta.value)
    )
