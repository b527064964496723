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
from handbooks import ROOT, lay_out, run_handbook

pytestmark = pytest.mark.slow


class Preview:
    """A running `serve` of a handbook."""

    def __init__(self, root: Path, said: IO[bytes]) -> None:
        self.page = root / "docs" / "procedure.md"
        self.said = Path(said.name)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}{Handbook(root).base}"
        interruptible = ["env", "--default-signal=INT"]  # a run of the tests in the background ignores interrupts
        command = [*interruptible, sys.executable, "-m", "handbook", "--root", str(root), "serve", "--port", str(port)]
        env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(command, env=env, stdout=said, stderr=subprocess.STDOUT)

    def text(self, page: str = "procedure/") -> str:
        """What a page is now; empty if nobody answers."""
        try:
            with urllib.request.urlopen(self.address + page, timeout=30) as answer:  # noqa: S310 - our own
                return str(answer.read().decode())
        except OSError:
            return ""

    def told(self) -> str:
        """What the command has said so far; opened anew, for its place in the file is where the command writes."""
        return self.said.read_bytes().decode(errors="replace")


def wait(until: Callable[[], bool], seconds: int = 120) -> None:
    """Ask again and again, up to so many seconds, and fail if the answer stays no."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "the answer stays no"
        time.sleep(0.2)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = lay_out(tmp_path / "handbook")
    with (tmp_path / "said.txt").open("wb") as said:
        running = Preview(root, said)
        yield running
        running.process.kill()
        running.process.wait()


def test_changes_and_faults_are_seen_and_an_interrupt_ends_it(preview: Preview) -> None:
    wait(lambda: preview.address in preview.told())
    assert "<h1" in preview.text(), "the address is told when it answers"
    assert "Content-Security-Policy" in preview.text(), "as readers get it"
    right = preview.page.read_text(encoding="utf-8")
    preview.page.write_text(right + "\nข้อความใหม่ [ก](nowhere.md)\n", encoding="utf-8")
    wait(lambda: "ข้อความใหม่" in preview.text())
    wait(lambda: "HB201" in preview.told())
    other = preview.page.with_name("procedure.en.md")  # while the whole site is made
    other.write_text(other.read_text(encoding="utf-8") + "\nAnd this.\n", encoding="utf-8")
    wait(lambda: "And this." in preview.text("en/procedure/"))
    assert "ข้อความใหม่" in preview.text(), "an edit is not lost by the next one"
    wait(lambda: preview.told().count("new pages are shown") >= 2)
    preview.page.write_text("---\ntitle: [\n---\n" + right, encoding="utf-8")
    wait(lambda: "HB211" in preview.told())
    assert "ข้อความใหม่" in preview.text(), "pages that cannot be read leave the last ones"
    preview.page.write_text(right + "\nข้อความอื่น\n", encoding="utf-8")
    wait(lambda: "ข้อความอื่น" in preview.text())
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(timeout=20) == 0
    assert "Traceback" not in preview.told()


def test_an_address_that_cannot_be_had_is_told_in_both_languages(handbook: Handbook) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run_handbook("serve", "--port", port, root=handbook.root)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines() == [
            f"มีโปรแกรมอื่นใช้พอร์ต {port} อยู่ ปิดโปรแกรมนั้น หรือสั่ง serve --port {int(port) + 1}",
            f"another program uses port {port}: close it, or use serve --port {int(port) + 1}",
        ]
    for arguments in (("--port", "70000"), ("--host", "192.0.2.1"), ("--host", "nowhere.invalid")):
        done = run_handbook("serve", *arguments, root=handbook.root)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 2), done.stderr


_INTERRUPTED = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
os.register_at_fork(before=lambda: os.kill(os.getpid(), signal.SIGINT))  # asked last, when the process is being started
from handbook.commands.serve import _interrupts
interrupted = _interrupts()
if not (child := os.fork()): os._exit(0)
os.waitpid(child, 0)
print(interrupted.is_set())
"""


def test_an_interrupt_is_not_lost_while_a_process_is_started() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run([sys.executable, "-c", _INTERRUPTED], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "True", "")
