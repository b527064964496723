"""Drawn edits of the real handbook, reviewed: pages that are listed wrongly, and pages that are missed.

Arguments: how many edits, seed. Five are one change. The truth is the built text, compared by a program of its own.
Ends with 1 if a page is listed wrongly or missed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench._project import ROOT, copy_project, run
from releasing import commit_all, git
from review.drawn_edits import draw
from review.reviewed_change import without_browser
from review.seen_text import differing

COUNT, SEED, TOGETHER = 200, 1, 5


def main(arguments: list[str]) -> int:
    """Print each change with its pages; then the sums."""
    count, seed = (int(value) for value in (*arguments, *map(str, (COUNT, SEED)[len(arguments) :])))
    wrong = missed = listed = changes = 0
    seconds = 0.0
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        root = copy_project(top / "handbook")
        git(root, "init", "--quiet")
        commit_all(root, "Begin")
        before = _plain_site(root, top / "before")
        for number, first in enumerate(range(0, count, TOGETHER)):
            kinds = _edit(root, seed * 1000 + number, min(TOGETHER, count - first))
            begun = time.monotonic()
            found = _review(root, top / "out")
            seconds += time.monotonic() - begun
            truth = differing(before, _plain_site(root, top / f"after-{number}"))
            changes, listed = changes + 1, listed + len(found)
            wrong, missed = wrong + len(found - truth), missed + len(truth - found)
            print(f"{'; '.join(kinds)}: {len(found)} pages", flush=True)
            print(*(f"  wrong {each}\n" for each in sorted(found - truth)), sep="", end="")
            print(*(f"  missed {each}\n" for each in sorted(truth - found)), sep="", end="")
            git(root, "checkout", "--quiet", "--", ".")
    print(f"{count} edits in {changes} changes: {listed} pages, wrong {wrong}, missed {missed}")
    print(f"{seconds / changes:.1f} s a review, without pictures")
    return int(bool(wrong or missed))


def _edit(root: Path, seed: int, count: int) -> list[str]:
    kinds = []
    for edit in draw(root / "docs", seed, count):
        (root / "docs" / edit.path).write_text(edit.text, encoding="utf-8")
        kinds.append(f"{edit.kind} ({edit.path})")
    return kinds


def _review(root: Path, out: Path) -> set[str]:
    """The folders that a review of the working tree lists; without a browser, as pictures are not asked for here."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), **without_browser(out.with_name("programs"))}
    command = [sys.executable, "-m", "handbook", "--root", str(root), "review", "HEAD", "--out", str(out)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    found = json.loads((out / "facts.json").read_text(encoding="utf-8"))
    return {page["folder"] for page in found["pages"]}


def _plain_site(root: Path, target: Path) -> Path:
    """The site of these sources, built outside any repository."""
    copied = Path(shutil.copytree(root, target, ignore=shutil.ignore_patterns(".git", ".cache")))
    run("handbook", "--root", str(copied), "build", "--only", "site", "--skip-checks", root=copied)
    return copied / "site"
