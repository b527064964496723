"""HB3, the text of translations: the same numbers and the same marks in each section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from handbook.checks.registry import check, once_a_page
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus, Page, Text
from handbook.problems import Problem
from handbook.thai.number_words import numbers_in_words
from handbook.thai.words import BUDDHIST_ERA, MONTHS, TO_ARABIC

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_BUDDHIST_YEARS = range(2400, 2700)
_LONGEST_READ = 18  # digits; Python refuses to read thousands
_MONTHS = "|".join(MONTHS["th"] + MONTHS["en"])
_MONTH = re.compile(rf"\d\s+(?P<before>{_MONTHS})|(?P<after>{_MONTHS})\s+\d")


Found = dict[str, tuple[Text, int, int]]
"""A number or mark -> the first text that has it, and where in that text its words begin and end."""


def _numbers(texts: list[Text]) -> Found:
    """The numbers of texts, the same for both languages: Arabic digits, years of the common era, months as numbers."""
    found: Found = {}
    for text in texts:
        plain = text.words.translate(TO_ARABIC)
        for match in _NUMBER.finditer(plain):
            number = match.group().replace(",", "")
            if number.isdigit() and len(number) <= _LONGEST_READ:
                value = int(number)
                number = str(value - BUDDHIST_ERA if value in _BUDDHIST_YEARS else value)
            found.setdefault(number, (text, *match.span()))
        for match in _MONTH.finditer(plain):
            name = match["before"] or match["after"]
            months = MONTHS["th" if name in MONTHS["th"] else "en"]
            place = match.span("before" if match["before"] else "after")
            found.setdefault(f"{months.index(name) + 1}.", (text, *place))
    return found


def _pairs(corpus: Corpus) -> Iterator[tuple[Page, Page]]:
    """Each translation with its Thai page."""
    for page in corpus.pages.values():
        thai = corpus.twin(page, DEFAULT_LOCALE)
        is_known = thai is not None and not thai.open_end and not page.open_end
        if page.locale != DEFAULT_LOCALE and thai is not None and is_known:
            yield page, thai


@once_a_page
def _sections(page: Page) -> dict[str, list[Text]]:
    sections: dict[str, list[Text]] = {}
    for text in page.texts:
        sections.setdefault(text.section, []).append(text)
    return sections


@once_a_page
def _numbers_of_sections(page: Page) -> dict[str, Found]:
    return {id: _numbers(texts) for id, texts in _sections(page).items()}


def _shared_sections(corpus: Corpus) -> Iterator[tuple[Page, list[Text], Page, list[Text]]]:
    """Each section of a translation with the same section of its Thai page."""
    for page, thai in _pairs(corpus):
        there = _sections(thai)
        for id, texts in _sections(page).items():
            if id in there:
                yield page, texts, thai, there[id]


@check
def check_numbers_differ(corpus: Corpus) -> Iterator[Problem]:
    """HB305. A section has the same numbers, dates and sections of law in both languages.

    Bad:  ภายใน ๑๕ วัน   with   within 50 days
    Good: ภายใน ๑๕ วัน   with   within 15 days
    """
    for page, texts, thai, thai_texts in _shared_sections(corpus):
        here, there = (_numbers_of_sections(one)[texts[0].section] for one in (page, thai))
        if here.keys() == there.keys():
            continue
        here_only = _without_words([number for number in here if number not in there], thai_texts, thai.locale)
        there_only = _without_words([number for number in there if number not in here], texts, page.locale)
        if not here_only and not there_only:
            continue
        thai_text = there[there_only[0]][0] if there_only else _beside(here[here_only[0]][0], texts, thai_texts)
        place = (
            _place(page, *here[here_only[0]])
            if here_only
            else _place(page, _beside(thai_text, thai_texts, texts), 0, 0)
        )
        if _is_allowed(page, texts[0], "HB305"):
            place = texts[0].line, texts[0].column
        line = _place(thai, *there[there_only[0]])[0] if there_only else thai_text.line
        details = {
            "here": _listed(here_only),
            "there": _listed(there_only),
            "twin": f"{corpus.shown(thai.path)}:{line}",
        }
        yield Problem(corpus.shown(page.path), *place, "HB305", details)
    yield from _drawn_otherwise(corpus)


def _drawn_otherwise(corpus: Corpus) -> Iterator[Problem]:
    """HB305 for a text of a drawing whose English has other numbers."""
    for drawing in corpus.drawings:
        for text in drawing.texts:
            thai, english = (
                Text(text.words[locale], (), "", "", 0, is_heading=False, line=text.line, column=1)
                for locale in (DEFAULT_LOCALE, "en")
            )
            here, there = _numbers([english]), _numbers([thai])
            here_only = _without_words([number for number in here if number not in there], [thai], DEFAULT_LOCALE)
            there_only = _without_words([number for number in there if number not in here], [english], "en")
            if here_only or there_only:
                details = {"here": _listed(here_only), "there": _listed(there_only), "twin": drawing.path}
                yield Problem(drawing.path, text.line, 1, "HB305", details)


def _without_words(numbers: list[str], texts: list[Text], locale: str) -> list[str]:
    """The numbers that the other language does not write as words: three for ๓."""
    if not numbers:
        return []
    named = set().union(*(numbers_in_words(text.words, locale) for text in texts))
    return [number for number in numbers if number not in named]


def _beside(text: Text, texts: list[Text], others: list[Text]) -> Text:
    """The text of the other language that stands where this one does in its section."""
    number = next(place for place, other in enumerate(texts) if other is text)
    return others[number] if len(texts) == len(others) else others[0]


def _place(page: Page, text: Text, start: int, end: int) -> tuple[int, int]:
    """Line and column of a part of a text, in the page's file."""
    row = text.words.count("\n", 0, start)
    line = page.body.split("\n")[text.line + row - page.first_line]
    column = line.find(text.words[start:end], text.column - 1 if row == 0 else 0)
    return text.line + row, max(column + 1, 1) if end else text.column


def _is_allowed(page: Page, heading: Text, code: str) -> bool:
    """Whether an author allowed it for the whole section, at its heading: it is told there, then."""
    return any(allow.code == code and allow.first <= heading.line <= allow.last for allow in page.allows)


def _listed(parts: list[str]) -> str:
    return ", ".join(sorted(parts)) or "–"


@check
def check_marks_differ(corpus: Corpus) -> Iterator[Problem]:
    """HB304. A section has the same source and confirm marks in both languages.

    Bad:  [จำนวนชุด](confirm:copies)   with   the number of copies
    Good: [จำนวนชุด](confirm:copies)   with   [the number of copies](confirm:copies)
    """
    for page, texts, thai, thai_texts in _shared_sections(corpus):
        here, other = _marks(texts), _marks(thai_texts)
        if here != other:
            here_only, there_only = here - other, other - here
            text = next((text for text in texts if here_only.keys() & _marks([text]).keys()), None)
            if text is None:
                there = next(text for text in thai_texts if there_only.keys() & _marks([text]).keys())
                text = _beside(there, thai_texts, texts)
            if _is_allowed(page, texts[0], "HB304"):
                text = texts[0]
            lists = {"here": _listed(list(here_only.elements())), "there": _listed(list(there_only.elements()))}
            yield corpus.problem(page, text, "HB304", twin=corpus.shown(thai.path), **lists)


def _marks(texts: list[Text]) -> Counter[str]:
    return Counter(span.target for text in texts for span in text.spans if span.is_mark)
