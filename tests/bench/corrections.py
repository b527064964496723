"""Mechanical changes of the real handbook's sentences: how many are judged wrong, as corrections or as editions.

Arguments: seed, changes of each kind. Another seed draws others, so that a long proof goes on where it stopped.
Ends with 1 if one is judged wrong.
"""

from __future__ import annotations

import time

from bench._project import ROOT
from editions.drawn_changes import CORRECTIONS, EDITIONS, draw, read_pages

SEED, COUNT = 1, 50


def main(arguments: list[str]) -> int:
    """Print each kind with its counts, and each change that was judged wrong."""
    seed, count = (int(value) for value in (*arguments, *map(str, (SEED, COUNT)[len(arguments) :])))
    pages = read_pages(ROOT / "docs")
    begun, drawn, wrong = time.monotonic(), 0, 0
    for kinds, is_edition in ((EDITIONS, True), (CORRECTIONS, False)):
        for kind, change in kinds.items():
            made = list(draw(pages, {kind: change}, seed, count))
            missed = [each for each in made if bool(each.told()) is not is_edition]
            print(f"  {kind:40} drawn {len(made):4}, judged wrong {len(missed):3}")
            for each in missed[:3]:
                print(f"      {each.path}: {_difference(each.before, each.after)} {each.told()}")
            drawn, wrong = drawn + len(made), wrong + len(missed)
    print(f"seed {seed}: {drawn} changes, {wrong} judged wrong, {time.monotonic() - begun:.0f} s")
    return int(wrong > 0)


def _difference(before: str, after: str) -> str:
    at = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
    return f"{before[max(at - 25, 0) : at + 25]!r} -> {after[max(at - 25, 0) : at + 25]!r}"
