"""A web of our own, over real HTTP: what each path answers, and what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from running_server import running

ANSWERS: dict[str, tuple[int, str]] = {
    "/there": (200, ""),
    "/there?2": (200, ""),
    "/gone": (404, ""),
    "/taken-away": (410, ""),
    "/moved": (301, "/there"),
    "/moved-twice": (308, "/moved"),
    "/for-now": (302, "/there"),
    "/for-now-then-moved": (302, "/moved"),
    "/moved-to-nothing": (301, "/gone"),
    "/round": (301, "/round"),
    "/elsewhere": (301, "ftp://example.invalid/x"),
    "/refused": (403, ""),
    "/broken": (500, ""),
    "/%E0%B8%81/x?q=%E0%B8%82": (200, ""),
}
GET_ALONE = "/get-alone"
"""Answers HEAD with 405."""
SLOW_TO_WAKE = "/slow-to-wake"
"""Answers the first time with 503."""


@dataclass
class Web:
    """Where it is, and the paths that were asked for."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)

    def at(self, path: str) -> str:
        """The whole address of a path."""
        return f"{self.address}{path}"


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            first = (self.command, self.path) not in web.asked
            web.asked.append((self.command, self.path))
            status, to = ANSWERS.get(self.path, (404, ""))
            if self.path == GET_ALONE:
                status = 405 if self.command == "HEAD" else 200
            if self.path == SLOW_TO_WAKE:
                status = 503 if first else 200
            self.send_response(status)
            if to:
                self.send_header("Location", to)
            self.end_headers()

        do_HEAD = do_GET = _serve  # noqa: N815 - the library's names

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def web_server() -> Iterator[Web]:
    """Run it."""
    web = Web()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(web))
    web.address = f"http://127.0.0.1:{server.server_port}"
    with running(server):
        yield web
