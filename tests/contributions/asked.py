"""The canary of the network: a server on the loopback that nobody may ask for anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from running_server import running


@dataclass
class Asked:
    """Its address, and what it was asked for."""

    address: str
    paths: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Asked]:
    """Run the server."""
    asked = Asked("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.paths.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_HEAD = do_GET  # noqa: N815 - the library's names

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    asked.address = f"http://127.0.0.1:{server.server_port}/"
    with running(server):
        yield asked
