"""A server of the tests' own, for as long as a block lasts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseServer
from threading import Thread

OFTEN = 0.01
"""Seconds between two looks of a server whether it shall end. By itself it looks every half second, and each test that
has one waits for that at its end."""


@contextmanager
def running(server: BaseServer) -> Iterator[None]:
    """Let a server answer in a thread of its own, then end it and close it."""
    with server:
        thread = Thread(target=server.serve_forever, args=(OFTEN,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()
