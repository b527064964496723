"""Live preview: what changes is checked and built at once, and shown with its faults in the browser."""

from __future__ import annotations

import errno
import tempfile
import threading
import time
from pathlib import Path

from handbook.authored.settings import CONFIG_NAME, Settings, load_settings
from handbook.cache.store import opened_cache
from handbook.checks import run_checks
from handbook.checks.files import file_problems
from handbook.corpus.addresses import page_url
from handbook.corpus.bounded_text import require_bounded_pages
from handbook.corpus.model import Corpus
from handbook.corpus.read import PagesRead, read_corpus
from handbook.corpus.source_files import list_files, shown_docs
from handbook.history.edition import read_edition
from handbook.messages import both
from handbook.output import keep_traceback
from handbook.preview.downloads import Downloads, Sources
from handbook.preview.server import PreviewServer
from handbook.preview.shown import Stage
from handbook.preview.site import PreviewSite
from handbook.preview.watch import Watch
from handbook.problems import Problem, ProblemsError, has_errors, report
from handbook.progress import refuse


def serve(settings: Settings, host: str, port: int, language: str) -> int:
    """Serve the pages until an interrupt. Faults in the sources are told; pages are shown as far as they can be made.

    Returns the exit code: 2 where nothing can be served at the address.
    """
    stage = Stage()
    downloads = Downloads(stage, opened_cache(settings.root))
    try:
        server = PreviewServer((host, port), settings.base_path, stage, downloads)
    except (OSError, OverflowError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            return refuse("port-busy", port=str(port), next=str(port + 1))
        return refuse("address", host=host, port=str(port), said=str(error))
    watch = Watch([settings.docs_dir, settings.root / "overrides", settings.root / CONFIG_NAME])
    with tempfile.TemporaryDirectory(prefix="handbook-", ignore_cleanup_errors=True) as work:
        renewal = _Renewal(settings.root, stage, downloads, PreviewSite(Path(work)), language)
        try:
            renewal.run()
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(server.address, flush=True)
            while True:
                if watch.wait(1):
                    renewal.run()
        except KeyboardInterrupt:
            print()
        finally:
            watch.stop()
            stage.show(is_over=True)
            server.server_close()
    return 0


class _Renewal:
    """From the sources to what is shown, again and again."""

    def __init__(self, root: Path, stage: Stage, downloads: Downloads, site: PreviewSite, language: str) -> None:
        self._root, self._stage, self._downloads, self._site = root, stage, downloads, site
        self._language = language
        self._read: PagesRead = {}

    def run(self) -> None:
        """Read, tell what is wrong, and show new pages. A fault of our own is told, and ends nothing."""
        if keep_traceback(self._run):
            self._stage.show(is_old=True)

    def _run(self) -> int:
        start = time.monotonic()
        try:
            self._renew()
        except ProblemsError as error:
            self._tell(error.problems)
            self._stage.show(is_old=True)
        else:
            print(*both("preview.shown", seconds=f"{time.monotonic() - start:.1f}").values(), sep=" · ", flush=True)
        return 0

    def _renew(self) -> None:
        """Show new pages. Raises ProblemsError where none can be made of the sources."""
        settings = load_settings(self._root)
        if stray := file_problems(list_files(settings), shown_docs(settings)):
            raise ProblemsError(stray)
        require_bounded_pages(settings)
        corpus, unread = read_corpus(settings, self._read)
        edition = read_edition(settings.root, [])
        if has_errors(unread):
            raise ProblemsError(sorted([*unread, *run_checks(corpus)]))
        wait_for_edited = self._site.begin_edited(corpus, edition)
        problems = sorted([*unread, *run_checks(corpus)])
        self._tell(problems)
        try:
            if folder := wait_for_edited():
                self._stage.show_pages(folder, _sources(corpus))
            made = self._site.make(corpus, edition)
        except ProblemsError as error:
            raise ProblemsError([*problems, *error.problems]) from error
        except Exception as error:
            if has_errors(problems):  # it is one of these that the build without checks falls over
                raise ProblemsError(problems) from error
            raise
        self._downloads.renew(Sources(corpus, edition, made.forms))
        self._stage.show_pages(made.folder, _sources(corpus))

    def _tell(self, problems: list[Problem]) -> None:
        self._stage.show(problems=problems)
        print(report(problems, self._language), flush=True)


def _sources(corpus: Corpus) -> dict[str, str]:
    """Address of a page below the base path -> path of its source."""
    return {page_url(page.key, page.locale): corpus.shown(path) for path, page in corpus.pages.items()}
