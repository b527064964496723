"""The pages of the preview: first those that were edited, with all else as it was; then the whole site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import count, groupby
from operator import attrgetter
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.addresses import page_url
from handbook.corpus.kept_words import words_to_keep
from handbook.corpus.last_changes import last_changes_of
from handbook.corpus.model import Corpus, Page
from handbook.history.edition import Edition
from handbook.html.addresses import DOWNLOADS
from handbook.preview.few import finish_few, page_file
from handbook.preview.kept import lay_out_site, packed_site
from handbook.preview.whole import Folders, Made, WholeSite, show_all_but, write_few
from handbook.processes import begin_side_by_side, unforked
from handbook.site.engine import load_engine, run_engine
from handbook.site.finish import prepare_assets
from handbook.site.kept_rendering import Rendering
from handbook.thai.line_breaks import keep_words_whole

_KEPT = 4
"""Folders that are kept: a browser may still load what belongs to the page before."""
_FEW = 6
"""Pages that are made before all others; more are no edit but a change of branch."""

_SHARED = ("settings", "data", "drawings", "forms", "translations")
"""What the pages of a corpus show besides their own texts."""


_locale = attrgetter("locale")


def _ignore(made: Made) -> None:
    """Take nothing."""


class PreviewSite:
    """Makes folders of pages below `work`, each a whole site without downloads.

    Without a cache, what the engine renders is kept below `work`: it is run again and again.
    """

    def __init__(self, work: Path, cache: Cache = NO_CACHE) -> None:
        self._work = work
        self._cache = Cache(work / "kept") if cache.folder is None else cache
        self._numbers = count()
        self._last: Made | None = None

    def begin_edited(self, corpus: Corpus, edition: Edition, viewed: Collection[str] = ()) -> Callable[[], Path | None]:
        """Start to make the edited pages and their twins, each language in a process; `viewed` as in `edited_pages`.

        The function that is returned waits, and gives the folder; None if more than a few pages differ.
        """
        last = self._last
        edited = edited_pages(last.corpus, corpus, viewed) if last is not None else ()
        if last is None or not edited:
            return lambda: None
        out, by_locale = self._new().site, groupby(sorted(edited, key=_locale), _locale)
        work = {locale: partial(self._make_edited, last, corpus, edition, tuple(own)) for locale, own in by_locale}
        wait = begin_side_by_side(lambda locale: work[locale](out.with_suffix(f".{locale}")), work)

        def folder() -> Path:
            show_all_but(last.folder, out, [DOWNLOADS, *map(page_file, edited)])  # while the pages are made
            for pages in wait().values():
                write_few(out, pages)
            return out

        return folder

    def _make_edited(
        self, last: Made, corpus: Corpus, edition: Edition, edited: Sequence[Page], raw: Path
    ) -> dict[str, str]:
        """Make pages of one language, which the engine writes into the folder `raw`; as `finish_few` returns them."""
        raw.mkdir()
        how = Rendering(self._cache, frozenset(page.path for page in edited), edited[0].locale)
        run_engine(corpus.settings, edition, raw, strict=False, how=how)
        return finish_few(raw, edited, corpus, last.assets, last.marks)

    def begin_whole(self, settings: Settings, edition: Edition, *, gently: bool = False) -> WholeSite:
        """Start to make all pages."""
        load_engine(settings)
        return WholeSite(settings, edition, self._new(), self._cache, gently=gently)

    def end_whole(
        self,
        whole: WholeSite,
        corpus: Corpus,
        take: Callable[[Made], None] = _ignore,
        take_first: Callable[[Path], None] | None = None,
    ) -> Made:
        """Wait for all pages, and let them be taken; before them the folder of the first ones, if somebody takes that.

        Once they are stopped, they never are.
        Raises what the engine and the steps raise where checks would have stopped them; ProcessEndedError if stopped.
        """

        def taken(made: Made) -> None:
            self._last = made
            take(made)

        with unforked():
            prepare_assets(corpus)  # while the engine renders
        keep_words_whole((), words_to_keep(corpus))  # likewise: processes that finish pages have its pattern
        whole.wait_for_engine()
        return whole.finish(corpus, taken, take_first)

    def make(self, corpus: Corpus, edition: Edition) -> Made:
        """Make all pages, and wait for them."""
        return self.end_whole(self.begin_whole(corpus.settings, edition), corpus)

    def prepare(self, corpus: Corpus) -> None:
        """Load what the processes that make edited pages would each load anew."""
        load_engine(corpus.settings)
        keep_words_whole((), words_to_keep(corpus))
        last_changes_of(corpus)

    def packed(self, made: Made) -> bytes:
        """A whole site, for a later preview of the same sources."""
        return packed_site(made)

    def lay_out(self, kept: bytes, corpus: Corpus) -> Made:
        """Lay out what an earlier preview has packed of the same sources."""
        self._last = lay_out_site(kept, self._new(), corpus)
        return self._last

    def clear(self) -> None:
        """Remove what no browser loads any more."""
        numbered = {folder: int(folder.stem) for folder in self._work.iterdir() if folder.stem.isdecimal()}
        kept = set(sorted(set(numbered.values()))[-_KEPT:])
        if self._last is not None:
            kept.add(int(self._last.folder.name))
        for folder, number in numbered.items():
            if number not in kept:
                shutil.rmtree(folder, ignore_errors=True)

    def _new(self) -> Folders:
        number = next(self._numbers)
        return Folders(self._work / str(number), self._work / f"{number}.forms", self._work / "fonts")


def edited_pages(before: Corpus, after: Corpus, viewed: Collection[str] = ()) -> tuple[Page, ...]:
    """The pages that differ, with their twins; if anything else that pages show does, those that browsers have open.

    `viewed` are addresses of the latter. None if pages or what their assets are made of came or went, or too many
    differ. What other pages say of them, as their titles in menus, comes with the whole site.
    """
    if before.pages.keys() != after.pages.keys() or _assets_of(before) != _assets_of(after):
        return ()
    changed = {page.key for path, page in after.pages.items() if page != before.pages[path]}
    open_ones = () if _alike(before, after) else viewed
    pages = tuple(
        page for page in after.pages.values() if page.key in changed or page_url(page.key, page.locale) in open_ones
    )
    return pages if len(pages) <= _FEW else ()


def _assets_of(corpus: Corpus) -> tuple[object, ...]:
    """What decides on the files that all pages load."""
    settings = corpus.settings
    return corpus.assets, settings.templates, settings.colours, settings.seal, settings.base_path


def _alike(before: Corpus, after: Corpus) -> bool:
    """Whether everything but the texts of pages is the same."""
    return all(getattr(before, name) == getattr(after, name) for name in _SHARED)
