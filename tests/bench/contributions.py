"""Hostile contributions, drawn, through the whole path: check, review, artifact, comment; nothing of theirs is obeyed.

Arguments: how many, seed, and the first one to try. Ends with 1 if anything was wrong; the folder of each that was is
kept and named. Each twenty-fifth has pictures. There is no network: the forge and the canary are on the loopback of a
namespace of their own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench._apart import alone_on_loopback
from contributions.jobs import closed
from contributions.place import place_for
from contributions.sending import main_repository
from contributions.tried import Tried, tried

COUNT, SEED, SIDE_BY_SIDE, PICTURED = 250, 1, 2, 25


def main(arguments: list[str]) -> int:
    """Print each that was wrong; then the sums."""
    alone_on_loopback(["contributions", *arguments])
    count, seed, first = (int(value) for value in (*arguments, *map(str, (COUNT, SEED, 0)[len(arguments) :])))
    folder = Path(tempfile.mkdtemp(prefix="contributions-"))
    begun = time.monotonic()
    main_repository(folder / "main")
    print(f"{folder}: {'closed' if closed() else 'OPEN: no namespaces here'}", flush=True)
    given = [(folder, count, seed, first, number) for number in range(SIDE_BY_SIDE)]
    with ProcessPoolExecutor(SIDE_BY_SIDE) as pool:
        results = list(chain.from_iterable(pool.map(_some, given)))
    _tell(results)
    wrong = sum(bool(result.faults) for result in results)
    print(f"seed {seed}: {len(results)} contributions, {wrong} wrong, {time.monotonic() - begun:.0f} s")
    if not wrong:
        subprocess.run(["rm", "-rf", str(folder)], check=False)
    return int(bool(wrong))


def _some(given: tuple[Path, int, int, int, int]) -> list[Tried]:
    """Try each second of the contributions in a place of its own."""
    folder, count, seed, first, number = given
    results = []
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"]) as browser,
        place_for(folder, f"side-{number}", seed, browser) as (place, draw, asked),
    ):
        for each, contribution in enumerate(draw.some(count)):
            if each < first or each % SIDE_BY_SIDE != number:
                continue
            result = tried(place, contribution, each, pictured=each % PICTURED == 0)
            result.faults += [f"asked for {path}" for path in asked.paths]
            asked.paths.clear()
            results.append(result)
            told = "; ".join(result.faults[:4]) or result.refused or "right"
            print(f"{each} {result.kind}: {result.codes} {result.seconds:.0f} s {told}"[:600], flush=True)
    return results


def _tell(results: list[Tried]) -> None:
    kinds = Counter(result.kind.split(" ")[0] for result in results)
    print("; ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    refused = sum(bool(result.refused) for result in results)
    told, ran = (sum(getattr(result, name) for result in results) for name in ("is_told", "ran_without_token"))
    print(f"refused by git {refused}; told with facts {told}; ran where there is no token {ran}")
    seconds, megabytes = (max(getattr(result, name) for result in results) for name in ("seconds", "megabytes"))
    print(f"at most {seconds:.0f} s, {megabytes} MB", file=sys.stdout)
