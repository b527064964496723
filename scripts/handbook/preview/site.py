"""The pages of the preview: first those that were edited, with all else as it was; then the whole site."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from handbook.corpus.addresses import page_url
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus, Page
from handbook.forms.compose import Form
from handbook.history.edition import Edition
from handbook.html.addresses import DOWNLOADS
from handbook.processes import begin_side_by_side
from handbook.site.engine import run_engine
from handbook.site.engine_memory import EngineMemory, Repeated
from handbook.site.finish import (
    Assets,
    contexts_of,
    finish_pages,
    make_assets,
    read_page,
    read_raw_site,
    write_pages,
    write_site,
)
from handbook.site.parts import lead_to_parts
from handbook.thai.web_fonts import FONTS, make_fonts

_KEPT = 3
"""Folders that are kept: a browser may still load what belongs to the page before."""
_FEW = 6
"""Pages that are made before all others; more are no edit but a change of branch."""

_SHARED = ("settings", "data", "assets", "drawings", "forms")
"""What the pages of a corpus show besides their own texts."""


@dataclass(frozen=True)
class Made:
    """The whole site as it was made last."""

    corpus: Corpus
    folder: Path
    assets: Assets
    forms: Sequence[Form]


class PreviewSite:
    """Makes folders of pages below `work`, each a whole site without downloads."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self._names = map(str, count())
        self._memory = EngineMemory()
        self._last: Made | None = None

    def begin_edited(self, corpus: Corpus, edition: Edition) -> Callable[[], Path | None]:
        """Start to make the edited pages and their twins in a process of its own.

        The function that is returned waits, and gives the folder; None if more than the text of a few pages differs.
        """
        last, out = self._last, self._work / next(self._names)
        edited = edited_pages(last.corpus, corpus) if last is not None else ()
        if last is None or not edited:
            return lambda: None
        wait = begin_side_by_side(lambda _: self._make_edited(last, corpus, edition, edited, out), ["edited"])
        return lambda: wait()["edited"]

    def _make_edited(self, last: Made, corpus: Corpus, edition: Edition, edited: Sequence[Page], out: Path) -> Path:
        shutil.copytree(last.folder, out, copy_function=_link, ignore=shutil.ignore_patterns(DOWNLOADS.rstrip("/")))
        with tempfile.TemporaryDirectory(dir=self._work, prefix=".") as raw:
            settings = corpus.settings
            repeated = Repeated(self._memory, frozenset(page.path for page in edited))
            run_engine(settings, edition, Path(raw), strict=False, repeated=repeated)
            pages = {
                locale: [read_page(Path(raw), page, corpus) for page in edited if page.locale == locale]
                for locale in LOCALES
            }
            trees = {page_file(item.page): item.tree for own in pages.values() for item in own}
            lead_to_parts(trees, last.assets.parts, settings.base_path)
            for context in contexts_of(pages, corpus, last.assets).values():
                finish_pages(context)
                write_pages(context)
            for file in trees:
                (Path(raw) / file).replace(out / file)  # in place of the link: the earlier folder stays as it is
        return out

    def make(self, corpus: Corpus, edition: Edition) -> Made:
        """Make all pages. Raises what the engine and the steps raise where checks would have stopped them."""
        out = self._work / next(self._names)
        out.mkdir()
        run_engine(corpus.settings, edition, out, strict=False, repeated=Repeated(self._memory))
        shutil.copytree(self._fonts(), out / FONTS, copy_function=_link, dirs_exist_ok=True)
        raw = read_raw_site(out, corpus)
        assets = make_assets(raw, corpus)
        write_site(raw, corpus, assets)
        self._last = Made(corpus, out, assets, raw.forms)
        self._clear()
        return self._last

    def _fonts(self) -> Path:
        """The fonts of the site, made once: nothing that authors write changes them."""
        folder = self._work / "fonts"
        if not folder.exists():
            part = self._work / "fonts.part"
            make_fonts(part)
            part.rename(folder)
        return folder

    def _clear(self) -> None:
        numbered = sorted((int(folder.name), folder) for folder in self._work.iterdir() if folder.name.isdecimal())
        for _, folder in numbered[:-_KEPT]:
            shutil.rmtree(folder, ignore_errors=True)


def page_file(page: Page) -> str:
    """The path of a built page below the site."""
    return f"{page_url(page.key, page.locale)}index.html"


def edited_pages(before: Corpus, after: Corpus) -> tuple[Page, ...]:
    """The pages whose text alone differs, with their twins; none if anything else does, or too many do."""
    if before.pages.keys() != after.pages.keys() or not _alike(before, after):
        return ()
    changed = [page for path, page in after.pages.items() if page != before.pages[path]]
    if any(page.meta.value != before.pages[page.path].meta.value for page in changed):
        return ()
    keys = {page.key for page in changed}
    pages = tuple(page for page in after.pages.values() if page.key in keys)
    return pages if len(pages) <= _FEW else ()


def _alike(before: Corpus, after: Corpus) -> bool:
    """Whether everything but the texts of pages is the same."""
    return all(getattr(before, name) == getattr(after, name) for name in _SHARED)


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)
