"""Ports for real servers: a free one, and the wait until a server answers at it."""

from __future__ import annotations

import secrets
import socket
import subprocess
import time
from contextlib import suppress

_GIVEN_OUT = 32_768
"""The first port that Linux gives to a connection that asks for none: net.ipv4.ip_local_port_range."""
PORTS = range(10_000, _GIVEN_OUT - 100)  # FTP's data take some that follow
_given: set[int] = set()  # a server may ask for eight before it listens at the first


def free_port() -> int:
    """A port that nobody uses or was given, and that no connection is given before the server has started.

    Raises RuntimeError if there is none.
    """
    left = [port for port in PORTS if port not in _given]
    for port in secrets.SystemRandom().sample(left, len(left)):
        with socket.socket() as asked, suppress(OSError):
            asked.bind(("127.0.0.1", port))
            _given.add(port)
            return port
    raise RuntimeError("no port is free")


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers. Raises RuntimeError with what it said if it stopped, or after ten seconds."""
    for _ in range(100):
        if server.poll() is not None:
            said = server.stderr.read().decode() if server.stderr else ""
            raise RuntimeError(f"the server stopped: {said}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server does not answer")
