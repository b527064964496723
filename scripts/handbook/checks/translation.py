"""HB3: both languages have the same pages with the same parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.authored.settings import CONFIG_NAME
from handbook.checks.registry import check
from handbook.corpus.addresses import page_path
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus
from handbook.corpus.translations import behind
from handbook.problems import Problem

_THAI = re.compile("[\u0e00-\u0e7f]")


@check
def check_missing_twin(corpus: Corpus) -> Iterator[Problem]:
    """HB301. A page exists in every language.

    Bad:  docs/procedure.md without docs/procedure.en.md
    Good: both
    """
    for page in corpus.pages.values():
        for locale in LOCALES:
            if corpus.twin(page, locale) is None and page_path(page.key, locale) not in corpus.unread:
                details = {"page": page.path, "twin": corpus.shown(page_path(page.key, locale))}
                yield Problem(corpus.shown(page.path), 1, 1, "HB301", details)


@check
def check_id_in_one_twin(corpus: Corpus) -> Iterator[Problem]:
    """HB302. The id of a heading or clause is in both languages, so that one link works for both.

    Bad:  ## ขั้นตอน { #steps }   with   ## Steps { #the-steps }
    Good: ## ขั้นตอน { #steps }   with   ## Steps { #steps }
    """
    for page in corpus.pages.values():
        for locale in LOCALES:
            twin = corpus.twin(page, locale)
            if twin is None or twin is page or twin.open_end:
                continue
            known = corpus.ids(twin)
            for anchor in page.anchors:
                if anchor.id not in known:
                    twin_path = corpus.shown(twin.path)
                    yield corpus.problem(page, anchor, "HB302", id=anchor.id, twin=twin_path)


@check
def check_front_matter_differs(corpus: Corpus) -> Iterator[Problem]:
    """HB303. Chapter, annex and template are the same in both languages.

    Bad:  chapter: 4   with   chapter: 5
    Good: chapter: 4   with   chapter: 4
    """
    for page in corpus.pages.values():
        thai = corpus.twin(page, DEFAULT_LOCALE)
        if page.locale == DEFAULT_LOCALE or thai is None:
            continue
        for key in ("chapter", "annex", "template", "hide"):
            here, there = page.meta.value.get(key), thai.meta.value.get(key)
            if here != there:
                line, column = page.meta.place((key,))
                details = {"key": key, "here": _show(here), "there": _show(there), "twin": corpus.shown(thai.path)}
                yield Problem(corpus.shown(page.path), line, column, "HB303", details)


@check
def check_translation_behind(corpus: Corpus) -> Iterator[Problem]:
    """HB310. A translation was made from the current Thai text; otherwise readers see that it is out of date.

    Bad:  translates: 0123456789ab  and the Thai page changed since
    Good: the English page follows, then python3 scripts/make.py translated docs/page.en.md
    """
    for page, thai in behind(corpus):
        if page.open_end or thai.open_end:
            continue
        line, column = page.meta.place(("translates",))
        details = {"thai": corpus.shown(thai.path), "page": corpus.shown(page.path)}
        yield Problem(corpus.shown(page.path), line, column, "HB310", details)


@check
def check_translation_unmarked(corpus: Corpus) -> Iterator[Problem]:
    """HB311. A translation says what it was made from, once any page of the handbook does.

    Bad:  docs/page.en.md without translates:
    Good: python3 scripts/make.py translated docs/page.en.md
    """
    translations = [page for page in corpus.pages.values() if page.locale != DEFAULT_LOCALE]
    if any("translates" in page.meta.value for page in translations):
        for page in translations:
            if "translates" not in page.meta.value:
                yield Problem(corpus.shown(page.path), 1, 1, "HB311", {"page": corpus.shown(page.path)})


def _show(value: object) -> str:
    return "–" if value is None else str(value)


@check
def check_untranslated_section(corpus: Corpus) -> Iterator[Problem]:
    """HB314. Each section of the nav has a title in the other language.

    Bad:  nav: [ขั้นตอน: [procedure.md]]  and nothing for ขั้นตอน below nav_translations
    Good: nav_translations: {ขั้นตอน: Procedure}
    """
    titles, told = corpus.settings.section_titles, set[str]()
    for entry in corpus.settings.nav:
        section = entry.section
        others = [titles.get(section or "", {}).get(locale) for locale in LOCALES if locale != DEFAULT_LOCALE]
        if section and section not in told and not all(title and not _THAI.search(title) for title in others):
            told.add(section)
            yield Problem(CONFIG_NAME, entry.line, entry.column, "HB314", {"section": section})
