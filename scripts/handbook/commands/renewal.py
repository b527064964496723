"""From the sources to what the preview shows, again and again: the edited pages, what the checks find, all pages."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

from handbook.authored.settings import Settings, load_settings
from handbook.cache.store import Cache
from handbook.commands.unchanged import Sources as Written
from handbook.commands.unchanged import sources_of
from handbook.corpus.addresses import page_url
from handbook.corpus.bounded_text import require_bounded_pages
from handbook.corpus.known import Known
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.corpus.source_files import list_files, shown_docs
from handbook.corpus.stray_files import file_problems
from handbook.history.edition import Edition, read_edition
from handbook.messages import both
from handbook.output import keep_traceback
from handbook.preview.downloads import Downloads, Sources
from handbook.preview.site import PreviewSite
from handbook.preview.whole import Made, WholeSite
from handbook.problems import Problem, ProblemsError, has_errors, report

_KIND = "previews"
_PAUSE = 10
"""Seconds after which an author has paused: what is shown is then kept for the next start."""


def _never() -> bool:
    """Of sources that nobody watches."""
    return False


class _SupersededError(Exception):
    """The sources have changed again: what is looked for in them is given up."""


class Renewal:
    """Called by one thread; others wait for processes, and show what these have made."""

    def __init__(self, root: Path, downloads: Downloads, site: PreviewSite, language: str, cache: Cache) -> None:
        self._root, self._downloads, self._stage, self._site = root, downloads, downloads.stage, site
        self._language, self._cache, self._is_changed = language, cache, _never
        self._waiting = ThreadPoolExecutor()
        self._known = Known(cache)
        self._recalled: frozenset[str] | None = None
        self._problems: list[Problem] = []
        self._begun = 0.0
        self._unmade: tuple[Corpus, Edition] | None = None
        self._edited: Future[None] | None = None
        self._making: WholeSite | None = None
        self._ended: Future[None] | None = None
        self._to_keep: Made | None = None

    def run(self, is_changed: Callable[[], bool] = _never) -> None:
        """Read, show the edited pages, and tell what is wrong; what goes on is stopped, and `look` makes all pages.

        Where no pages were shown, the first and then all are shown before that. Once the sources have changed again, as
        `is_changed` tells, the checks give way to the next run. A fault of our own is told, and ends nothing.
        """
        self._is_changed = is_changed
        self._guard(self._run)

    def look(self) -> None:
        """Begin to make all pages, tell how it has ended, or keep them for the next start in a pause.

        Called a moment after an edit: browsers have then loaded what was edited.
        """
        if self._unmade is not None:
            self._guard(self._begin_whole)
        elif self._ended is not None and self._ended.done():
            self._guard(self._conclude)
        elif self._to_keep is not None and time.time() - self._begun > _PAUSE:
            self._keep()

    def end(self) -> None:
        """Keep what is shown, if it is whole, and end what goes on."""
        self._keep()
        self.stop()
        self._waiting.shutdown()  # nothing is written or removed any more

    def stop(self) -> None:
        """End what goes on; nothing older than what is read next will be shown."""
        if self._making is not None:
            self._making.stop()
        if self._edited is not None:
            wait([self._edited])
        self._edited = self._making = self._ended = self._to_keep = self._unmade = None

    def _guard(self, step: Callable[[], None]) -> None:
        def told() -> int:
            try:
                step()
            except ProblemsError as error:
                self.stop()
                self._tell(error.problems)
                self._stage.show(is_old=True)
            except _SupersededError:
                pass
            return 0

        if keep_traceback(told):
            self.stop()
            self._stage.show(is_old=True)

    def _run(self) -> None:
        self.stop()
        self._begun = time.time()
        settings = load_settings(self._root)
        files = list_files(settings)
        if stray := file_problems(files, shown_docs(settings)):
            raise ProblemsError(stray)
        edition = read_edition(settings.root, [])
        kept = self._kept(settings) if not self._stage.shown.has_all else None
        if not self._stage.shown.has_all and kept is None:
            require_bounded_pages(settings)  # the engine does not wait until pages are read, which tells the same
            self._making = self._site.begin_whole(settings, edition)
        corpus, unread = read_corpus(settings, self._known, files)
        if has_errors(unread):
            raise ProblemsError(self._found(corpus, unread))
        if kept is not None:
            self._show(self._site.lay_out(kept, corpus), edition)
            self._site.prepare(corpus)
        self._make(corpus, edition, unread)

    def _make(self, corpus: Corpus, edition: Edition, unread: list[Problem]) -> None:
        """Make pages and look for faults; what is waited for most comes first."""
        wait_for_edited = self._site.begin_edited(corpus, edition, self._stage.viewed)
        edited = self._edited = self._waiting.submit(self._show_edited, wait_for_edited, corpus)
        whole = self._making
        if whole is not None:
            ended = self._ended = self._waiting.submit(self._show_whole, whole, corpus, edition, with_first=True)
            if ended.exception() is None:
                self._conclude()
        self._problems = self._found(corpus, unread, self._give_way)
        self._tell(self._problems)
        if error := edited.exception():
            raise self._with_problems(error)
        if self._ended is not None:
            self._conclude()
        elif whole is None:
            self._unmade = corpus, edition
        self._site.prepare(corpus)

    def _begin_whole(self) -> None:
        if self._unmade is not None:
            (corpus, edition), self._unmade = self._unmade, None
            self._waiting.submit(self._site.clear)
            self._making = self._site.begin_whole(corpus.settings, edition, gently=True)
            self._ended = self._waiting.submit(self._show_whole, self._making, corpus, edition)

    def _found(
        self, corpus: Corpus, unread: list[Problem], between: Callable[[], None] = lambda: None
    ) -> list[Problem]:
        """What the checks find, which are loaded only while the engine works."""
        from handbook.checks import run_checks  # noqa: PLC0415
        from handbook.checks.readings import recall_readings  # noqa: PLC0415

        between()
        if self._recalled is None:
            self._recalled = recall_readings(corpus, self._cache)
        return sorted([*unread, *run_checks(corpus, between=between)])

    def _give_way(self) -> None:
        if self._is_changed():
            raise _SupersededError

    def _show_edited(self, wait_for_edited: Callable[[], Path | None], corpus: Corpus) -> None:
        if folder := wait_for_edited():
            self._stage.show_pages(folder, _sources(corpus))

    def _show_whole(self, whole: WholeSite, corpus: Corpus, edition: Edition, *, with_first: bool = False) -> None:
        def take(made: Made) -> None:
            self._show(made, edition)
            self._to_keep = made

        def take_first(folder: Path) -> None:
            self._stage.show_pages(folder, _sources(corpus), is_part=True)

        self._site.end_whole(whole, corpus, take, take_first if with_first else None)
        self._waiting.submit(self._site.clear)

    def _show(self, made: Made, edition: Edition) -> None:
        self._downloads.renew(Sources(made.corpus, edition, made.forms))
        self._stage.show_pages(made.folder, _sources(made.corpus))

    def _conclude(self) -> None:
        ended, self._ended = self._ended, None
        if error := ended.exception() if ended is not None else None:
            raise self._with_problems(error)
        seconds = f"{time.time() - self._begun:.1f}"
        print(*both("preview.shown", seconds=seconds).values(), sep=" · ", flush=True)

    def _with_problems(self, error: BaseException) -> BaseException:
        """Also what the checks have found: where they found errors, it is one of these that the engine falls over."""
        if isinstance(error, ProblemsError):
            return ProblemsError([*self._problems, *error.problems])
        return ProblemsError(self._problems) if has_errors(self._problems) else error

    def _kept(self, settings: Settings) -> bytes | None:
        written = sources_of(settings, self._cache, strict=False) if self._cache.has(_KIND) else None
        return self._cache.find(_KIND, written.key) if written is not None else None

    def _keep(self) -> None:
        """Keep all pages for the next start, unless a file was written since they were begun."""
        from handbook.checks.readings import keep_readings  # noqa: PLC0415 - as in _found

        made, self._to_keep = self._to_keep, None
        if made is None:
            return
        self._known.keep(made.corpus.docs)
        keep_readings(made.corpus, self._cache, self._recalled or ())
        written = sources_of(made.corpus.settings, self._cache, strict=False)
        if written is not None and _last_written(written) < self._begun:
            self._cache.keep(_KIND, written.key, self._site.packed(made))
            self._cache.trim()

    def _tell(self, problems: list[Problem]) -> None:
        self._stage.show(problems=problems)
        print(report(problems, self._language), flush=True)


def _last_written(written: Written) -> float:
    return max(written.written.values(), default=0) / 1e9


def _sources(corpus: Corpus) -> dict[str, str]:
    """Address of a page below the base path -> path of its source."""
    return {page_url(page.key, page.locale): corpus.shown(path) for path, page in corpus.pages.items()}
