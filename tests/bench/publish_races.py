"""Two publishers take the lease at once: `COUNT [PLACE…]`; exactly one of them may win, each time."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from hosts.contender import Contender, race
from hosts.places import KINDS, There, place
from publishing import TARGET, Desk
from small_releases import small_site


def main(arguments: list[str]) -> int:
    """COUNT races at each place; 1 if one had another number of winners than one."""
    count = int(arguments[0])
    bad = 0
    for kind in arguments[1:] or KINDS:
        with place(kind) as there, tempfile.TemporaryDirectory() as folder:
            tally = Counter(_race_at(there, Path(folder), count))
        bad += count - tally["won lost HB765"]
        print(f"{kind:14} {dict(tally)}", flush=True)
    return int(bad > 0)


def _race_at(there: There, folder: Path, count: int) -> list[str]:
    """The answers of each race, sorted."""
    desks = [Desk(folder / name, there.target, there.address, there.variables(TARGET)) for name in ("first", "second")]
    desks[0].release(small_site(1, 1000))
    desks[0].publish("--first")
    contenders = Contender(desks[0]), Contender(desks[1])
    found = [" ".join(sorted(race(contenders), reverse=True)) for _ in range(count)]
    for contender in contenders:
        contender.end()
    return found
