"""Every line of docs/ that was changed in this history, compared by words: marked, the least possible, inside a word.

Arguments: how many at most (all), and a seed that draws them. Ends with 1 if words are marked above 1.10 of the least,
or a mark is inside a word.
"""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Iterator

from bench._project import ROOT
from handbook.thai.difference import difference
from review.marked_words import Marked, marked

MOST, SEED = 1_000_000, 1
_BOUND = 1.10


def main(arguments: list[str]) -> int:
    """Print the sums."""
    most, seed = (int(value) for value in (*arguments, *map(str, (MOST, SEED)[len(arguments) :])))
    pairs = list(dict.fromkeys(_pairs()))
    drawn = pairs if len(pairs) <= most else random.Random(seed).sample(pairs, most)  # noqa: S311 - not secret
    begun, found = time.monotonic(), Marked()
    for before, after in drawn:
        found += marked([(piece.kind, piece.text) for piece in difference(before, after)])
    print(f"{len(drawn)} of {len(pairs)} changed lines; {found.shown()}; {time.monotonic() - begun:.0f} s")
    return int(found.inside > 0 or found.words > _BOUND * found.least_words)


def _pairs() -> Iterator[tuple[str, str]]:
    """The lines before and after, of hunks in which each line became one."""
    wanted = ("log", "--patch", "--unified=0", "--no-color", "--diff-merges=off", "--format=", "--", "docs/*.md")
    said = subprocess.run(["git", "-C", str(ROOT), *wanted], capture_output=True, check=True).stdout.decode("utf-8")
    gone: list[str] = []
    new: list[str] = []
    for line in [*said.split("\n"), "@@"]:
        if line.startswith(("@@", "diff ")):
            if len(gone) == len(new):
                yield from zip(gone, new, strict=True)
            gone, new = [], []
        elif line.startswith("-") and not line.startswith("--- "):
            gone.append(line[1:])
        elif line.startswith("+") and not line.startswith("+++ "):
            new.append(line[1:])
