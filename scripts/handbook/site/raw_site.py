"""The engine's output: pages as text, which are parsed only where something is to be done with them."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.addresses import page_url
from handbook.corpus.form_specs import FORMS_FOLDER
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus, Page
from handbook.forms.compose import Form, compose
from handbook.html.tree import Element, article_of, read_html, select
from handbook.site.contact import put_contact
from handbook.site.data_tables import data_boxes
from handbook.site.page import BuiltPage
from handbook.site.status import put_status
from handbook.site.theme.search_box import leave_out_stock_search
from handbook.site.uses import Uses, together, uses_of
from handbook.site.written_links import is_alike

MISSING = "404.html"
_KIND = "raw"


@dataclass(frozen=True)
class Facts:
    """What a build asks of every raw page.

    What it uses, whether it shows a form, or the files of all forms, and whether it has the links of its source.
    """

    uses: Uses
    shows_form: bool
    lists_files: bool
    is_alike: bool


@dataclass(frozen=True)
class RawPage:
    """A page as the engine wrote it into `file`."""

    page: Page
    file: Path
    text: str
    corpus: Corpus
    cache: Cache = NO_CACHE

    @cached_property
    def _tree(self) -> Element:
        return read_html(self.text)

    @cached_property
    def built(self) -> BuiltPage:
        """The page as the finishing steps get it, which change it."""
        article = article_of(self._tree)
        form = _form_of(article, self.page, self.corpus) if _shows_form(article, self.page, self.corpus) else None
        return BuiltPage(self.page, self._tree, self.file, form)

    @cached_property
    def facts(self) -> Facts:
        """What is known of it; asked before a step changes it."""
        links = [link.target for link in self.page.links]
        key = self.cache.key(_KIND, self.text, links, self.corpus.form_of(self.page) is not None)
        if (kept := self.cache.find(_KIND, key)) is not None:
            known: Facts = pickle.loads(kept)  # noqa: S301 - sealed: this installation wrote it
            return known
        article = article_of(self._tree)
        shows_form = _shows_form(article, self.page, self.corpus)  # it is composed by those who ask for it
        lists_files = any(kind == "forms" for _, kind, *_ in data_boxes(article))
        found = Facts(uses_of(self._tree), shows_form, lists_files, is_alike(self.page, article))
        self.cache.keep(_KIND, key, pickle.dumps(found))
        return found


@dataclass(frozen=True)
class RawSite:
    """The pages of each language in nav order, and the tree of the 404 page if there is one."""

    out: Path
    pages: dict[str, list[RawPage]]
    missing: Element | None

    @property
    def all_pages(self) -> list[RawPage]:
        """The pages of all languages."""
        return [item for pages in self.pages.values() for item in pages]

    @property
    def unlike(self) -> list[BuiltPage]:
        """The pages that have other links than their sources."""
        return [item.built for item in self.all_pages if not item.facts.is_alike]

    @property
    def shows_forms(self) -> bool:
        """Whether a page shows a form."""
        return any(item.facts.shows_form for item in self.all_pages)

    @property
    def forms(self) -> list[Form]:
        """The forms of all pages, as the author wrote them."""
        shown = (item.built.form for item in self.all_pages if item.facts.shows_form)
        return [form for form in shown if form is not None]

    @cached_property
    def uses(self) -> Uses:
        """What all pages use, the 404 page last."""
        pages = [item.facts.uses for item in self.all_pages]
        return together([*pages, *([] if self.missing is None else [uses_of(self.missing)])])


def read_raw_site(out: Path, corpus: Corpus, cache: Cache = NO_CACHE) -> RawSite:
    """Read the pages in `out`, and delete what the theme's own search would need."""
    leave_out_stock_search(out)
    missing = out / MISSING
    return RawSite(
        out,
        {locale: [_raw_page(out, page, corpus, cache) for page in corpus.nav_pages(locale)] for locale in LOCALES},
        read_html(missing.read_text(encoding="utf-8")) if missing.exists() else None,
    )


def read_page(out: Path, page: Page, corpus: Corpus) -> BuiltPage:
    """Read one page as the engine wrote it."""
    return _raw_page(out, page, corpus, NO_CACHE).built


def _raw_page(out: Path, page: Page, corpus: Corpus, cache: Cache) -> RawPage:
    file = out / page_url(page.key, page.locale) / "index.html"
    return RawPage(page, file, file.read_text(encoding="utf-8"), corpus, cache)


def _shows_form(article: Element, page: Page, corpus: Corpus) -> bool:
    """Whether a page shows a form. A form's page without its form is possible only if checks were skipped."""
    return corpus.form_of(page) is not None and bool(select(article, ".hb-form"))


def _form_of(article: Element, page: Page, corpus: Corpus) -> Form:
    """The form that a page shows."""
    spec = corpus.forms[page.key.removeprefix(f"{FORMS_FOLDER}/")]
    form = compose(article, spec, page.locale, corpus.settings.numerals[page.locale])
    put_status(form.body, corpus, page.locale, marked=False)
    put_contact(form.body, replace(corpus.settings.contact, source=None), page.locale)  # files of forms cite nothing
    return form
