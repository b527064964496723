"""What pages show of others is in the names by which they are kept, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from finished_pages import LISTS_FILES, Finishing, Given, file_of, given_of
from handbook.cache.store import NO_CACHE
from handbook.corpus.addresses import page_path, page_url
from handbook.corpus.data import PUBLISHED_NAME
from handbook.corpus.form_specs import FormSpec
from handbook.corpus.model import Corpus, Page
from single_steps import Steps


@pytest.fixture
def finish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Finishing:
    return Finishing(tmp_path, monkeypatch)


def _told_of(page: Page) -> Any:
    """A page as others may show it."""
    headings = [SimpleNamespace(id=heading.id, text=heading.text) for heading in page.headings]
    blocks = [SimpleNamespace(name=block.name, argument=block.argument) for block in page.blocks]
    names = {name: getattr(page, name) for name in ("path", "key", "locale", "title", "is_for_editors")}
    numbers = {kind: page.meta.value[kind] for kind in ("chapter", "annex") if kind in page.meta.value}
    return SimpleNamespace(**names, headings=headings, blocks=blocks, meta=SimpleNamespace(value=numbers))


def _told_of_form(form: FormSpec) -> Any:
    """A form as the pages of others may show it."""
    return SimpleNamespace(**{name: getattr(form, name) for name in ("id", "code", "step", "filled_by", "signed_by")})


def _own(page: Page) -> Page:
    """A page without what only the corpus asks."""
    return replace(page, meta=replace(page.meta, places={}), texts=(), allows=(), printed=())


def _reduced(given: Given, key: str) -> Given:
    """What the entry of a page is named by, and nothing else of the sources."""
    corpus, context = given.corpus, given.context
    pages = {
        path: _own(page) if page.key == key and page.locale == context.locale else _told_of(page)
        for path, page in corpus.pages.items()
    }
    recorded = corpus.data.documents.get(PUBLISHED_NAME)
    documents = {} if recorded is None else {PUBLISHED_NAME: recorded}
    data = replace(corpus.data, documents=documents, places={}, unread=frozenset())
    nowhere = Path("/nowhere")
    settings = replace(corpus.settings, root=nowhere, docs_dir=nowhere, site_dir=nowhere)
    form = corpus.form_of(corpus.pages[page_path(key, context.locale)])
    forms = {id: each if each is form else _told_of_form(each) for id, each in corpus.forms.items()}
    small = Corpus(settings, corpus.docs, pages, data, corpus.assets, forms=forms)
    files = [file for file in context.files if key == LISTS_FILES or (form and file.form == form.id)]
    made = replace(given, context=replace(context, corpus=small, files=files), texts={key: given.texts[key]})
    vars(made.context)["drawings"] = context.drawings
    return made


@pytest.mark.parametrize("locale", ["th", "en"])
def test_a_page_shows_nothing_of_others_that_is_not_in_its_name(finish: Finishing, steps: Steps, locale: str) -> None:
    """A step that asks for more falls over here: `_of_other_pages` and `sources_name` must then have it too."""
    keys = [page.key for page in steps.corpus.nav_pages(locale)]
    given = given_of(steps, locale, keys).with_context(files=[file_of(id, locale) for id in steps.corpus.forms])
    whole, _, marks = finish(given, NO_CACHE)
    for key in keys:
        file = f"{page_url(key, locale)}index.html"
        if 'data-hb-data="sources' in given.texts[key] or 'data-hb-data="confirm' in given.texts[key]:
            continue
        alone, _, found = finish(_reduced(given, key), NO_CACHE)
        assert (alone[file], found[key]) == (whole[file], marks[key]), key
