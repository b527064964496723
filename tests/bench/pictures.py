"""Drawn pictures on a page: each right or told, in 5 s and 500 MB. Arguments: seed, number of pictures.

tests/pictures/drawn/ draws each kind of picture in turn, each in a process of its own, and another process judges it.
Ends with 1 if one is neither right nor told, or takes more.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from functools import partial
from pathlib import Path

from checks.case_folders import MINIMAL
from handbook.processes import side_by_side
from pictures.drawn import Drawn, drawn
from pictures.judged import judge, write_page

SEED, COUNT = 2569, 300
SECONDS, MEGABYTES = 5.0, 500


def main(arguments: list[str]) -> int:
    """Print each picture that is wrong or takes too much, then the counts."""
    seed, count = (int(value) for value in (*arguments, *map(str, (SEED, COUNT)[len(arguments) :])))
    outcomes, wrong = Counter[str](), 0
    slowest, largest = (0.0, ""), (0, "")
    for number in range(count):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "handbook"
            shutil.copytree(MINIMAL, root)
            made = side_by_side(partial(_drawn, root, seed, number), ["draw"])["draw"]
            outcome, seconds, megabytes = side_by_side(partial(_judged, root, made), ["judge"])["judge"]
        about = f"{number} ({made.about})"
        slowest, largest = max(slowest, (seconds, about)), max(largest, (megabytes, about))
        outcomes[outcome if outcome in {"right", "told"} else "wrong"] += 1
        if outcome not in {"right", "told"} or seconds > SECONDS or megabytes > MEGABYTES:
            wrong += 1
            print(f"{about}: {outcome}; {seconds:.1f} s, {megabytes} MB", flush=True)
        if number % 50 == 49:
            print(f"  {number + 1:,}: {dict(outcomes)}", file=sys.stderr, flush=True)
    said = ", ".join(f"{number:,} {outcome}" for outcome, number in sorted(outcomes.items()))
    print(f"seed {seed}: {said}; slowest {slowest[0]:.1f} s: {slowest[1]}; largest {largest[0]} MB: {largest[1]}")
    return int(wrong > 0)


def _drawn(root: Path, seed: int, number: int, _: str) -> Drawn:
    """Write the picture; what is given back has no bytes: the process that judges it shall not hold them."""
    made = drawn(seed, number)
    write_page(root, made)
    return Drawn(**{**vars(made), "data": b""})


def _judged(root: Path, made: Drawn, _: str) -> tuple[str, float, int]:
    try:
        outcome, seconds = judge(root, made)
    except Exception:  # noqa: BLE001 - that is what is looked for
        outcome, seconds = f"traceback: {traceback.format_exc()}", 0.0
    return outcome, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
