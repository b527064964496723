"""The whole test run: the linters, then two processes of pytest, and all the while one for the tests that mostly wait.

Called by `make.py test`. Hosts answer, refuse and time out when they like: the tests of publishing take twice as long
as what they do, and the processors are free for others meanwhile.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from signal import SIGINT

ROOT = Path(__file__).resolve().parent.parent
WAITING = ("tests/publish",)
"""Folders whose tests wait for half of their time or more, and build no handbook that tests share."""
_PYTEST = (sys.executable, "-m", "pytest")
# Files in their order: xdist would begin with those that have the most tests, which are the quickest, and leave the
# slow ones to the end, when one process has nothing left to do.
_SIDE_BY_SIDE = ("--numprocesses", "2", "--dist", "loadfile", "--no-loadscope-reorder")
IN_TURN = (
    (sys.executable, "tests/lint.py"),
    (*_PYTEST, *_SIDE_BY_SIDE, *(f"--ignore={path}" for path in WAITING)),
)
BESIDE = (*_PYTEST, *WAITING)


def run(in_turn: Sequence[Sequence[str]], beside: Sequence[str]) -> bool:
    """Run commands one after another until one fails, and one beside them, which then tells what it said; if all pass.

    If one of the others fails while it still runs, it is interrupted.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(beside, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        passed = False
        try:
            passed = all(_passes(command) for command in in_turn)
        finally:
            if not passed:
                process.send_signal(SIGINT)
            code = process.wait()
            said.seek(0)
            print(_headed(beside), said.read(), sep="\n", end="", flush=True)
    return passed and code == 0


def _passes(command: Sequence[str]) -> bool:
    print(_headed(command), flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def _headed(command: Sequence[str]) -> str:
    return f"… {' '.join(command[1:])}"


if __name__ == "__main__":
    sys.exit(not run(IN_TURN, BESIDE))
