"""Drawn edits of the real handbook, reviewed: pages listed wrongly or missed, words marked needlessly or in parts.

Arguments: how many edits, seed. Ten are one change. The sites are those that the review has built, the base's once;
which of their pages differ is found by a program of its own, and so is the least that could be marked. That the review
builds what `build` builds is tested in tests/review. Ends with 1 if a page is wrong or missed, a mark is inside a word,
or more than 1.10 of the least is marked.
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

from bench._project import ROOT, copy_project
from releasing import commit_all, git
from review.drawn_edits import draw
from review.marked_words import Marked, marked_in
from review.reviewed_change import without_browser
from review.seen_text import differing

COUNT, SEED, TOGETHER, BOUND = 200, 1, 10, 1.10


def main(arguments: list[str]) -> int:
    """Print each change with its pages; then the sums."""
    count, seed = (int(value) for value in (*arguments, *map(str, (COUNT, SEED)[len(arguments) :])))
    wrong = missed = listed = changes = 0
    seconds, words = 0.0, Marked()
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        root = copy_project(top / "handbook")
        git(root, "init", "--quiet")
        commit_all(root, "Begin")
        before = _reviewed_site(root, top / "out")
        for number, first in enumerate(range(0, count, TOGETHER)):
            kinds = _edit(root, seed * 1000 + number, min(TOGETHER, count - first))
            begun = time.monotonic()
            after = _reviewed_site(root, top / "out")
            seconds += time.monotonic() - begun
            found, truth = _listed(top / "out"), differing(before, after)
            changes, listed, words = changes + 1, listed + len(found), words + marked_in(top / "out" / "review.html")
            wrong, missed = wrong + len(found - truth), missed + len(truth - found)
            print(f"{'; '.join(kinds)}: {len(found)} pages", flush=True)
            print(*(f"  wrong {each}\n" for each in sorted(found - truth)), sep="", end="")
            print(*(f"  missed {each}\n" for each in sorted(truth - found)), sep="", end="")
            shutil.rmtree(after.parent)
            git(root, "checkout", "--quiet", "--", ".")
    print(f"{count} edits in {changes} changes: {listed} pages, wrong {wrong}, missed {missed}")
    print(f"{words.shown()}; {seconds / changes:.1f} s a review, without pictures")
    return int(bool(wrong or missed or words.inside or words.words > BOUND * words.least_words))


def _edit(root: Path, seed: int, count: int) -> list[str]:
    kinds = []
    for edit in draw(root / "docs", seed, count):
        (root / "docs" / edit.path).write_text(edit.text, encoding="utf-8")
        kinds.append(f"{edit.kind} ({edit.path})")
    return kinds


def _reviewed_site(root: Path, out: Path) -> Path:
    """Review the working tree; the site of it that this has built. Without a browser: pictures are not asked for."""
    cache = root / ".cache" / "review"
    known = set(cache.glob("*/site"))
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), **without_browser(out.with_name("programs"))}
    command = [sys.executable, "-m", "handbook", "--root", str(root), "review", "HEAD", "--out", str(out)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    (made,) = set(cache.glob("*/site")) - known
    return made


def _listed(out: Path) -> set[str]:
    """The folders of the pages that a review lists."""
    found = json.loads((out / "facts.json").read_text(encoding="utf-8"))
    return {page["folder"] for page in found["pages"]}
