"""HB27, numbers of chapters: they rise through the nav, and links call each chapter by its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.authored.settings import CONFIG_NAME
from handbook.checks.registry import check
from handbook.corpus.addresses import split_locale
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus, Page
from handbook.corpus.pictures import place_of
from handbook.problems import Problem
from handbook.thai.words import TO_ARABIC, word


@check
def check_chapter_out_of_order(corpus: Corpus) -> Iterator[Problem]:
    """HB270. Chapters stand in the nav in the order of their numbers.

    Bad:  nav: [procedure.md, survey.md]   with chapter: 4 and chapter: 3
    Good: nav: [survey.md, procedure.md]
    """
    numbered = {page.key: number for page in corpus.nav_pages(DEFAULT_LOCALE) if (number := _chapter(page)) is not None}
    last, before = -1, ""
    for entry in corpus.settings.nav:
        key = split_locale(entry.path)[0]
        number = numbered.get(key, last)
        if number < last:
            details = {"page": entry.path, "number": str(number), "before": before, "last": str(last)}
            yield Problem(CONFIG_NAME, entry.line, entry.column, "HB270", details)
        elif key in numbered:
            last, before = number, entry.path


@check
def check_chapter_in_words(corpus: Corpus) -> Iterator[Problem]:
    """HB271. A link that names a chapter by its number leads to that chapter.

    Bad:  [chapter 7](procedure.md)   with chapter: 4 on that page
    Good: [chapter 4](procedure.md)
    """
    for page in corpus.pages.values():
        for link in page.links:
            said = {int(number) for number in _PATTERNS[page.locale].findall(link.text.translate(TO_ARABIC))}
            if len(said) != 1 or link.scheme or link.is_picture:
                continue
            path = place_of(page, link) if link.target.partition("#")[0] else page.path
            target = corpus.twin(corpus.pages[path], page.locale) if path in corpus.pages else None
            number = _chapter(target) if target is not None else None
            if number is not None and said != {number}:
                details = {"words": link.text, "number": str(number), "page": path}
                yield corpus.problem(page, link, "HB271", **details)


def _pattern(locale: str) -> re.Pattern[str]:
    before, _, after = word(locale, "chapter", number="#").partition("#")
    return re.compile(rf"{re.escape(before.rstrip())}\s*(\d{{1,3}})(?!\d){re.escape(after)}", re.IGNORECASE)


_PATTERNS = {locale: _pattern(locale) for locale in LOCALES}


def _chapter(page: Page) -> int | None:
    number = page.meta.value.get("chapter")
    return number if isinstance(number, int) else None
