"""Ports for servers: none that a connection may be given before the server listens, and none that is taken."""

from __future__ import annotations

import socket

import pytest

import ports


def test_no_connection_is_given_such_a_port() -> None:
    assert max(ports.free_port() for _ in range(100)) < 32_768


def test_a_port_that_is_taken_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", ports.free_port()))
        port = taken.getsockname()[1]
        monkeypatch.setattr(ports, "PORTS", [port, port + 1])
        assert {ports.free_port() for _ in range(20)} == {port + 1}
