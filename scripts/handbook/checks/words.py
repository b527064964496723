"""HB4: one thing has one name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.registry import check
from handbook.pages.corpus import LOCALES, Corpus
from handbook.problems import Problem


@check
def check_discouraged_term(corpus: Corpus) -> Iterator[Problem]:
    """HB401. A page uses the glossary's word, not another that means the same.

    Bad:  the median price
    Good: the reference price
    """
    for locale in LOCALES:
        words = list(_discouraged(corpus, locale))
        if not words:
            continue
        pattern = re.compile(
            "|".join(f"(?P<t{number}>{_as_pattern(avoided, locale)})" for number, (avoided, _) in enumerate(words)),
            re.IGNORECASE,
        )
        for page in corpus.pages.values():
            if page.locale != locale:
                continue
            for text in page.texts:
                for match in pattern.finditer(text.words) if text.block != "letter" else ():
                    term = next(term for number, (_, term) in enumerate(words) if match[f"t{number}"] is not None)
                    yield corpus.problem(page, text, "HB401", word=match.group(), term=term)


def _discouraged(corpus: Corpus, locale: str) -> Iterator[tuple[str, str]]:
    """Each word to avoid in a language, with the one to use."""
    for term in corpus.data.tables.get("glossary", {"terms": ()})["terms"]:
        for word in term.get("avoid", {}).get(locale, ()):
            yield word, term[locale]


def _as_pattern(word: str, locale: str) -> str:
    return re.escape(word) if locale == "th" else rf"\b{re.escape(word)}\b"
