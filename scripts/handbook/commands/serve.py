"""Live preview: what changes is checked and built at once, and shown with its faults in the browser."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path

from handbook.authored.settings import CONFIG_NAME, Settings, load_settings
from handbook.cache.store import NO_CACHE, opened_cache
from handbook.commands.renewal import Renewal
from handbook.preview.downloads import Downloads
from handbook.preview.server import PreviewServer
from handbook.preview.shown import Stage
from handbook.preview.site import PreviewSite
from handbook.preview.watch import Watch
from handbook.processes import unforked
from handbook.progress import refuse

_LOOK = 0.25
"""Seconds between two looks at what has ended meanwhile."""
_SWITCH = 0.0005
"""Seconds for which the checks may keep the threads waiting that answer browsers; Python would let them wait ten times
as long, at every step of an answer."""


def run(options: argparse.Namespace) -> int:
    """Serve as the arguments say."""
    return serve(load_settings(options.root), options.host, options.port, options.lang, fresh=options.fresh)


def serve(settings: Settings, host: str, port: int, language: str, *, fresh: bool = False) -> int:
    """Serve the pages until an interrupt. Faults in the sources are told; pages are shown as far as they can be made.

    If `fresh`, nothing of an earlier preview or build is used or kept.
    Returns the exit code: 2 where nothing can be served at the address.
    """
    stage, cache = Stage(), NO_CACHE if fresh else opened_cache(settings.root)
    downloads = Downloads(stage, cache)
    try:
        server = PreviewServer((host, port), settings.base_path, stage, downloads)
    except (OSError, OverflowError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            return refuse("port-busy", port=str(port), next=str(port + 1))
        return refuse("address", host=host, port=str(port), said=str(error))
    watch = Watch([settings.docs_dir, settings.root / "overrides", settings.root / CONFIG_NAME])
    interrupted = _interrupts()
    sys.setswitchinterval(_SWITCH)
    with tempfile.TemporaryDirectory(prefix="handbook-", ignore_cleanup_errors=True) as work:
        renewal = Renewal(settings.root, downloads, PreviewSite(Path(work), cache), language, cache)
        try:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            threading.Thread(target=_say_address, args=(server, stage), daemon=True).start()
            renewal.run(watch.is_changed)
            while not interrupted.is_set():
                if watch.wait(_LOOK):
                    renewal.run(watch.is_changed)
                else:
                    renewal.look()
        except KeyboardInterrupt:
            print()
        finally:
            renewal.end()
            watch.stop()
            stage.show(is_over=True)
            server.server_close()
    return 0


def _interrupts() -> threading.Event:
    """Is set by an interrupt. Python would lose the exception of one that comes just when a process is started."""
    interrupted, forking = threading.Event(), threading.Event()

    def interrupt(*_: object) -> None:
        interrupted.set()
        if not forking.is_set():
            raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # in the background it is ignored
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(before=forking.set, after_in_parent=forking.clear)
        signal.signal(signal.SIGINT, interrupt)
    return interrupted


def _say_address(server: PreviewServer, stage: Stage) -> None:
    """Print where the pages are seen, as soon as there are some, or the reason why there are none."""
    shown = stage.shown
    while shown.folder is None and not shown.is_old and not shown.is_over:
        shown = stage.wait_for_other(shown, 10)
    if not shown.is_over:
        with unforked():
            print(server.address, flush=True)
