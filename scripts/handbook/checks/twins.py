"""HB3, the text of translations: the same numbers and the same marks in each section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from handbook.checks.registry import check
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus, Page, Text
from handbook.problems import Problem
from handbook.thai.words import BUDDHIST_ERA, MONTHS, TO_ARABIC

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_BUDDHIST_YEARS = range(2400, 2700)
_MONTHS = "|".join(MONTHS["th"] + MONTHS["en"])
_MONTH = re.compile(rf"\d\s+(?P<before>{_MONTHS})|(?P<after>{_MONTHS})\s+\d")


def numbers(words: str) -> set[str]:
    """The numbers of a text, the same for both languages: Arabic digits, years of the common era, months as numbers."""
    plain = words.translate(TO_ARABIC)
    found = set()
    for match in _NUMBER.finditer(plain):
        text = match.group().replace(",", "")
        if text.isdigit():
            value = int(text)
            text = str(value - BUDDHIST_ERA if value in _BUDDHIST_YEARS else value)
        found.add(text)
    for match in _MONTH.finditer(plain):
        name = match["before"] or match["after"]
        months = MONTHS["th" if name in MONTHS["th"] else "en"]
        found.add(f"{months.index(name) + 1}.")
    return found


def _pairs(corpus: Corpus) -> Iterator[tuple[Page, Page]]:
    """Each translation with its Thai page."""
    for page in corpus.pages.values():
        thai = corpus.twin(page, DEFAULT_LOCALE)
        if page.locale != DEFAULT_LOCALE and thai is not None:
            yield page, thai


def _sections(page: Page) -> dict[str, list[Text]]:
    sections: dict[str, list[Text]] = {}
    for text in page.texts:
        sections.setdefault(text.section, []).append(text)
    return sections


def _differences(
    corpus: Corpus, read: Callable[[list[Text]], Counter[str]]
) -> Iterator[tuple[Page, Text, str, str, str]]:
    """Sections whose results of `read` differ: page, place, the Thai page, what only the one and only the other has."""
    for page, thai in _pairs(corpus):
        there = _sections(thai)
        for id, texts in _sections(page).items():
            if id not in there:
                continue
            here, other = read(texts), read(there[id])
            if here != other:
                only_here, only_there = sorted((here - other).elements()), sorted((other - here).elements())
                shown = corpus.shown(thai.path)
                yield page, texts[0], shown, ", ".join(only_here) or "–", ", ".join(only_there) or "–"


@check
def check_numbers_differ(corpus: Corpus) -> Iterator[Problem]:
    """HB305. A section has the same numbers, dates and sections of law in both languages.

    Bad:  ภายใน ๑๕ วัน   with   within 50 days
    Good: ภายใน ๑๕ วัน   with   within 15 days
    """
    for page, text, twin, here, there in _differences(
        corpus, lambda texts: Counter(set().union(*(numbers(part.words) for part in texts)))
    ):
        yield corpus.problem(page, text, "HB305", here=here, there=there, twin=twin)


@check
def check_marks_differ(corpus: Corpus) -> Iterator[Problem]:
    """HB304. A section has the same source and confirm marks in both languages.

    Bad:  [จำนวนชุด](confirm:copies)   with   the number of copies
    Good: [จำนวนชุด](confirm:copies)   with   [the number of copies](confirm:copies)
    """
    for page, text, twin, here, there in _differences(
        corpus, lambda texts: Counter(span.target for part in texts for span in part.spans if span.is_mark)
    ):
        yield corpus.problem(page, text, "HB304", here=here, there=there, twin=twin)
