"""The whole site in the making, in processes that end when a newer edit comes: first the engine, then the finishing."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from handbook.authored.settings import Settings
from handbook.cache.store import Cache
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus
from handbook.forms.compose import Form
from handbook.history.edition import Edition
from handbook.preview.few import finish_few, page_file
from handbook.processes import Apart, ProcessEndedError, side_by_side
from handbook.site.engine import run_engine
from handbook.site.finish import AllMarks, Assets, make_assets, write_site
from handbook.site.kept_rendering import Rendering
from handbook.site.raw_site import MISSING, RawSite, read_page, read_raw_site
from handbook.thai.web_fonts import FONTS, make_fonts

T = TypeVar("T")
FIRST = "index"
"""The key of the page at the address that the preview tells."""
_OF_ALL_PAGES = (MISSING, "sitemap.xml", "sitemap.xml.gz")
"""What the engine has written beside pages, and is finished with them."""


@dataclass(frozen=True)
class Folders:
    """Where a whole site is made: its pages, the raw pages of its forms, and the fonts, which are made once."""

    site: Path
    forms: Path
    fonts: Path


@dataclass(frozen=True)
class Made:
    """The whole site as it was made last; `forms` has the raw pages of its forms."""

    corpus: Corpus
    folder: Path
    forms: Path
    assets: Assets
    marks: AllMarks


class WholeSite:
    """A whole site in the making. The engine needs no more than the settings, and begins at once.

    If `gently`, it leaves the processors to those who are waited for.
    """

    def __init__(self, settings: Settings, edition: Edition, folders: Folders, cache: Cache, *, gently: bool) -> None:
        self.folders, self._cache, self._gently = folders, cache, gently
        self._turn, self._is_stopped = threading.Lock(), False
        folders.site.mkdir()
        self._engine = Apart(partial(_render, settings, edition, folders.site, cache), gently=gently)
        self._fonts = None if folders.fonts.exists() else Apart(partial(_make_fonts, folders, cache), gently=gently)
        self._finishing: Apart[Any] | None = None

    def wait_for_engine(self) -> None:
        """Wait until the engine has rendered. Raises what it raises, and ProcessEndedError once stopped."""
        self._engine.result()

    def finish(
        self, corpus: Corpus, take: Callable[[Made], None], take_first: Callable[[Path], None] | None = None
    ) -> Made:
        """Finish what the engine has rendered, and let it be taken; once stopped, it never is.

        `take_first`, if given, takes a folder before that, with the first page in all languages and what it loads.
        Raises what the steps raise, and ProcessEndedError once stopped.
        """
        if self._fonts is not None:
            self._fonts.result()
        folders, cache, first = self.folders, self._cache, self.folders.site.with_suffix(".first")
        assets = self._apart(partial(_make_assets, corpus, folders, cache, first if take_first is not None else None))
        if take_first is not None:
            self._let(take_first, first)
        marks = self._apart(partial(_finish, corpus, folders, assets, cache))
        made = Made(corpus, folders.site, folders.forms, assets, marks)
        self._let(take, made)
        return made

    def _apart(self, work: Callable[[], T]) -> T:
        with self._turn:
            self._require_going_on()
            self._finishing = finishing = Apart(work, gently=self._gently)
        return finishing.result()

    def _let(self, take: Callable[[T], None], what: T) -> None:
        with self._turn:
            self._require_going_on()
            take(what)

    def _require_going_on(self) -> None:
        if self._is_stopped:
            raise ProcessEndedError

    def stop(self) -> None:
        """End what goes on."""
        with self._turn:
            self._is_stopped = True
            for part in (self._engine, self._fonts, self._finishing):
                if part is not None:
                    part.stop()


def forms_of(folder: Path, corpus: Corpus) -> list[Form]:
    """The forms of the raw pages in a folder that a whole site has left."""
    pages = [page for locale in LOCALES for page in corpus.nav_pages(locale) if (folder / page_file(page)).exists()]
    return [form for page in pages if (form := read_page(folder, page, corpus).form) is not None]


def show_all_but(folder: Path, out: Path, others: Iterable[str]) -> None:
    """Make `out` a folder that shows what `folder` does by links, without the files and folders at the paths `others`.

    The folders of these are there, so that other files can be put in their places. Most folders are one link: a folder
    of a hundred is not copied while an author waits.
    """
    out.mkdir()
    parts = [path.partition("/") for path in others]
    for entry in os.scandir(folder):
        within = [rest for name, _, rest in parts if name == entry.name]
        if not within:
            (out / entry.name).symlink_to(entry.path)
        elif all(within):
            show_all_but(Path(entry.path), out / entry.name, within)


def write_few(out: Path, pages: Mapping[str, str]) -> None:
    """Write pages by their paths into a folder of such links."""
    for file, html in pages.items():
        (out / file).write_text(html, encoding="utf-8")


def link(source: str, target: str) -> None:
    """Give a file that nobody changes a second name."""
    Path(target).hardlink_to(source)


def _render(settings: Settings, edition: Edition, out: Path, cache: Cache) -> None:
    """Render the languages side by side, and bring them together: what belongs to none is the same with each."""
    folders = {locale: out if locale == DEFAULT_LOCALE else out.with_suffix(f".{locale}") for locale in LOCALES}

    def render(locale: str) -> None:
        folders[locale].mkdir(exist_ok=True)
        run_engine(settings, edition, folders[locale], strict=False, how=Rendering(cache, locale=locale))

    side_by_side(render, LOCALES)
    for locale in LOCALES:
        if locale != DEFAULT_LOCALE:
            (folders[locale] / locale).rename(out / locale)


def _make_fonts(folders: Folders, cache: Cache) -> None:
    """The fonts of all sites: nothing that authors write changes them."""
    part = folders.site.with_suffix(".fonts")
    make_fonts(part, cache)
    part.rename(folders.fonts)


def _make_assets(corpus: Corpus, folders: Folders, cache: Cache, first: Path | None) -> Assets:
    """Make what the pages load; then the first ones, into the folder `first`, if one is given."""
    shutil.copytree(folders.fonts, folders.site / FONTS, copy_function=link, dirs_exist_ok=True)
    raw = read_raw_site(folders.site, corpus, cache)
    _leave_forms(raw, folders.forms)
    assets = make_assets(raw, corpus, cache)
    if first is not None:
        show_all_but(folders.site, first, [*_OF_ALL_PAGES, *map(page_file, corpus.pages.values())])
        pages = [page for page in corpus.pages.values() if page.key == FIRST]
        write_few(first, finish_few(folders.site, pages, corpus, assets, {}))
    return assets


def _finish(corpus: Corpus, folders: Folders, assets: Assets, cache: Cache) -> AllMarks:
    raw = read_raw_site(folders.site, corpus, cache)
    return write_site(raw, corpus, assets, cache, is_published=False)[1]


def _leave_forms(raw: RawSite, folder: Path) -> None:
    """Copy the raw pages of forms: their files are made of them, if they are asked for."""
    folder.mkdir()
    for item in raw.all_pages:
        if item.facts.shows_form:
            target = folder / page_file(item.page)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(item.file, target)
