"""Finished pages, as an earlier build has made them of the same raw page and of the same things that pages show.

What a page shows of other pages is what `_of_other_pages` says; only pages with a register also show the marks of
others, and an entry tells which these were. The steps get nothing else (tests/site/test_kept_pages.py).
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from handbook.cache.keys import key_of
from handbook.cache.store import Cache
from handbook.corpus.model import Corpus, Page
from handbook.corpus.numbering import number_of
from handbook.corpus.published import published_ids
from handbook.corpus.translation_history import PageBehind
from handbook.site.dead_links import WrittenPage
from handbook.site.page import Context, Marks
from handbook.site.parts import Parts
from handbook.site.raw_site import RawPage
from handbook.site.search_index import Doc

_KIND = "finished"
_OF_DATA = ("sources", "questions", "bodies", "tables", "words", "cited", "blocks", "released")
_OF_OTHER_FORMS = ("code", "step", "filled_by", "signed_by")
"""What pages show of a form that is not theirs."""


@dataclass(frozen=True)
class Finished:
    """A finished page: its HTML, what search finds on it, what it leads to, its marks.

    `others`: the name of the marks of all pages, if it shows them.
    """

    html: str
    docs: list[Doc]
    leading: WrittenPage
    marks: Marks
    others: str = ""


class KeptPages:
    """The finished pages of one language."""

    def __init__(self, context: Context, parts: Parts, sources: str, cache: Cache) -> None:
        """`sources` as `sources_name` names those of the context."""
        self._context, self._cache = context, cache
        self._shared = "" if cache.folder is None else key_of(sources, parts, *_made_for_all(context))

    def find(self, raw: RawPage) -> Finished | None:
        """The page as it was finished before; whether it shows the same marks of others is left to ask."""
        kept = self._cache.find(_KIND, self._key(raw)) if self._shared else None
        if kept is None:
            return None
        found: Finished = pickle.loads(kept)  # noqa: S301 - sealed: this installation wrote it
        return found

    def keep(self, raw: RawPage, finished: Finished) -> None:
        """Keep a page in which nothing was wrong."""
        if self._shared:
            self._cache.keep(_KIND, self._key(raw), pickle.dumps(finished))

    def _key(self, raw: RawPage) -> str:
        page, context = raw.page, self._context
        own = page.path, page.meta.value, page.body, published_ids(context.corpus).get(page.key)
        behind = _of_behind(context.behind.get(page.path))
        shown = behind, context.changed.get(page.path), *_of_form(raw, context)
        return self._cache.key(_KIND, self._shared, raw.text, *own, *shown)


def marks_name(marks: Mapping[str, Marks]) -> str:
    """The name of the marks of all pages of a language."""
    return key_of(dict(sorted(marks.items())))


def sources_name(corpus: Corpus) -> str:
    """The name of what pages show of the sources beside their own texts."""
    return key_of(
        replace(corpus.settings, root=Path(), docs_dir=Path(), site_dir=Path()),
        corpus.docs,
        corpus.assets,
        [getattr(corpus.data, name) for name in _OF_DATA],
        {id: [getattr(form, name) for name in _OF_OTHER_FORMS] for id, form in corpus.forms.items()},
        {path: _of_other_pages(page) for path, page in corpus.pages.items()},
    )


def _made_for_all(context: Context) -> tuple[Any, ...]:
    """What was made of the sources for all pages of a language."""
    return (
        context.locale,
        context.drawings,
        (context.form_assets.sheet, context.form_assets.scripts, context.form_assets.files is not None),
        sorted((*wish, picture.path, picture.width, picture.height) for wish, picture in context.pictures.items()),
        context.policy,
    )


def _of_form(raw: RawPage, context: Context) -> tuple[Any, ...]:
    """What a page shows of its form: all but where its file, which its name tells, says it; and the files it offers."""
    form = context.corpus.form_of(raw.page)
    files = [file for file in context.files if raw.facts.lists_files or (form and file.form == form.id)]
    own = [getattr(form, each.name) for each in fields(form) if each.name != "source"] if form else []
    return own, files


def _of_other_pages(page: Page) -> tuple[Any, ...]:
    """What pages show of another: its title, number and headings, and that there are registers on it."""
    headings = [(heading.id, heading.text) for heading in page.headings]
    blocks = [(block.name, block.argument) for block in page.blocks]
    return page.title, number_of(page.meta.value), page.is_for_editors, headings, blocks


def _of_behind(behind: PageBehind | None) -> tuple[Any, ...] | None:
    """What a translation that is behind says of it."""
    if behind is None:
        return None
    return [(changed.behind.section, changed.since) for changed in behind.changed], behind.waiver
