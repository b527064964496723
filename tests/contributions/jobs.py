"""The jobs of check.yml and comment.yml, step by step as the workflows have them, for one contribution.

The first jobs run in the contribution's clone, with no network, no token, and the disk closed but for a folder. The
last runs in a clone of `main`, has the token, and reaches a forge of our own.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from workflow_steps import Step, steps

_SECONDS = 300
_TOOLS = ("git", "sh", "bash", "cat", "test", "touch", "env", "rm", "mkdir")
_NEEDS_NETWORK = ("addresses", "apt-get")
_CLOSED = (
    '"$0" --bind "$2" "$2" && for point in $1; do "$0" -o remount,bind,ro "$point" || exit; done'
    ' && cd "$PWD" && shift 2 && exec "$@"'
)


@dataclass
class Ran:
    """What the steps of a job have said, their exit codes, and what they took."""

    said: list[tuple[str, str]] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    seconds: float = 0.0
    megabytes: int = 0
    processor: float = 0.0


@cache
def closed() -> tuple[str, ...]:
    """What begins a command that has no network and may write in one folder alone; nothing where that cannot be had."""
    found = [shutil.which(name) for name in ("unshare", "sh", "mount")]
    if not all(found):
        return ()
    unshare, shell, mount = map(str, found)
    folder = Path(tempfile.gettempdir()).resolve()  # it may be in memory: a disk of its own
    points = [str(each) for each in (folder, *folder.parents) if each.is_mount()]
    command = (unshare, "--net", "--mount", shell, "-c", _CLOSED, mount, " ".join(points))
    tried = [*command, os.fsdecode(Path.home()), shell, "-c", "true"]
    return command if subprocess.run(tried, capture_output=True, check=False).returncode == 0 else ()


def tools(folder: Path, *, browser: bool) -> Path:
    """A folder with the programs that the steps name; `python3` runs the package of the folder that it is called in."""
    folder.mkdir(exist_ok=True)
    for name in (*_TOOLS, *(("chromium-headless-shell", "chromium") if browser else ())):
        found = shutil.which(name)
        if found and not (folder / name).exists():
            (folder / name).symlink_to(found)
    shim = f'#!/bin/sh\nshift\nPYTHONPATH="$PWD/scripts" exec "{sys.executable}" -m handbook --root . "$@"\n'
    (folder / "python3").write_text(shim, encoding="utf-8")
    (folder / "python3").chmod(0o755)
    return folder


def run_job(
    workflow: str, job: str, values: Mapping[str, str], *, clone: Path, work: Path, path: Path, **env: str
) -> Ran:
    """Run the steps of a job; those that ask other sites are left out, and so are the actions."""
    done, failed = Ran(), False
    with_token = "GITHUB_TOKEN" in values or job == "comment"
    before = () if with_token else closed()
    for step in steps(workflow, job, values):
        if step.run and step.goes(failed=failed) and not any(name in step.run for name in _NEEDS_NETWORK):
            given = {**_environment(work, path), **env, **step.env}
            code = _run(step, [*before, *([str(work)] if before else [])], clone, given, done)
            failed = failed or (code != 0 and not step.may_fail)
    return done


def _environment(work: Path, path: Path) -> dict[str, str]:
    """As a runner gives it; nothing of this machine."""
    files = {f"GITHUB_{name}": str(work / name.lower()) for name in ("STEP_SUMMARY", "ENV", "PATH", "OUTPUT", "STATE")}
    for folder in ("home", "tmp"):
        (work / folder).mkdir(exist_ok=True)
    own = {"PATH": str(path), "HOME": str(work / "home"), "TMPDIR": str(work / "tmp"), "LANG": "C.UTF-8"}
    more = {"CI": "true", "GITHUB_ACTIONS": "true", "NO_MKDOCS_2_WARNING": "1", "GIT_CONFIG_SYSTEM": os.devnull}
    return files | own | more | {"PYTHONUTF8": "1"}


def _run(step: Step, before: Iterable[str], cwd: Path, env: Mapping[str, str], done: Ran) -> int:
    """Run one step and add what it said and took; -1 if it does not end."""
    begun = time.monotonic()
    log = Path(env["HOME"]).parent / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*before, str(shutil.which("bash")), "-eo", "pipefail", "-c", step.run],
            cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        code = _ended(process, done)
    done.seconds += time.monotonic() - begun
    done.codes.append(code)
    done.said.append((step.run, log.read_bytes().decode("utf-8", "replace")))
    return code


def _ended(process: subprocess.Popen[bytes], done: Ran) -> int:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            done.megabytes = max(done.megabytes, used.ru_maxrss // 1024)
            done.processor += used.ru_utime + used.ru_stime
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return -1
