"""General Thai words that no line break may split (general_words.yml); a handbook's own are in its docs/data/."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handbook.own_yaml import read_own_yaml


def general_words() -> frozenset[str]:
    """Words that browsers would split."""
    return _lists()["whole"]


def general_words_in_pdf() -> frozenset[str]:
    """Words that only libthai would split, in PDFs."""
    return _lists()["whole_in_pdf"]


def general_words_in_titles() -> frozenset[str]:
    """Compounds of titles: too wide for a line on a phone, kept whole on a cover."""
    return _lists()["whole_in_title"]


def leading_words() -> frozenset[str]:
    """Words that lead to the next one, after which no line of a title ends."""
    return _lists()["leading"]


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists = read_own_yaml(Path(__file__).with_name("general_words.yml"))
    return {part: frozenset(words) for part, words in lists.items()}
