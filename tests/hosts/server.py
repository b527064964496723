"""A server as a process: started, killed with all that it started, ended by its own id."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

SBIN = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"
_WAIT_SECONDS = 60


def program(name: str) -> str:
    """Where a server's program is."""
    found = shutil.which(name, path=SBIN)
    if not found:
        raise RuntimeError(f"{name} is missing: python3 scripts/make.py test installs it")
    return found


@dataclass
class Server:
    """A command that listens on a port of loopback; `log` keeps all that it says."""

    command: Sequence[str]
    port: int
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers. Raises RuntimeError if it ends."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **self.environment},
                start_new_session=True,
            )
        end = time.monotonic() + _WAIT_SECONDS
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        self.end(signal.SIGKILL)
        raise RuntimeError(f"{self.command[0]} does not answer: {self.log.read_text(errors='replace')[-1000:]}")

    def end(self, sign: int = signal.SIGTERM) -> None:
        """End it and all that it started."""
        if self._process is None:
            return
        pids = _family(self._process.pid)
        _send(pids, sign)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        _send(pids, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def kill(self) -> None:
        """End it as a fault of the machine would."""
        self.end(signal.SIGKILL)


def cut_lines(ports: Sequence[int]) -> None:
    """Cut every connection to these ports, as a broken line would."""
    for port in ports:
        subprocess.run(
            ["ss", "-K", "state", "established", f"( sport = :{port} or dport = :{port} )"],
            capture_output=True,
            check=False,
        )


def _family(pid: int) -> list[int]:
    """A process and all that it started, read from /proc."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text(errors="replace").rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = [pid]
    for each in found:
        found += children.get(each, [])
    return found


def _send(pids: Sequence[int], sign: int) -> None:
    for pid in pids:
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            continue
