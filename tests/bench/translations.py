"""Two officers at one page, merged by git; pages renamed; misspellings mended: what is wrong at the end.

Arguments: seed, trials of each kind (1, 50). Ends with 1 if a merge has a conflict or anything is wrong at the end.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from random import Random

from bench._project import ROOT
from corpus.officers import RIGHT, commit, git, lay_out, mend_typo, merge_of_two, places, rename, state
from handbooks import read_settings

SEED, COUNT = 1, 50
DOCS = ROOT / "docs"
SETTINGS = read_settings(ROOT)
KEYS = ("procedure", "thresholds", "survey", "operation", "procurement", "data-protection", "faq", "committee")


def main(arguments: list[str]) -> int:
    """Print each kind of trial with its counts, and what went wrong."""
    seed, count = (int(value) for value in (*arguments, *map(str, (SEED, COUNT)[len(arguments) :])))
    rng = Random(seed)  # noqa: S311 - a choice that can be made again
    begun = time.monotonic()
    wrong = [*_merges(rng, count), *_renames(rng, max(count // 5, 1)), *_typos(rng, count)]
    for line in wrong:
        print(line)
    print(f"seed {seed}: {len(wrong)} wrong, {time.monotonic() - begun:.0f} s")
    return int(bool(wrong))


def _merges(rng: Random, count: int) -> list[str]:
    conflicts, wrong = 0, []
    for number in range(count):
        with tempfile.TemporaryDirectory() as folder:
            key = rng.choice(KEYS)
            merged, told = merge_of_two(lay_out(Path(folder), "index", key, docs=DOCS, settings=SETTINGS), key, rng)
            conflicts += not merged
            if not merged or told != RIGHT:
                wrong.append(f"merge {number} {key}: {told}")
    print(f"two officers, both stamp: {count} merges, {conflicts} conflicts, {len(wrong)} wrong at the end")
    return wrong


def _renames(rng: Random, count: int) -> list[str]:
    wrong = []
    for key in rng.sample(KEYS, min(count, len(KEYS))):
        with tempfile.TemporaryDirectory() as folder:
            root = lay_out(Path(folder), docs=DOCS, settings=SETTINGS)
            rename(root, key, "moved-here")
            if (told := state(root)) != RIGHT:
                wrong.append(f"rename {key}: {told}")
    print(f"a page renamed among {len(list(DOCS.rglob('*.en.md')))}: {len(wrong)} of them mark a page")
    return wrong


def _typos(rng: Random, count: int) -> list[str]:
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        root = lay_out(Path(folder), "index", *KEYS, docs=DOCS, settings=SETTINGS)
        for number in range(count):
            key = rng.choice(KEYS)
            mend_typo(root, key, rng.choice(list(places(root, key))))
            if (told := state(root)) != RIGHT:
                wrong.append(f"typo {number} {key}: {told}")
            git(root, "checkout", "-q", ".")
        commit(root)
    print(f"a misspelling, --wording-only: {count}, {len(wrong)} of them mark a page")
    return wrong
