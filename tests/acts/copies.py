"""A copy of the whole project in git, and the commands that run in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from acts.expected import Act, Expected
from acts.sources import Sources

ROOT = Path(__file__).resolve().parents[2]
_LINKED = (".venv", "tests/node_modules")
_DAYS = ("2026-11-28T09:00:00+07:00", "2026-12-02T09:00:00+07:00")
"""Before and after the acts: git is the only clock of a build."""


def copy_project(root: Path) -> Sources:
    """Copy all files that git knows or would take, and commit them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        source, target = ROOT / name, root / name
        if source.is_file() and name not in _LINKED:  # a file may be deleted and not yet committed
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    for name in _LINKED:
        if (ROOT / name).exists():
            (root / name).symlink_to((ROOT / name).resolve())
    _git(root, "init", "--quiet")
    _commit(root, "Before", _DAYS[0])
    return Sources(root)


def carry_out(acts: Iterable[Act], sources: Sources, rng: Random) -> list[Expected]:
    """Carry out acts one after another, note the translations, commit; returns what the site has to show."""
    expected: list[Expected] = []
    changed: set[str] = set()
    for act in acts:
        sources.written.clear()
        expected += list(act.do(sources, rng))
        if act.is_translated:
            changed |= {path for path in sources.written if path.endswith(".en.md")}
    left = sorted(path for path in changed if (sources.root / path).exists())  # a later act may move or remove a page
    if left:
        done = run_handbook(sources.root, "translated", *left)
        assert done.returncode == 0, done.stderr
    _commit(sources.root, "After", _DAYS[1])
    return expected


def run_handbook(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the copy's package as make.py does."""
    return _python(root, "handbook", "--root", str(root), *arguments)


def check(root: Path) -> tuple[list[str], list[str]]:
    """What `check` says of a copy: errors, each with its place, and the codes of warnings."""
    done = run_handbook(root, "check", "--format", "json", "--lang", "en")
    found = json.loads(done.stdout) if done.stdout.startswith(("[", "{")) else None
    assert found is not None, done.stdout + done.stderr
    errors = [f"{item['path']}:{item['line']} {item['code']}" for item in found if item["severity"] == "error"]
    return errors, [str(item["code"]) for item in found if item["severity"] != "error"]


def run_tests(root: Path, selection: Sequence[str], site: Path) -> tuple[int, list[str]]:
    """How many of a copy's tests pass with a site that was built already, and the names of the others."""
    arguments = ["-p", "no:cacheprovider", "--tb=no", "-rfE", "--color=no", *selection]
    done = _python(root, "pytest", *arguments, HANDBOOK_SITE=str(site))
    lines = done.stdout.splitlines()
    failed = [line.split(" - ")[0].split(" ", 1)[1] for line in lines if line.startswith(("FAILED ", "ERROR "))]
    passed = int(next((word for word, kind in _counts(lines[-1]) if kind == "passed"), "0")) if lines else 0
    if done.returncode > 1 or not passed:  # pytest itself failed, or found nothing: that is not green
        failed += [f"pytest: exit {done.returncode}", *(done.stdout + done.stderr).splitlines()[-3:]]
    return passed, failed


def _counts(line: str) -> Iterator[tuple[str, str]]:
    """`2 failed, 1325 passed in 164.70s` -> ("2", "failed"), ("1325", "passed")."""
    words = line.replace(",", "").split()
    return pairwise(words)


def _python(root: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(root / "scripts"), str(root / "tests")])
    ours = {"PYTHONPATH": paths, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        env={**os.environ, **ours, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def _commit(root: Path, message: str, day: str) -> None:
    _git(root, "add", "--all")
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    name = ("-c", "user.name=Sample", "-c", "user.email=sample@example.invalid", "-c", "commit.gpgsign=false")
    _git(root, *name, "commit", "--quiet", "--allow-empty", "-m", message, **dates)


def _git(root: Path, *arguments: str, **env: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, env={**os.environ, **env}, check=True, capture_output=True)
