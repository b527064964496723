"""Pages as a build finishes them, from what a test gives: with notes of which the steps had to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import handbook.site.language as module
from handbook.cache.store import Cache
from handbook.corpus.addresses import page_url
from handbook.corpus.model import Corpus
from handbook.forms.manifest import File
from handbook.site.dead_links import WrittenPage
from handbook.site.kept_pages import sources_name
from handbook.site.language import Language, write_language
from handbook.site.page import Context
from handbook.site.parts import Parts
from handbook.site.raw_site import RawPage
from handbook.site.scripts import WORKER
from handbook.site.steps import MARK
from single_steps import Steps

KEYS = ("procedure", "laws", "survey", "glossary", "forms/everything", "forms/index")
PARTS = Parts({WORKER: "assets/worker.0a0a0a0a.js"}, {"site.css": "handbook.0a0a0a0a.css"})
LISTS_FILES = "forms/index"


@dataclass(frozen=True)
class Given:
    """What pages are finished from: their context, texts by their keys, and the parts' names."""

    context: Context
    texts: dict[str, str]
    parts: Parts = PARTS

    @property
    def corpus(self) -> Corpus:
        """The sources."""
        return self.context.corpus

    def with_corpus(self, **changes: Any) -> Given:
        """With other sources."""
        return replace(self, context=replace(self.context, corpus=replace(self.corpus, **changes)))

    def with_data(self, **changes: Any) -> Given:
        """With other data."""
        return self.with_corpus(data=replace(self.corpus.data, **changes))

    def with_settings(self, **changes: Any) -> Given:
        """With other settings."""
        return self.with_corpus(settings=replace(self.corpus.settings, **changes))

    def with_context(self, **changes: Any) -> Given:
        """With something else that was made for all pages."""
        return replace(self, context=replace(self.context, **changes))

    def with_page(self, path: str, **changes: Any) -> Given:
        """With another page."""
        page = replace(self.corpus.pages[path], **changes)
        return self.with_corpus(pages={**self.corpus.pages, path: page})

    def with_text(self, key: str, old: str, new: str) -> Given:
        """With another raw page."""
        assert old in self.texts[key]
        return replace(self, texts={**self.texts, key: self.texts[key].replace(old, new, 1)})


Outcome = tuple[dict[str, bytes], list[WrittenPage], Any]


class Finishing:
    """Finishes pages in a folder of their own each time, and notes which pages the steps had to do."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder, self.ran = folder, list[str]()
        self.cache = Cache(folder / "kept", b"s" * 32, "maker")
        monkeypatch.setattr(module, "MARK", (lambda page, _: self.ran.append(page.page.key), *MARK))

    def entries(self) -> list[Path]:
        """The pages that are kept."""
        return sorted((self._folder / "kept").glob("finished/*"))

    def __call__(self, given: Given, cache: Cache | None = None) -> Outcome:
        """The files below the site, what pages lead to, and their marks."""
        self.ran.clear()
        out = self._folder / f"site-{len(list(self._folder.iterdir()))}"
        context = replace(given.context, marks={}, parts=given.parts.names)
        vars(context)["drawings"] = given.context.drawings
        corpus, locale = given.corpus, given.context.locale
        pages = [
            RawPage(page, out / page_url(page.key, locale) / "index.html", given.texts[page.key], corpus)
            for page in corpus.nav_pages(locale)
            if page.key in given.texts
        ]
        for page in pages:
            page.file.parent.mkdir(parents=True)
        cache = self.cache if cache is None else cache
        leading, marks = write_language(Language(context, pages, given.parts, sources_name(corpus), cache), out)
        files = {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()}
        return files, leading, marks


def given_of(steps: Steps, locale: str = "th", keys: Sequence[str] = KEYS) -> Given:
    texts = {key: (steps.raw / page_url(key, locale) / "index.html").read_text(encoding="utf-8") for key in keys}
    return Given(Context(steps.corpus, locale, (), policy="default-src 'none'"), texts)


def file_of(form: str, locale: str = "th") -> File:
    return File(f"{form}-{locale}.0a0a0a0a.pdf", "typing", form, locale, "0.1", "2026-11-24", 99, "0" * 64, 2)
