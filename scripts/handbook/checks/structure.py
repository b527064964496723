"""HB2, structure: ids, titles, blocks and the nav."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.authored.settings import CONFIG_NAME
from handbook.checks.registry import check
from handbook.corpus.addresses import page_path, page_url, split_locale
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus
from handbook.corpus.old_files import old_files
from handbook.corpus.stray_files import TAKEN
from handbook.html.addresses import STRIPPING_PAGE, VERIFYING_PAGE
from handbook.markup.author import author_parser, children_of
from handbook.markup.blocks import BLOCK_NAMES
from handbook.messages import Both, both
from handbook.nearest import use_one, use_or
from handbook.problems import Problem
from handbook.readings.events import NAMED_BLOCKS
from handbook.readings.refused import ODD_HEADING

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@check
def check_duplicate_id(corpus: Corpus) -> Iterator[Problem]:
    """HB204. An id is unique on a page, ids of data included.

    Bad:  ## Steps { #steps } … ## More steps { #steps }
    Good: ## Steps { #steps } … ## More steps { #more-steps }
    """
    for page in corpus.pages.values():
        seen: set[str] = set()
        for block in page.blocks:
            ids = corpus.data.blocks.get(block.argument, ()) if block.name == "data" else ()
            repeated = sorted(seen.intersection(ids))
            if repeated:
                yield Problem(corpus.shown(page.path), block.line, 1, "HB204", {"id": repeated[0]})
            seen.update(ids)
        for anchor in page.anchors:
            if anchor.id in seen:
                yield corpus.problem(page, anchor, "HB204", id=anchor.id)
            seen.add(anchor.id)


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
def check_one_title(corpus: Corpus) -> Iterator[Problem]:
    """HB218. A page has exactly one heading of the first level, before all others.

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
    """HB219. The handbook knows the name of a block; otherwise its slashes would be printed.

    Bad:  /// esentials
    Good: /// essentials
    """
    for page in corpus.pages.values():
        for block in page.blocks:
            if block.name and block.name not in BLOCK_NAMES:
                details = {"block": block.name, **use_one(block.name, BLOCK_NAMES)}
                yield Problem(corpus.shown(page.path), block.line, 1, "HB219", details)


@check
def check_unclosed_block(corpus: Corpus) -> Iterator[Problem]:
    """HB222. A block is closed by a line with the same number of slashes.

    Bad:  /// note | Note  and nothing after
    Good: /// note | Note  then the text, then  ///
    """
    for page in corpus.pages.values():
        for block in page.blocks:
            if not block.closed:
                yield Problem(corpus.shown(page.path), block.line, 1, "HB222", {"block": block.name})


@check
def check_stray_block_end(corpus: Corpus) -> Iterator[Problem]:
    """HB225. A line of slashes closes an open block.

    Bad:  ///  with no block open
    Good: /// note | Note  then the text, then  ///
    """
    for page in corpus.pages.values():
        for block in page.blocks:
            if not block.name:
                yield Problem(corpus.shown(page.path), block.line, 1, "HB225")


@check
def check_block_argument(corpus: Corpus) -> Iterator[Problem]:
    """HB224. A block has a title after a bar if its kind takes one, and no title otherwise.

    Bad:  /// note Before you begin
    Good: /// note | Before you begin
    """
    for page in corpus.pages.values():
        for block in page.blocks:
            wanted = BLOCK_NAMES.get(block.name)
            if wanted is not None and (not block.well_formed or wanted != bool(block.argument)):
                example = f"/// {block.name} | …" if wanted else f"/// {block.name}"
                yield Problem(
                    corpus.shown(page.path), block.line, 1, "HB224", {"block": block.name, "example": example}
                )


@check
def check_link_in_block_title(corpus: Corpus) -> Iterator[Problem]:
    """HB227. A block's title is plain words: of a link or a mark in it no other check would know.

    Bad:  /// table | Bands, by [the notice](source:nbtc-2566)
    Good: [The notice](source:nbtc-2566) exempts these bands.   above   /// table | Bands
    """
    parser = author_parser()
    for page in corpus.pages.values():
        for block in page.blocks:
            if block.name in NAMED_BLOCKS or "](" not in block.argument:
                continue
            words = children_of(parser.parseInline(block.argument)[0])
            target = next((str(word.attrGet("href")) for word in words if word.type == "link_open"), None)
            if target is not None:
                details = {"block": block.name, "target": target}
                yield Problem(corpus.shown(page.path), block.line, 1, "HB227", details)


