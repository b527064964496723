"""The web server of the preview: the last good pages, what is told to them, and downloads as they are made."""

from __future__ import annotations

import hashlib
import json
import mimetypes
import posixpath
import socket
import sys
from collections.abc import Collection
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qs, quote, unquote, urlsplit

from handbook.html.addresses import DOWNLOADS, is_hashed
from handbook.output import keep_traceback
from handbook.preview.downloads import Downloads
from handbook.preview.pages import EVENTS, OWN, plain, previewed
from handbook.preview.shown import Shown, Stage
from handbook.preview.told import told
from handbook.processes import unforked
from handbook.site.web_servers import TYPES

_FILES = Path(__file__).parent
_OWN_FILES = ("preview.js", "preview.css")
_HTML = "text/html; charset=utf-8"
_PULSE = 10
"""Seconds between signs of life to a browser: the system then finds out that it has gone."""
_OTHERS = 60
"""Seconds for which a browser waits for a page that follows the first."""
_FOREVER, _NEVER = "max-age=31536000, immutable", "no-store"
"""What browsers store: that whose name is of its content, so that a page that is loaded again is seen sooner."""
_MAKING, _MADE = "making", "made"


class PreviewServer(ThreadingHTTPServer):
    """Serves the pages below the base path. Raises OSError or OverflowError if it cannot listen at the address."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], base: str, stage: Stage, downloads: Downloads) -> None:
        self.base, self.stage, self.downloads = base, stage, downloads
        self.address_family = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)[0][0]
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the library's names
        """Say nothing of a browser that has gone away; of a fault of our own, what any command says."""
        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, ConnectionError):
            keep_traceback(partial(_raise, error))

    @property
    def address(self) -> str:
        """Where the first page is seen."""
        host, port = str(self.server_address[0]), self.server_address[1]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}{self.base}"


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing: the terminal is for faults of the handbook."""

    def do_GET(self) -> None:
        """Answer with a page, a file, events, or a page that says why there is none."""
        parts, base = urlsplit(self.path), self.server.base
        path = unquote(parts.path, errors="replace")
        if not path.startswith(base):
            self._lead(base) if path in ("/", base.rstrip("/")) else self._say("missing", HTTPStatus.NOT_FOUND)
        elif path == base + EVENTS:
            self._tell(parse_qs(parts.query).get("page", [""])[0])
        elif path.startswith(base + OWN):
            self._own(path.removeprefix(base + OWN))
        else:
            self._show(path.removeprefix(base))

    def do_HEAD(self) -> None:
        """Answer as to GET; `_answer` leaves the body out."""
        self.do_GET()

    def _show(self, name: str) -> None:
        shown = self.server.stage.shown
        file = _file_of(shown.folder, name)
        if file is None and shown.is_part:
            shown = self.server.stage.wait_for_others(_OTHERS)
            file = _file_of(shown.folder, name)
        if shown.folder is None or (file is None and shown.is_part):
            self._say("none-yet", HTTPStatus.SERVICE_UNAVAILABLE)
            return
        if file is not None and file.is_dir():
            self._lead(f"{self.server.base}{quote(name)}/")
        elif file is not None:
            self._page(file, name, shown.folder) if name in shown.sources else self._file(file)
        elif name.startswith(DOWNLOADS):
            self._make(name.removeprefix(DOWNLOADS), shown.folder, shown.ended)
        else:
            self._missing(shown.folder)

    def _page(self, file: Path, name: str, folder: Path, status: HTTPStatus = HTTPStatus.OK) -> None:
        offered = () if (folder / DOWNLOADS).exists() else self.server.downloads.offered(name)
        text, token = file.read_text(encoding="utf-8"), _token(file)
        with unforked():
            html = previewed(text, self.server.base, token, offered)
        self._answer(status, html.encode(), _HTML)

    def _missing(self, folder: Path) -> None:
        page = folder / "404.html"
        if page.is_file():
            self._page(page, page.name, folder, HTTPStatus.NOT_FOUND)
        else:
            self._say("missing", HTTPStatus.NOT_FOUND)

    def _make(self, name: str, folder: Path, ended: Collection[str]) -> None:
        downloads = self.server.downloads
        if not downloads.knows(name):
            self._missing(folder)
        elif name in ended:
            self._say("unmade", HTTPStatus.INTERNAL_SERVER_ERROR, _MADE, name=name)
        else:
            downloads.ask(name)
            self._say("making", HTTPStatus.ACCEPTED, _MAKING, name=name)

    def _tell(self, page: str) -> None:
        """Send an event for each change, until the browser goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        stage = self.server.stage
        with stage.viewing(page.removeprefix(self.server.base)):
            shown, last = stage.shown, ""
            while not shown.is_over:
                event = json.dumps(told(shown, *self._seen_by(page, shown)), ensure_ascii=False)
                self.wfile.write(f"data: {event}\n\n".encode() if event != last else b": \n\n")
                self.wfile.flush()
                last, shown = event, stage.wait_for_other(shown, _PULSE)

    def _seen_by(self, page: str, shown: Shown) -> tuple[str, str]:
        """The source of the page at a path, and the token of what it ought to show."""
        name = page.removeprefix(self.server.base)
        if name.startswith(DOWNLOADS):
            return "", _MADE if name.removeprefix(DOWNLOADS) in shown.ended else _MAKING
        file = _file_of(shown.folder, name) if name in shown.sources else None
        missing = shown.folder / "404.html" if shown.folder else None
        return shown.sources.get(name, ""), _token(file or missing)

    def _own(self, name: str) -> None:
        if name in _OWN_FILES:
            self._file(_FILES / name)
        else:
            self._say("missing", HTTPStatus.NOT_FOUND)

    def _file(self, file: Path) -> None:
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._answer(HTTPStatus.OK, file.read_bytes(), kind, _FOREVER if is_hashed(file.name) else _NEVER)

    def _say(self, key: str, status: HTTPStatus, token: str = "", **parts: str) -> None:
        with unforked():
            html = plain(key, self.server.base, token, **parts)
        self._answer(status, html.encode(), _HTML)

    def _lead(self, address: str) -> None:
        self._answer(HTTPStatus.FOUND, b"", _HTML, Location=address)

    def _answer(self, status: HTTPStatus, body: bytes, kind: str, stored: str = _NEVER, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", stored)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _token(file: Path | None) -> str:
    """Names what a file says; empty for none."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() if file else ""
    except FileNotFoundError:  # the folder has been given up meanwhile
        return ""


def _file_of(folder: Path | None, name: str) -> Path | None:
    """The file or folder that a name below the base path leads to, if there is one, and within the folder."""
    if folder is None:
        return None
    file = folder / posixpath.normpath(f"/{name}").lstrip("/")
    if not name or name.endswith("/"):
        file /= "index.html"
    try:
        return file if file.exists() else None
    except (OSError, ValueError):  # too long a name, or one that no file can have
        return None


def _raise(error: BaseException) -> NoReturn:
    raise error
