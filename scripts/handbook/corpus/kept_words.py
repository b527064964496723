"""The words of this handbook that no line break may split: names, terms, compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus
from handbook.thai.general_words import general_words, general_words_in_pdf, general_words_in_titles

WIDEST = 17  # columns of a name; the narrowest line, at 320 px, has 21
_WIDEST_PHRASE = 11  # a longer term consists of words, and a line may end between them
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")  # combining marks above or below a letter: zero width
_TH_WORDS = re.compile(r"[\u0e01-\u0e4e]+")


def words_to_keep(corpus: Corpus) -> set[str]:
    """Compounds, terms, names of districts and local governments, the province and the office's address."""
    settings = corpus.settings
    words = {*general_words(), *corpus.data.words.whole}
    words |= {term for entry in _rows(corpus, "glossary", "terms") for term in _words(entry["th"], _WIDEST_PHRASE)}
    kinds = [*(str(kind["th"]) for kind in _rows(corpus, "local-governments", "types")), "อำเภอ", "จังหวัด", "ถนน"]
    for name in (*_names(corpus), settings.province["th"], *settings.contact.place["th"].split()):
        prefix = next((kind for kind in kinds if name.startswith(kind)), "")
        words |= set(_words(name, _WIDEST_PHRASE)) | set(_words(name.removeprefix(prefix), WIDEST))
    return words


def words_of_title(corpus: Corpus, locale: str) -> set[str]:
    """Words to keep whole in the title on the cover, which has room for longer ones than a phone."""
    if locale != DEFAULT_LOCALE:
        return set()
    terms = {term for entry in _rows(corpus, "glossary", "terms") for term in _words(entry["th"], WIDEST)}
    return words_of_book(corpus, locale) | terms | general_words_in_titles()


def _names(corpus: Corpus) -> Iterator[str]:
    for part in ("districts", "local_governments"):
        for entry in _rows(corpus, "local-governments", part):
            yield str(entry["th"])


def _rows(corpus: Corpus, name: str, part: str) -> list[Any]:
    return list(corpus.data.tables.get(name, {}).get(part, ()))


def _words(text: str, widest: int) -> list[str]:
    """The runs of Thai letters in a text that a line break could split and that fit on one line."""
    runs = _TH_WORDS.findall(text)
    return [run for run in runs if 3 < len(_MARKS.sub("", run)) <= widest]


def words_of_book(corpus: Corpus, locale: str) -> set[str]:
    """Words to keep whole in the Thai book: those of the site, and those that only libthai splits."""
    if locale != DEFAULT_LOCALE:
        return set()
    return words_to_keep(corpus) | general_words_in_pdf() | corpus.data.words.whole_in_pdf
