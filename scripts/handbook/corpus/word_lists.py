"""docs/data/words.yml -> WordLists: words that no line break may split, and synonyms for search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from handbook.authored.located_yaml import Key, LocatedYaml
from handbook.messages import Both, both
from handbook.problems import Problem, with_mend

WORDS_NAME = "words"


@dataclass(frozen=True)
class WordLists:
    """The word lists of the handbook. `synonyms` is locale -> groups of words with the same meaning."""

    whole: frozenset[str] = frozenset()
    whole_in_pdf: frozenset[str] = frozenset()
    synonyms: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


def word_lists(value: Mapping[str, Any]) -> WordLists:
    """The lists of a valid document; a missing list is empty."""
    synonyms = {locale: tuple(map(tuple, groups)) for locale, groups in value.get("synonyms", {}).items()}
    return WordLists(frozenset(value.get("whole", ())), frozenset(value.get("whole_in_pdf", ())), synonyms)


def repeated_words(document: LocatedYaml) -> Iterator[Problem]:
    """HB214 for repeated words: `whole` applies to the PDF too, and groups of synonyms may not overlap."""
    for words in _lists(document.value):
        seen: dict[str, Key] = {}
        for key, word in words:
            if word in seen:
                line, _ = document.place(seen[word])
                yield document.problem(key, "HB214", **_repeated(word, line))
            seen.setdefault(word, key)


def _repeated(word: str, line: int) -> Both:
    return with_mend(both("data.repeated-word", word=word, line=line), both("data.repeated-word.mend"))


def _lists(value: Mapping[str, Any]) -> Iterator[list[tuple[Key, str]]]:
    """The lists within which words must be unique, each word with its place."""
    whole = ((part, word) for part in ("whole", "whole_in_pdf") for word in enumerate(value.get(part, ())))
    yield [((part, number), word) for part, (number, word) in whole]
    for locale, groups in value.get("synonyms", {}).items():
        grouped = ((number, word) for number, group in enumerate(groups) for word in enumerate(group))
        yield [(("synonyms", locale, number, place), word) for number, (place, word) in grouped]
