"""Spoil one published file after another: `[COUNT [PLACE]]` (100, webdav-nginx); verify names each, and no other."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from hosts.damages import WAYS, mend, spoil
from hosts.places import place
from publishing import TARGET, Desk
from small_releases import small_site


def main(arguments: list[str]) -> int:
    """1 if a damage was not found, or something else was told."""
    count = int(arguments[0]) if arguments else 100
    kind = arguments[1] if len(arguments) > 1 else "webdav-nginx"
    tally: Counter[str] = Counter()
    chance = random.Random(count)  # noqa: S311 - the same damages each time
    with place(kind) as there, tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), there.target, there.address, there.variables(TARGET))
        desk.release(small_site(1))
        desk.publish("--first")
        if there.folder is None:
            raise ValueError(kind)
        start = time.monotonic()
        for number in range(count):
            way = WAYS[number % len(WAYS)]
            damage = spoil(there.folder, way, chance)
            code, said = desk.run("verify")
            told = [line.strip() for line in said.splitlines() if line.startswith("    ")]
            tally[way] += code == 1 and told == [damage.path]
            mend(there.folder, damage)
        seconds = (time.monotonic() - start) / count
        clean = desk.run("verify")[0] == 0
    print(f"found {sum(tally.values())} of {count}: {dict(tally)}; {seconds:.1f} s each; clean again: {clean}")
    return int(sum(tally.values()) < count or not clean)
