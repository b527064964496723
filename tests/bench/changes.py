"""One mistake, or one harmless change, in a real page: the mistake is told at its place, the change is not.

Arguments: seed, tries of each kind. Ends with 1 if a mistake is not told, or a harmless change is.
"""

from __future__ import annotations

from collections import Counter

from bench._project import ROOT
from handbook.authored.settings import load_settings
from handbook.corpus.read import read_corpus
from readings.changed_pages import HARMLESS, MISTAKES, NEAR, draw, told

SEED, TRIES = 7, 40


def main(arguments: list[str]) -> int:
    """Print each kind with its counts and what was missed."""
    seed, count = (int(value) for value in (*arguments, *map(str, (SEED, TRIES)[len(arguments) :])))
    corpus, _ = read_corpus(load_settings(ROOT))
    failed = 0
    for title, kinds, wrong in (("mistakes", MISTAKES, True), ("harmless changes", HARMLESS, False)):
        drawn = {kind: draw(ROOT, corpus, kind, seed, count) for kind in kinds}
        found = told(corpus, [made for tries in drawn.values() for made in tries])
        counts = Counter[str]()
        for kind, tries in drawn.items():
            hits = [made for made in tries if found[made]]
            near = sum(any(abs(problem.line - made.line) <= NEAR for problem in found[made]) for made in hits)
            print(f"  {kind:34} tried {len(tries):3}, told {len(hits):3}, at the place {near:3}")
            for made in tries:
                if bool(found[made]) != wrong:
                    print(f"      {made.page}:{made.line}: {[str(problem) for problem in found[made]][:2]}")
            counts.update(tried=len(tries), told=len(hits), near=near)
        failed += counts["tried"] - counts["told"] if wrong else counts["told"]
        print(f"{title}, seed {seed}: {counts['tried']} tried, {counts['told']} told, {counts['near']} at the place\n")
    return 1 if failed else 0
