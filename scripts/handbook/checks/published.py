"""What readers have, by published.yml: addresses go on leading somewhere, and a form that changed says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handbook.checks.registry import check, once_a_page
from handbook.corpus.addresses import page_path, page_url, split_locale
from handbook.corpus.data import PUBLISHED_NAME
from handbook.corpus.form_specs import FormSpec
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus
from handbook.corpus.old_files import old_files
from handbook.corpus.published import blanks_print, next_version
from handbook.nearest import nearest
from handbook.problems import Problem
from handbook.thai.words import TO_ARABIC

_SOME = "…"


@check
def check_lost_address(corpus: Corpus) -> Iterator[Problem]:
    """HB259. A page that was published is there, or another one has its address in `old_paths`.

    Bad:  docs/survey.md renamed to docs/site-survey.md
    Good: docs/site-survey.md with old_paths: [survey/]
    """
    document = corpus.data.documents.get(PUBLISHED_NAME)
    if document is None:
        return
    there = {page_url(*split_locale(path)) for path in (*corpus.pages, *corpus.unread)}
    old = {name for page in corpus.pages.values() for name in old_files(page)}
    new = sorted({page.key for page in corpus.pages.values()} - set(document.value["pages"]))
    for number, key in enumerate(document.value["pages"]):
        if page_url(key, DEFAULT_LOCALE) in there:  # a translation that is not there is told by its own check
            continue
        for locale in LOCALES:
            if page_url(key, locale) + "index.html" not in old:
                heir = page_path(nearest(key, new) or (new[0] if len(new) == 1 else _SOME), locale)
                details = {"page": page_path(key, locale), "old": page_url(key, DEFAULT_LOCALE), "heir": heir}
                yield document.problem(("pages", number), "HB259", **details)


@check
def check_changed_form(corpus: Corpus) -> Iterator[Problem]:
    """HB531. A form whose blanks differ from those that were published has another version.

    A form of questions is exempt: its version follows them (corpus/enquiry.py).

    Bad:  a blank taken out of a form, and version: "0.1" as before
    Good: the same, with version: "0.2"
    """
    document = corpus.data.documents.get(PUBLISHED_NAME)
    recorded = document.value["forms"] if document is not None else {}
    for spec in corpus.forms.values():
        known = recorded.get(spec.id)
        if not spec.questions and known and known["version"] == spec.version and known["blanks"] != _blanks_print(spec):
            yield spec.source.problem(
                ("version",), "HB531", form=spec.id, version=spec.version, following=next_version(spec.version)
            )


@once_a_page
def _blanks_print(spec: FormSpec) -> str:
    return blanks_print(spec)


@check
def check_form_code_twice(corpus: Corpus) -> Iterator[Problem]:
    """HB532. No two forms have the same code.

    Bad:  code: {th: แบบ ก-๑, en: Form A-1}   in two files
    Good: code: {th: แบบ ก-๑๓, en: Form A-13}   in the new one
    """
    for locale in LOCALES:
        codes = Counter(_plain(spec.code[locale]) for spec in corpus.forms.values())
        first: dict[str, str] = {}
        for spec in corpus.forms.values():
            code = _plain(spec.code[locale])
            if codes[code] > 1 and code in first:
                yield spec.source.problem(("code", locale), "HB532", code=spec.code[locale], other=first[code])
            first.setdefault(code, spec.source.path)


def _plain(code: str) -> str:
    """A code as people tell codes apart: not by capitals, by whose digits they are written in, or by spaces."""
    return "".join(code.casefold().translate(TO_ARABIC).split())
