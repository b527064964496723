"""Live preview: what changes is checked and built at once, and shown with its faults in the browser."""

from __future__ import annotations

import errno
import tempfile
import threading
from pathlib import Path

from handbook.authored.settings import CONFIG_NAME, Settings
from handbook.cache.store import NO_CACHE, opened_cache
from handbook.commands.renewal import Renewal
from handbook.preview.downloads import Downloads
from handbook.preview.server import PreviewServer
from handbook.preview.shown import Stage
from handbook.preview.site import PreviewSite
from handbook.preview.watch import Watch
from handbook.progress import refuse

_LOOK = 0.25
"""Seconds between two looks at what has ended meanwhile."""


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
    with tempfile.TemporaryDirectory(prefix="handbook-", ignore_cleanup_errors=True) as work:
        renewal = Renewal(settings.root, downloads, PreviewSite(Path(work)), language, cache)
        try:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            threading.Thread(target=_say_address, args=(server, stage), daemon=True).start()
            renewal.run()
            while True:
                if watch.wait(_LOOK):
                    renewal.run()
                else:
                    renewal.look()
        except KeyboardInterrupt:
            print()
        finally:
            renewal.stop()
            watch.stop()
            stage.show(is_over=True)
            server.server_close()
    return 0


def _say_address(server: PreviewServer, stage: Stage) -> None:
    """Print where the pages are seen, as soon as there are some, or the reason why there are none."""
    shown = stage.shown
    while shown.folder is None and not shown.is_old and not shown.is_over:
        shown = stage.wait_for_other(shown, 10)
    if not shown.is_over:
        print(server.address, flush=True)
