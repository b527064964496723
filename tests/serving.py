"""A plain web server for a built site."""

from __future__ import annotations

import functools
import http.server
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from running_server import running


class _Handler(http.server.SimpleHTTPRequestHandler):
    """A plain web server: files below a sub-path, and the site's 404 page."""

    def __init__(self, *request: Any, base: str, **details: Any) -> None:
        self.base = base
        super().__init__(*request, **details)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base)) if path.startswith(self.base) else "/nowhere"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != http.HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path, base: str = "/cctv/") -> Iterator[str]:
    """The address at which a built site is served, below a sub-path."""
    handler = functools.partial(_Handler, directory=str(site), base=base)
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    with running(server):
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
