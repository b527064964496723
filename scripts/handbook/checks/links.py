"""HB2, links: every link inside the handbook has a target."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from handbook.checks.link_mends import target_mend
from handbook.checks.registry import check
from handbook.corpus.addresses import page_path, split_locale
from handbook.corpus.form_specs import bundle_name
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus, Link, Page
from handbook.html.addresses import DOWNLOADS
from handbook.nearest import use_one, use_or
from handbook.problems import Problem
from handbook.readings.rules import allowed_schemes

SCHEMES = allowed_schemes()


def built_files(corpus: Corpus) -> tuple[str, ...]:
    """Files made by the build that pages may link to."""
    settings = corpus.settings
    names = (settings.book_file, settings.guide_file, *((bundle_name,) if corpus.forms else ()))
    return tuple(f"{DOWNLOADS}{name(locale)}" for name in names for locale in LOCALES)


def _path_links(corpus: Corpus) -> Iterator[tuple[Page, Link, str, str]]:
    """Each link to a path: its page, the link, the target's path below docs/ (by default the page), the fragment."""
    for page in corpus.pages.values():
        for link in page.links:
            if link.is_picture or link.scheme or link.target.startswith(("/", "\\")):
                continue  # of pictures pictures.py tells
            parts = urlsplit(link.target)
            folder = posixpath.dirname(page.path)
            path = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else page.path
            yield page, link, path, unquote(parts.fragment)


def _arrives(corpus: Corpus, path: str) -> bool:
    return path in corpus.pages or path in corpus.unread or path in corpus.assets or path in built_files(corpus)


def _is_thai(path: str) -> bool:
    return split_locale(path)[1] == DEFAULT_LOCALE


def _shows_unread(corpus: Corpus, page: Page) -> bool:
    """Tell whether the page shows data of an unreadable file, whose ids are unknown."""
    return any(block.name == "data" and block.argument.partition(" ")[0] in corpus.data.unread for block in page.blocks)


@check
def check_broken_link(corpus: Corpus) -> Iterator[Problem]:
    """HB201. A link leads to a page or file that exists.

    Bad:  [steps](procedures.md)
    Good: [steps](procedure.md)
    """
    for page, link, path, _ in _path_links(corpus):
        if not link.target or not _arrives(corpus, path):
            known = (*(thai for thai in corpus.pages if _is_thai(thai)), *corpus.assets, *built_files(corpus))
            mend = target_mend(link.target, path, page.path, known)
            yield corpus.problem(page, link, "HB201", target=link.target, **mend)


@check
def check_language_suffix(corpus: Corpus) -> Iterator[Problem]:
    """HB202. Links have no language suffix: the build points each to the page in the reader's language.

    Bad:  [steps](procedure.en.md)
    Good: [steps](procedure.md)
    """
    for page, link, path, _ in _path_links(corpus):
        locale = split_locale(path)[1]
        if path in corpus.pages and not link.target.startswith("#") and locale != DEFAULT_LOCALE:
            mended = link.target.replace(f".{locale}.md", ".md", 1)
            yield corpus.problem(page, link, "HB202", target=link.target, mended=mended)


@check
def check_broken_anchor(corpus: Corpus) -> Iterator[Problem]:
    """HB203. A link to a part of a page names an id that the page has.

    Bad:  [step 3](procedure.md#step-3)     where the page has only #step-03
    Good: [step 3](procedure.md#step-03)
    """
    for page, link, path, fragment in _path_links(corpus):
        key = split_locale(path)[0]
        target = corpus.pages.get(page_path(key, page.locale)) or corpus.pages.get(path)
        if not fragment or target is None or target.open_end or _shows_unread(corpus, target):
            continue
        ids = corpus.ids(target)
        if fragment not in ids:
            use = use_or(fragment, sorted(ids), "#{}")
            yield corpus.problem(page, link, "HB203", id=fragment, page=target.path, **use)


@check
def check_absolute_path(corpus: Corpus) -> Iterator[Problem]:
    """HB220. A link inside the handbook is relative: the site may be at any path of its host.

    Bad:  [steps](/procedure/)
    Good: [steps](procedure.md)
    """
    for page in corpus.pages.values():
        for link in page.links:
            if not link.scheme and link.target.startswith("/") and not link.is_picture:
                yield corpus.problem(page, link, "HB220", target=link.target)


@check
def check_unknown_scheme(corpus: Corpus) -> Iterator[Problem]:
    """HB209. A link's scheme, the part before the colon, is one that the handbook knows.

    Bad:  [number of copies](confrim:copies)
    Good: [number of copies](confirm:copies)
    """
    for page in corpus.pages.values():
        for link in page.links:
            if link.scheme and link.scheme not in SCHEMES and not link.is_picture:
                use = use_one(link.scheme, SCHEMES, "{}:")
                yield corpus.problem(page, link, "HB209", scheme=link.scheme, **use)
