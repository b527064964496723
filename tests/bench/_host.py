"""A small host for measuring: the built site below /cctv/, compressed as real hosts send it."""

from __future__ import annotations

import gzip
import http.server
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
BASE = "/cctv/"


@contextmanager
def host(site: Path) -> Iterator[str]:
    """Serve a site on loopback; yields its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *arguments: object) -> None:
            """Stay quiet."""

        def do_GET(self) -> None:
            path = self.path.partition("?")[0].removeprefix(BASE)
            file = site / (path + "index.html" if path.endswith("/") or not path else path)
            status = 200 if file.is_file() else 404
            file = file if status == 200 else site / "404.html"
            body = file.read_bytes()
            self.send_response(status)
            if file.suffix != ".woff2":
                body = gzip.compress(body, 9, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", _TYPES.get(file.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=31536000, immutable" if ".min." in file.name else "no-cache")
            self.end_headers()
            self.wfile.write(body)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{BASE}"
        server.shutdown()
