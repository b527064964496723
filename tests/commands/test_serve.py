"""`serve` shows pages, their changes and their faults, and ends when it is told to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from handbook_sources import Handbook
from handbooks import ROOT, lay_out

pytestmark = pytest.mark.slow


class Preview:
    """A running `serve` of a handbook."""

    def __init__(self, root: Path, said: IO[str]) -> None:
        self.page = root / "docs" / "procedure.md"
        self.said = said
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}{Handbook(root).base}procedure/"
        interruptible = ["env", "--default-signal=INT"]  # a run of the tests in the background ignores interrupts
        command = [*interruptible, sys.executable, "-m", "handbook", "--root", str(root), "serve", "--port", str(port)]
        env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(command, env=env, stdout=said, stderr=subprocess.STDOUT)

    def text(self) -> str:
        """What the page is now; empty if nobody answers."""
        try:
            with urllib.request.urlopen(self.address, timeout=30) as answer:  # noqa: S310 - our own
                return str(answer.read().decode())
        except OSError:
            return ""

    def told(self) -> str:
        """What the command has said so far."""
        self.said.seek(0)
        return self.said.read()


def wait(until: Callable[[], bool], seconds: int = 120) -> None:
    """Ask again and again, up to so many seconds, and fail if the answer stays no."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        time.sleep(0.2)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = lay_out(tmp_path / "handbook")
    with (tmp_path / "said.txt").open("w+", encoding="utf-8") as said:
        running = Preview(root, said)
        yield running
        running.process.kill()
        running.process.wait()


def test_changes_and_faults_are_seen_and_an_interrupt_ends_it(preview: Preview) -> None:
    wait(lambda: "<h1" in preview.text())
    right = preview.page.read_text(encoding="utf-8")
    preview.page.write_text(right + "\nข้อความใหม่\n", encoding="utf-8")
    wait(lambda: "ข้อความใหม่" in preview.text())
    preview.page.write_text(right + "\n[ก](nowhere.md)\n", encoding="utf-8")
    wait(lambda: "HB201" in preview.told())
    assert "ข้อความใหม่" in preview.text(), "the last good page stays"
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(timeout=20) == 0
    assert "Traceback" not in preview.told()
