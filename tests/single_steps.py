"""Single steps of the build on the fixture's pages: a fresh tree for each test, written there or the engine's.

The engine's pages take three seconds: they are made once a run, and only if a test asks for one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from filelock import FileLock
from lxml import etree

from handbook.authored.settings import Settings, load_settings
from handbook.corpus.addresses import page_path, page_url
from handbook.corpus.model import Corpus, Page
from handbook.corpus.read import read_corpus
from handbook.forms.compose import compose
from handbook.history.edition import Edition
from handbook.html.tree import Element, article_of, read_html, select
from handbook.site.page import BuiltPage, Context
from handbooks import ROOT, Workshop

EDITION = Edition("0123456789", 1_795_392_000)  # 23 November 2026
# In a separate process: the engine changes the environment, and takes a second to import.
_RUN = """
import sys
from pathlib import Path
from handbook.authored.settings import load_settings
from handbook.history.edition import Edition
from handbook.site.engine import run_engine
run_engine(load_settings(Path(sys.argv[1])), Edition("0123456789", 1_795_392_000), Path(sys.argv[2]))
"""


def inner(element: Element) -> str:
    """What is in an element, as HTML."""
    parts = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return escape(element.text or "", quote=False) + "".join(parts)


@dataclass(frozen=True)
class Steps:
    """The fixture handbook as the steps get it."""

    workshop: Workshop

    @cached_property
    def root(self) -> Path:
        """Its folder."""
        return self.workshop.fixture()

    @cached_property
    def raw(self) -> Path:
        """What the engine made of it, or makes of it now."""
        raw = self.workshop.folder / "raw"
        with FileLock(self.workshop.folder / "raw.lock"):
            if not raw.exists():
                part = raw.with_suffix(".part")
                part.mkdir()
                env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
                subprocess.run([sys.executable, "-c", _RUN, str(self.root), str(part)], env=env, check=True)
                part.rename(raw)
        return raw

    @cached_property
    def settings(self) -> Settings:
        """Its settings."""
        return load_settings(self.root)

    @cached_property
    def corpus(self) -> Corpus:
        """Its pages and data, read once; it is immutable."""
        corpus, problems = read_corpus(self.settings)
        assert problems == []
        return corpus

    def page(self, key: str, locale: str = "th") -> Page:
        """A page of the corpus."""
        return self.corpus.pages[page_path(key, locale)]

    def tree(self, key: str, locale: str = "th") -> Element:
        """The engine's page before any step, parsed again at each call, because steps change it."""
        return read_html((self.raw / page_url(key, locale) / "index.html").read_text(encoding="utf-8"))

    def article(self, key: str, locale: str = "th") -> Element:
        """The article of a raw page."""
        return article_of(self.tree(key, locale))

    def built(self, key: str, locale: str = "th") -> BuiltPage:
        """A page as the steps are given it, with a tree of its own."""
        return self._with_tree(key, locale, self.tree(key, locale))

    def written(self, article: str, key: str = "procedure", locale: str = "th", *, head: str = "") -> BuiltPage:
        """The same with what a test writes as the article: no page of the engine's is read for it."""
        text = f"<html lang={locale}><head>{head}</head><body><article>{article}</article></body></html>"
        return self._with_tree(key, locale, read_html(text))

    def _with_tree(self, key: str, locale: str, tree: Element) -> BuiltPage:
        page = self.page(key, locale)
        spec = self.corpus.form_of(page)
        form = compose(article_of(tree), spec, locale) if spec and select(tree, "article .hb-form") else None
        return BuiltPage(page, tree, Path(page_url(key, locale)) / "index.html", form)

    def context(self, *pages: BuiltPage, **details: Any) -> Context:
        """The context for steps on these pages; `details` are other fields of Context."""
        return Context(self.corpus, pages[0].page.locale, pages, **details)

    def with_settings(self, pages: Sequence[BuiltPage], **changes: Any) -> Context:
        """The same handbook with other settings."""
        return replace(self.context(*pages), corpus=replace(self.corpus, settings=replace(self.settings, **changes)))
