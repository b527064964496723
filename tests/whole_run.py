"""The whole test run: the linters, then two processes of pytest, and all the while one for the tests that mostly wait.

Called by `make.py test`. Hosts answer, refuse and time out when they like: the tests of publishing take twice as long
as what they do, and the processors are free for others meanwhile.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
MEMORY = Path("/dev/shm")  # noqa: S108 - Linux's folder in memory; below it a folder of our own is made
ROOM = 6_000_000_000
"""Bytes that have to be free there: a run's temporary files had 2.1 GB, and what runs needs memory, too."""


def run(in_turn: Sequence[Sequence[str]], beside: Sequence[str]) -> bool:
    """Run commands one after another until one fails, and one beside them, which then tells what it said; if all pass.

    If one of the others fails while it still runs, it is interrupted.
    """
    with temporary_files() as env, tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(beside, cwd=ROOT, env=env, stdout=said, stderr=subprocess.STDOUT)
        passed = False
        try:
            passed = all(_passes(command, env) for command in in_turn)
        finally:
            if not passed:
                process.send_signal(SIGINT)
            code = process.wait()
            said.seek(0)
            print(_headed(beside), said.read(), sep="\n", end="", flush=True)
    return passed and code == 0


@contextmanager
def temporary_files(memory: Path = MEMORY) -> Iterator[Mapping[str, str]]:
    """The environment of commands whose temporary files are in memory, where there is room; they go at the end.

    Tests copy and remove thousands of files, which on a disk cost some of them a fifth of their time. Where nothing may
    be executed in memory, or a folder is named already, the files are where they would be.
    """
    if not _has_room(memory) or any(name in os.environ for name in ("TMPDIR", "TEMP", "TMP")):
        yield os.environ
        return
    with tempfile.TemporaryDirectory(dir=memory, prefix="handbook-tests-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o1777)  # as /tmp: servers that tests start read and write there as users of their own
        yield {**os.environ, "TMPDIR": folder}


def _has_room(memory: Path) -> bool:
    if not memory.is_dir() or shutil.disk_usage(memory).free < ROOM:
        return False
    return not os.statvfs(memory).f_flag & os.ST_NOEXEC


def _passes(command: Sequence[str], env: Mapping[str, str]) -> bool:
    print(_headed(command), flush=True)
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode == 0


def _headed(command: Sequence[str]) -> str:
    return f"… {' '.join(command[1:])}"


if __name__ == "__main__":
    sys.exit(not run(IN_TURN, BESIDE))
