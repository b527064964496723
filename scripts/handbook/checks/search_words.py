"""HB2 and HB4: what readers type and pages do not say, a page's keywords and the groups of synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from handbook.checks.registry import check, once_a_page
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus, Page
from handbook.corpus.word_lists import WORDS_NAME
from handbook.problems import Problem

_BETWEEN = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")


@check
def check_idle_keyword(corpus: Corpus) -> Iterator[Problem]:
    """HB275. A keyword says what the page's title and its other keywords do not.

    Bad:  title: CCTV warning sign, keywords: [CCTV warning sign]
    Good: title: CCTV warning sign, keywords: [signage]
    """
    for page in corpus.pages.values():
        seen = {_bare(str(page.meta.value.get("title", "")))}
        for number, keyword in enumerate(page.meta.value.get("keywords", ())):
            bare = _bare(keyword)
            if not bare or bare in seen:
                line, column = page.meta.place(("keywords", number))
                yield Problem(corpus.shown(page.path), line, column, "HB275", {"keyword": keyword})
            seen.add(bare)


@check
def check_idle_synonyms(corpus: Corpus) -> Iterator[Problem]:
    """HB415. At least one word of a group of synonyms stands in the handbook, in the group's language.

    Bad:  [คลิปวิดีโอ, วิดีโอคลิป]  while every page says ข้อมูลภาพ
    Good: [คลิปวิดีโอ, ข้อมูลภาพ]
    """
    document = corpus.data.documents.get(WORDS_NAME)
    for locale in LOCALES if document is not None else ():
        groups = corpus.data.words.synonyms.get(locale, ())
        said = frozenset(_said(corpus, locale)) if groups else frozenset()
        for number, group in enumerate(groups):
            if document is not None and not _stand(tuple(map(_bare, group)), said):
                yield document.problem(("synonyms", locale, number), "HB415", words=", ".join(group))


_STOOD: dict[tuple[str, ...], str] = {}
"""Words -> the text in which one of them stood the last time; kept for the preview: most texts are as they were."""


def _stand(words: tuple[str, ...], texts: frozenset[str]) -> bool:
    """Whether one of the words stands in one of the texts."""
    if _STOOD.get(words) in texts:
        return True
    for text in texts:
        if any(word in text for word in words):
            _STOOD[words] = text
            return True
    return False


def _said(corpus: Corpus, locale: str) -> Iterator[str]:
    """What each page of a language says, and data and forms in any, as letters and digits alone."""
    own = corpus.data.documents[WORDS_NAME].path
    yield from (_said_on(page) for page in corpus.pages.values() if page.locale == locale)
    yield from (_bare(file.text) for file in corpus.written if file.path.endswith(".yml") and file.path != own)


@once_a_page
def _said_on(page: Page) -> str:
    return "".join(_bare(text.words) for text in page.texts)


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    """A text as letters and digits alone: กฟภ is กฟภ., wi-fi is WiFi. Kept for the preview."""
    return _BETWEEN.sub("", text.casefold())
