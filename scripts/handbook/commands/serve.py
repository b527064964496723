"""Live preview: builds the site again after each change, served by the engine's live-reload server."""

from __future__ import annotations

import tempfile
from pathlib import Path

from handbook.authored.settings import CONFIG_NAME, Settings, load_settings
from handbook.commands.build import build_site
from handbook.commands.check import check_sources
from handbook.commands.site_folder import aside, swap
from handbook.history.edition import read_edition
from handbook.problems import ProblemsError, has_errors, report
from handbook.site.engine import live_server


def serve(settings: Settings, host: str, port: int, language: str) -> None:
    """Serve the site until it is stopped; a fault in the sources is shown, and the last good pages stay."""
    with tempfile.TemporaryDirectory(prefix="handbook-") as folder:
        shown = Path(folder) / "site"

        def rebuild() -> None:
            try:
                fresh = load_settings(settings.root)
                corpus, problems = check_sources(fresh)
                print(report(problems, language), flush=True)
                if not has_errors(problems):
                    with aside(shown) as new:
                        build_site(corpus, read_edition(fresh.root, []), new, sealed=False)  # the server adds a script
                        swap(new, shown)
            except ProblemsError as error:
                print(report(error.problems, language), flush=True)

        rebuild()
        server = live_server(rebuild, shown, (host, port), settings.base_path)
        for path in (settings.docs_dir, settings.root / "overrides", settings.root / CONFIG_NAME):
            server.watch(str(path))
        print(f"http://{host}:{port}{settings.base_path}", flush=True)
        try:
            server.serve(open_in_browser=False)
        except KeyboardInterrupt:
            print()
        finally:
            server.shutdown()
