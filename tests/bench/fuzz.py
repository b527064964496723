"""Damaged files through `check` and `build`: no traceback, no word lost in silence. Arguments: seed, checks, builds.

Each damage is one file of the minimal handbook, changed at one to three places. What `check` passes is built, until
so many sites are built: each word that CommonMark finds on the damaged page must be on the built one. Ends with 1 if
anything is lost, ends in a traceback, or takes longer than a page may.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from functools import partial
from pathlib import Path

from checks.damages import Damage, damage, lost_words, work_folder
from handbook.authored.settings import load_settings
from handbook.commands.build import build
from handbook.commands.check import check_sources
from handbook.problems import ProblemsError, has_errors
from handbook.processes import side_by_side

SEED, CHECKS, BUILDS = 2569, 10_000, 300
SECONDS = 5.0  # of processor time for one damaged file; whole handbooks have their own bounds


def main(arguments: list[str]) -> int:
    """Print each fault with its damage, then the counts."""
    seed, checks, builds = (int(value) for value in (*arguments, *map(str, (SEED, CHECKS, BUILDS)[len(arguments) :])))
    counts, slowest = Counter[str](), (0.0, 0)
    with tempfile.TemporaryDirectory() as folder:
        root = work_folder(Path(folder))
        for number in range(checks):
            made = damage(root, seed, number)
            start = time.process_time()
            with made.written(root):
                outcome = checked(root)
                slowest = max(slowest, (time.process_time() - start, number))
                if outcome == "clean" and counts["built"] + counts["not built"] < builds:
                    outcome = side_by_side(partial(built, root, made), ["site"])["site"]
            counts[outcome.partition(":")[0]] += 1
            if outcome.startswith(("traceback", "lost")):
                print(f"{number}: {made.path}: {', '.join(made.changes)}\n{outcome}\n", flush=True)
            if number % 500 == 499:
                print(f"  {number + 1:,}: {dict(counts)}", file=sys.stderr, flush=True)
    said = ", ".join(f"{number:,} {outcome}" for outcome, number in sorted(counts.items()))
    print(f"seed {seed}: {said}; the slowest check took {slowest[0]:.1f} s (number {slowest[1]})")
    return 1 if counts["traceback"] or counts["lost"] or slowest[0] > SECONDS else 0


def checked(root: Path) -> str:
    """What `check` does: `clean`, `told`, or `traceback: …`."""
    try:
        _, problems = check_sources(load_settings(root))
    except ProblemsError:
        return "told"
    except Exception:  # noqa: BLE001 - that is what is looked for
        return f"traceback: {traceback.format_exc()}"
    return "told" if has_errors(problems) else "clean"


def built(root: Path, made: Damage, _: str) -> str:
    """What `build` does: `built`, `told by build`, `not built: …`, `lost: …` or `traceback: …`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the steps of each build
    shutil.rmtree(root / "site", ignore_errors=True)
    try:
        build(load_settings(root), only="site")
    except ProblemsError as error:
        unnamed = [problem for problem in error.problems if problem.code in {"HB223", "HB243"}]
        return f"not built: {unnamed}" if unnamed else "told by build"
    except Exception:  # noqa: BLE001
        return f"traceback: {traceback.format_exc()}"
    lost = lost_words(root, made.path)
    return f"lost: {lost}" if lost else "built"
