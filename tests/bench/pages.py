"""Random pages: what is built equals what was meant, or `check` tells it. Arguments: the seed, then how many pages.

A page is drawn with its meaning: the pieces of readings/drawn_pages/ say what a reader should get, whatever any
parser thinks. Ends with 1 if a page is built otherwise in silence, or if a kind of fault hardly occurs.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from readings.drawn_pages.draw import draw
from readings.drawn_pages.faults import FAULTS
from readings.drawn_pages.judge import judge

SEED, COUNT = 2569, 2_000
MOST_TOLD = 20
_LEAST_DIFFERENT, _LEAST_OF_A_KIND = 0.15, 0.005  # of the pages: 300 and 10 of 2,000


def main(arguments: list[str]) -> int:
    """Print the pages that are silently different, then the counts of each kind."""
    seed, count = (int(value) for value in (*arguments, *map(str, (SEED, COUNT)[len(arguments) :])))
    start = time.process_time()
    drawn, silent = Counter[str](), Counter[str]()
    untold = alarms = 0
    for number in range(count):
        page = draw(seed, number)
        verdict = judge(page)
        drawn.update(page.kinds)
        if verdict.told and not page.kinds:
            alarms += 1
            print(f"page {number} is right and told:\n{page.text}\n")
        if verdict.differs and not verdict.told_without:
            silent.update(["pages", *page.kinds])
        if verdict.differs and not verdict.told:
            untold += 1
            if untold <= MOST_TOLD:
                print(f"page {number} ({', '.join(page.kinds)}): meant\n{verdict.meant}\nbuilt\n{verdict.built}\n")
        if number % 100 == 99:
            print(f"  {number + 1:,} pages", file=sys.stderr, flush=True)
    for kind in FAULTS:
        print(f"  {kind:24} drawn {drawn[kind]:5,}, silent without the comparison {silent[kind]:5,}")
    print(
        f"seed {seed}: {count:,} pages; built otherwise in silence: {untold}, without the comparison "
        f"{silent['pages']:,}; right and told: {alarms}; {time.process_time() - start:.0f} s"
    )
    rare = [kind for kind in FAULTS if drawn[kind] < count * _LEAST_OF_A_KIND]
    return 1 if untold or alarms or rare or silent["pages"] < count * _LEAST_DIFFERENT else 0
