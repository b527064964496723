"""HB3: both languages have the same pages with the same parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.authored.settings import CONFIG_NAME
from handbook.checks.registry import check
from handbook.corpus.addresses import page_path, split_locale
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus
from handbook.corpus.translation_files import page_stamp_file, split_name, stamp_file
from handbook.corpus.translation_history import Changed, PageBehind, difference_of, pages_behind
from handbook.corpus.translations import WAIVER, ahead, behind, translated_pages, unmarked
from handbook.messages import LANGUAGES
from handbook.nearest import use_or
from handbook.problems import Problem
from handbook.thai.words import write_date

_THAI = re.compile("[\u0e00-\u0e7f]")
_MOST_CHANGES = 3
"""Of one section in a message; `translation-status` shows all."""


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
    """HB303. Chapter, annex, audience and template are the same in both languages.

    Bad:  chapter: 4   with   chapter: 5
    Good: chapter: 4   with   chapter: 4
    """
    for page in corpus.pages.values():
        thai = corpus.twin(page, DEFAULT_LOCALE)
        if page.locale == DEFAULT_LOCALE or thai is None:
            continue
        for key in ("chapter", "annex", "audience", "template", "hide"):
            here, there = page.meta.value.get(key), thai.meta.value.get(key)
            if here != there:
                line, column = page.meta.place((key,))
                details = {"key": key, "here": _show(here), "there": _show(there), "twin": corpus.shown(thai.path)}
                yield Problem(corpus.shown(page.path), line, column, "HB303", details)


@check
def check_translation_behind(corpus: Corpus) -> Iterator[Problem]:
    """HB310. Each section was translated from the present Thai words, unless its page has a waiver.

    Bad:  the Thai of #steps has changed and the English has not
    Good: the English follows, then python3 scripts/make.py translated docs/page.en.md#steps
    """
    for found in pages_behind(corpus, waived=False).values():
        for changed in _known(found):
            yield _behind(corpus, changed, "HB310", {})


@check
def check_translation_waived(corpus: Corpus) -> Iterator[Problem]:
    """HB315. A section that is behind is told, also where its page has a waiver.

    Bad:  a page that is behind, with translation_waiver
    Good: the English follows, and there is no translation_waiver
    """
    for found in pages_behind(corpus, waived=True).values():
        if found.waiver is not None:
            dates = {f"date_{language}": write_date(found.waiver.date, language) for language in LANGUAGES}
            for changed in _known(found):
                yield _behind(corpus, changed, "HB315", dates | {"reason": found.waiver.reason})


def _known(found: PageBehind) -> Iterator[Changed]:
    """The sections that are behind, but on pages of which a part is not known."""
    yield from (each for each in found.changed if not each.behind.page.open_end and not each.behind.thai.open_end)


def _behind(corpus: Corpus, changed: Changed, code: str, more: dict[str, str]) -> Problem:
    page, thai, section = changed.behind.page, changed.behind.thai, changed.behind.section
    here = page.sections.get(section.name)
    file, line = stamp_file(page.key, section.name, section.fingerprint)
    details = more | {
        "thai": f"{corpus.shown(thai.path)}:{section.line}",
        "name": f"{corpus.shown(page.path)}#{section.name}",
        "file": corpus.shown(file),
        "line": line.strip(),
        **{language: difference_of(corpus, changed, language, _MOST_CHANGES) for language in LANGUAGES},
    }
    place = (here.line, here.column) if here is not None else (1, 1)
    return Problem(corpus.shown(page.path), *place, code, details)


@check
def check_needless_waiver(corpus: Corpus) -> Iterator[Problem]:
    """HB316. Only a translation that is behind has a waiver.

    Bad:  translation_waiver: on a page whose sections all follow
    Good: no translation_waiver
    """
    late = {item.page.path for item in behind(corpus)}
    for page in corpus.pages.values():
        if WAIVER in page.meta.value and page.path not in late:
            yield Problem(corpus.shown(page.path), *page.meta.place((WAIVER,)), "HB316")


@check
def check_translation_unmarked(corpus: Corpus) -> Iterator[Problem]:
    """HB311. It is noted what each section was translated from, once anything is.

    Bad:  docs/page.en.md with nothing about it in docs/translations/
    Good: python3 scripts/make.py translated docs/page.en.md
    """
    for page, section, prints in unmarked(corpus):
        shown = corpus.shown(page.path)
        if section is None:
            name, place, (file, text) = shown, (1, 1), page_stamp_file(page.key, prints)
        else:
            name, place = f"{shown}#{section.name}", (section.line, section.column)
            file, text = stamp_file(page.key, section.name, prints[section.name])
        details = {"name": name, "file": corpus.shown(file), "line": text.strip()}
        yield Problem(shown, *place, "HB311", details)


@check
def check_translation_ahead(corpus: Corpus) -> Iterator[Problem]:
    """HB317. The English changes with the Thai, which prevails.

    Bad:  the English of #steps has changed and the Thai has not
    Good: the Thai says the same; then python3 scripts/make.py translated docs/page.en.md#steps
    """
    for page, thai, section in ahead(corpus):
        details = {"thai": corpus.shown(thai.path), "name": f"{corpus.shown(page.path)}#{section.name}"}
        yield Problem(corpus.shown(page.path), section.line, section.column, "HB317", details)


@check
def check_stamp_of_nothing(corpus: Corpus) -> Iterator[Problem]:
    """HB318. A stamp made in the browser names a page and a section that both languages have.

    Bad:  docs/translations/a.yml with page#stepps: "0123456789ab"
    Good: page#steps: "0123456789ab"
    """
    both_have = {
        f"{page.key}#{name}"
        for page, thai in translated_pages(corpus)
        for name in thai.sections
        if name in page.sections
    }
    unread = {split_locale(path)[0] for path in corpus.unread}
    for document in corpus.translations.stamps.values():
        for name in document.value:
            if name not in both_have and split_name(name)[0] not in unread:
                use = {f"use_{language}": text for language, text in use_or(name, sorted(both_have)).items()}
                yield document.problem((name,), "HB318", name=name, **use)


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
