"""HB7, what is told of releases: the summaries of changes lead to pages that there are."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.registry import check
from handbook.corpus.model import Corpus
from handbook.corpus.released import CHANGES_FOLDER
from handbook.nearest import use_or
from handbook.problems import Problem


@check
def check_change_of_unknown_page(corpus: Corpus) -> Iterator[Problem]:
    """HB733. A summary of a change in the present release names pages of the handbook, without language and ending.

    Bad:  pages: [procedure.md]
    Good: pages: [procedure]
    """
    keys = {page.key for page in corpus.pages.values()}
    for change in corpus.data.released.changes:
        if change.release is not None:  # its pages may be gone since
            continue
        document = corpus.data.documents[f"{CHANGES_FOLDER}/{change.name}.yml"]
        for number, key in enumerate(change.pages):
            if key not in keys:
                yield document.problem(("pages", number), "HB733", page=key, **use_or(key, keys))
