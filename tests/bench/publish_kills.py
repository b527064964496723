"""Kill publications at random moments: `COUNT SEED [PLACE…]`; readers meet a whole site, the next one completes.

Results are appended to .cache/publish-kills-SEED.jsonl, a line for each; a second run goes on where the first ended.
A secret in an output or a log of a server ends it.
Loopback is held to 64 Mbit/s, so that many strikes fall into the middle of a file.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench._apart import alone_on_loopback
from handbooks import ROOT
from hosts.faults import Range, small_disk, ways_of
from hosts.places import KINDS, place
from small_releases import small_site

_BOOK_BYTES = 3_000_000


def main(arguments: list[str]) -> int:
    """COUNT strikes at each place; 1 if a reader met a fault or a publication did not complete."""
    count, seed = int(arguments[0]), arguments[1]
    kinds = arguments[2:] or list(KINDS)
    alone_on_loopback(["publish_kills", *arguments], megabits=64)
    file = ROOT / ".cache" / f"publish-kills-{seed}.jsonl"
    file.parent.mkdir(exist_ok=True)
    for kind in kinds:
        _strike(kind, count, seed, file)
    return _tell([json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()])


def _strike(kind: str, count: int, seed: str, file: Path) -> None:
    done = sum(json.loads(line)["place"] == kind for line in file.open(encoding="utf-8")) if file.exists() else 0
    if done >= count:
        return
    with place(kind) as there, small_disk(there), tempfile.TemporaryDirectory() as desk:
        ground = Range(there, Path(desk), (small_site(1, _BOOK_BYTES), small_site(2, _BOOK_BYTES)))
        ways = ways_of(there)
        for number in range(done, count):
            chance = random.Random(f"{seed}-{kind}-{number}")  # noqa: S311 - the same moments each time
            outcome = ground.strike(ways[number % len(ways)], chance)
            with file.open("a", encoding="utf-8") as results:
                line = {"place": kind, "number": number, **asdict(outcome)}
                results.write(json.dumps(line) + "\n")
            if outcome.torn or outcome.faults or not outcome.resumed:
                print(kind, number, outcome, flush=True)


def _tell(results: list[dict[str, Any]]) -> int:
    """A line for each place and way; 1 if anything was broken."""
    bad = 0
    groups = sorted({(result["place"], result["way"]) for result in results})
    print(f"{'place':14} {'way':13}  struck  midway    torn  broken resumed  median s")
    for group in groups:
        own = [result for result in results if (result["place"], result["way"]) == group]
        tally: Counter[str] = Counter()
        for result in own:
            tally["midway"] += result["midway"]
            tally["torn"] += bool(result["torn"])
            tally["broken"] += bool(result["faults"])
            tally["resumed"] += result["resumed"]
        seconds = sorted(result["resume_seconds"] for result in own)[len(own) // 2]
        bad += tally["torn"] + tally["broken"] + len(own) - tally["resumed"]
        told = " ".join(f"{tally[name]:7}" for name in ("midway", "torn", "broken", "resumed"))
        print(f"{group[0]:14} {group[1]:13} {len(own):7} {told} {seconds:9.1f}")
    print(f"{len(results)} strikes, {bad} bad")
    return int(bad > 0)