@check
def check_printed_id(corpus: Corpus) -> Iterator[Problem]:
    """HB226. An id is written after a heading, after a clause's first line, or on a line of its own below a paragraph.

    Bad:  Some paragraph { #here }
    Good: ## Some heading { #here }
    """
    for page in corpus.pages.values():
        lines = page.body.split("\n") if page.printed else []
        for anchor in page.printed:
            if ODD_HEADING.match(lines[anchor.line - page.first_line]):  # HB250 tells the reason
                continue
            yield corpus.problem(page, anchor, "HB226", id=anchor.id)


@check
def check_nav_missing_page(corpus: Corpus) -> Iterator[Problem]:
    """HB207. An entry of the nav is a page that exists, named by its Thai file.

    Bad:  nav: [procedures.md]
    Good: nav: [procedure.md]
    """
    for entry in corpus.settings.nav:
        if entry.path in corpus.unread:
            continue
        if entry.path not in corpus.pages or split_locale(entry.path)[1] != DEFAULT_LOCALE:
            details = {"page": entry.path, **_nav_mend(corpus, entry.path)}
            yield Problem(CONFIG_NAME, entry.line, entry.column, "HB207", details)


def _nav_mend(corpus: Corpus, path: str) -> Both:
    """What to write in place of an entry that is no Thai page."""
    key, locale = split_locale(path)
    thai = page_path(key, DEFAULT_LOCALE)
    if locale != DEFAULT_LOCALE and thai in corpus.pages:
        return both("nav.twin", page=thai)
    pages = [page.path for page in corpus.pages.values() if page.locale == DEFAULT_LOCALE]
    meant = [page for page in pages if page in (path.removeprefix(f"{corpus.docs}/"), f"{path}.md")]
    return both("nav.near", near=meant[0]) if meant else both("nav.remove", use=use_or(path, pages))


@check
def check_page_not_in_nav(corpus: Corpus) -> Iterator[Problem]:
    """HB208. Every page is in the nav: the menu and the book follow it.

    Bad:  docs/survey.md, and no survey.md below nav:
    Good: docs/survey.md, and survey.md below nav:
    """
    listed = {split_locale(entry.path)[0] for entry in corpus.settings.nav}
    for page in corpus.pages.values() if listed else ():
        if page.key not in listed and page.path == f"{page.key}.md":
            yield Problem(corpus.shown(page.path), 1, 1, "HB208", {"page": page.path})


@check
def check_page_twice_in_nav(corpus: Corpus) -> Iterator[Problem]:
    """HB249. A page stands in the nav once.

    Bad:  nav: [procedure.md, survey.md, procedure.md]
    Good: nav: [procedure.md, survey.md]
    """
    seen = set[str]()
    for entry in corpus.settings.nav:
        if entry.path in seen:
            yield Problem(CONFIG_NAME, entry.line, entry.column, "HB249", {"page": entry.path})
        seen.add(entry.path)


@check
def check_number_twice(corpus: Corpus) -> Iterator[Problem]:
    """HB248. A chapter, an annex or a form's number belongs to one page.

    Bad:  chapter: 3  on two pages
    Good: chapter: 3  and  chapter: 4
    """
    first: dict[tuple[str, str, str], str] = {}
    for page in corpus.pages.values():
        for field in ("chapter", "annex", "template"):
            if field not in page.meta.value:
                continue
            number = str(page.meta.value[field])
            other = first.setdefault((page.locale, field, number), page.path)
            if other != page.path:
                line, column = page.meta.place((field,))
                details = {"field": field, "number": number, "page": other}
                yield Problem(corpus.shown(page.path), line, column, "HB248", details)


@check
def check_old_path_taken(corpus: Corpus) -> Iterator[Problem]:
    """HB228. An old path of a page is no page's address and not the site's own, and belongs to one page only.

    Bad:  old_paths: [procedure/]  while docs/procedure.md is there
    Good: old_paths: [approval/]
    """
    taken = {page_url(page.key, page.locale) + "index.html": page.path for page in corpus.pages.values()}
    taken |= {own: own for own in (STRIPPING_PAGE, VERIFYING_PAGE)}
    for page in corpus.pages.values():
        written = page.meta.value.get("old_paths", ())
        for number, old in enumerate(old_files(page)):
            first = written[number].partition("/")[0].removesuffix(".html")
            if first in TAKEN:
                taken.setdefault(old, first)
            if old in taken:
                line, column = page.meta.place(("old_paths", number))
                yield Problem(corpus.shown(page.path), line, column, "HB228", {"old": old, "page": taken[old]})
            taken.setdefault(old, page.path)
