"""How much of an edition is open and how much has its source: counts of the author's marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from handbook.corpus.bodies import kind_of
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus

_NAMES = {"wait": "confirm", "text": "read"}
"""Kind of a question's marks -> the name of their count."""


def count_marks(corpus: Corpus) -> Mapping[str, int]:
    """`confirm` marks that wait for the office, `read` that are to be checked in a text, `sourced` statements.

    Those of the Thai pages, which prevail; a question that is marked twice counts twice.
    """
    found = Counter({"confirm": 0, "read": 0, "sourced": 0})
    for page in corpus.nav_pages(DEFAULT_LOCALE):
        for link in page.links:
            if link.scheme == "source":
                found["sourced"] += 1
            elif link.scheme == "confirm":
                found[_NAMES[kind_of(corpus.data.questions[link.value].asks)]] += 1
    return found
