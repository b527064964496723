"""Ports for servers: none that a connection may be given before the server listens, and none that is taken."""

from __future__ import annotations

import socket

import pytest

import ports


def test_no_connection_is_given_such_a_port() -> None:
    assert max(ports.free_port() for _ in range(100)) < 32_768


def test_a_port_that_is_taken_or_was_given_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        given = ports.free_port()
        monkeypatch.setattr(ports, "PORTS", [taken.getsockname()[1], given])
        with pytest.raises(RuntimeError):
            ports.free_port()


def test_no_port_is_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "PORTS", [ports.free_port() for _ in range(10)])
    monkeypatch.setattr(ports, "_given", set())
    assert len({ports.free_port() for _ in range(8)}) == 8
