"""HB2, structure: ids, titles, blocks and the nav."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from handbook.checks.registry import check
from handbook.markup.blocks import BLOCK_NAMES
from handbook.pages.corpus import Corpus, split_locale
from handbook.problems import Problem
from handbook.settings import CONFIG_NAME

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@check
def check_duplicate_id(corpus: Corpus) -> Iterator[Problem]:
    """HB204. An id stands once on a page, data included.

    Bad:  ## Steps { #steps } … ## More steps { #steps }
    Good: ## Steps { #steps } … ## More steps { #more-steps }
    """
    for page in corpus.pages.values():
        numbers = Counter(corpus.data_ids(page))
        for anchor in page.anchors:
            numbers[anchor.id] += 1
            if numbers[anchor.id] > 1:
                yield corpus.problem(page, anchor, "HB204", id=anchor.id)


@check
def check_missing_heading_id(corpus: Corpus) -> Iterator[Problem]:
    """HB205. Every heading has an explicit id: generated Thai ids lose vowels, so that กล้อง and กลอง collide.

    Bad:  ## ขั้นตอน
    Good: ## ขั้นตอน { #steps }
    """
    for page in corpus.pages.values():
        for heading in page.headings:
            if heading.id is None:
                yield corpus.problem(page, heading, "HB205", heading=heading.text)


@check
def check_bad_id(corpus: Corpus) -> Iterator[Problem]:
    """HB206. Ids are ASCII words in small letters, joined by hyphens, so that they survive every mail and host.

    Bad:  ## ขั้นตอน { #ขั้นตอน }
    Good: ## ขั้นตอน { #steps }
    """
    for page in corpus.pages.values():
        for anchor in page.anchors:
            if not _KEBAB.fullmatch(anchor.id):
                yield corpus.problem(page, anchor, "HB206", id=anchor.id)


@check
def check_bad_file_name(corpus: Corpus) -> Iterator[Problem]:
    """HB221. A page's file name is of ASCII words in small letters, joined by hyphens: it becomes the address.

    Bad:  docs/ขั้นตอน.md
    Good: docs/procedure.md
    """
    for page in corpus.pages.values():
        if not all(_KEBAB.fullmatch(part) for part in page.key.split("/")):
            yield Problem(corpus.shown(page.path), 1, 1, "HB221", {"file": page.path})


@check
def check_one_title(corpus: Corpus) -> Iterator[Problem]:
    """HB218. A page has one heading of the first level, and it comes first.

    Bad:  ## Steps { #steps } … # Title { #title }
    Good: # Title { #title } … ## Steps { #steps }
    """
    for page in corpus.pages.values():
        titles = [heading for heading in page.headings if heading.level == 1]
        if len(titles) != 1 or page.headings[0].level != 1:
            line, column = (titles[-1].line, titles[-1].column) if titles else (1, 1)
            yield Problem(corpus.shown(page.path), line, column, "HB218", {"count": str(len(titles))})


@check
def check_unknown_block(corpus: Corpus) -> Iterator[Problem]:
    """HB219. A block's name is one the handbook knows; otherwise its slashes would be printed.

    Bad:  /// esentials
    Good: /// essentials
    """
    for page in corpus.pages.values():
        for block in page.blocks:
            if block.name not in BLOCK_NAMES:
                near = next(iter(get_close_matches(block.name, BLOCK_NAMES, 1)), "–")
                details = {"block": block.name, "near": near}
                yield Problem(corpus.shown(page.path), block.line, 1, "HB219", details)


@check
def check_unclosed_block(corpus: Corpus) -> Iterator[Problem]:
    """HB222. A block is closed by a line of as many slashes.

    Bad:  /// note | Note  and nothing after
    Good: /// note | Note  then the text, then  ///
    """
    for page in corpus.pages.values():
        for block in page.blocks:
            if not block.closed:
                yield Problem(corpus.shown(page.path), block.line, 1, "HB222", {"block": block.name})


@check
def check_nav_missing_page(corpus: Corpus) -> Iterator[Problem]:
    """HB207. An entry of the nav is a page that exists, named by its Thai file.

    Bad:  nav: [procedures.md]
    Good: nav: [procedure.md]
    """
    for entry in corpus.settings.nav:
        if entry.path not in corpus.pages:
            near = next(iter(get_close_matches(entry.path, corpus.pages, 1, 0.5)), "–")
            yield Problem(CONFIG_NAME, entry.line, entry.column, "HB207", {"page": entry.path, "near": near})


@check
def check_page_not_in_nav(corpus: Corpus) -> Iterator[Problem]:
    """HB208. Every page stands in the nav: the menu and the book follow it.

    Bad:  docs/survey.md, and no survey.md below nav:
    Good: docs/survey.md, and survey.md below nav:
    """
    listed = {split_locale(entry.path)[0] for entry in corpus.settings.nav}
    for page in corpus.pages.values():
        if page.key not in listed and page.path == f"{page.key}.md":
            yield Problem(corpus.shown(page.path), 1, 1, "HB208", {"page": page.path})
