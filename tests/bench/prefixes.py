"""Two sites, one uploaded over the other in the safe order and back: how many moments would break a reader."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from prefixes import Judge, Move, Site, by_name, read, upload, with_plain_names


def main(arguments: list[str]) -> None:
    """Print a row for each order; the arguments are the folders of two built sites, and the path they are served at."""
    if len(arguments) not in {2, 3}:
        sys.exit("bench prefixes SITE_A SITE_B [/path/]")
    one, other = (read(Path(folder)) for folder in arguments[:2])
    base = arguments[2] if len(arguments) > 2 else "/cctv/"
    print("                          moves       MB  broken  faults: moments")
    for name, before, after in (("upload", one, other), ("way back", other, one)):
        judge(name, before, after, upload(before, after, base), base)
        judge(f"{name}, by name", before, after, by_name(before, after), base)
        plain = with_plain_names(before), with_plain_names(after)
        judge(f"{name}, plain names", *plain, upload(*plain, base), base)


def judge(name: str, before: Site, after: Site, moves: list[Move], base: str) -> None:
    """Print how one order does."""
    found = Judge(before, after, base).broken(moves)
    kinds = Counter(kind for _, faults in found for kind in faults)
    size = sum(len(data) for _, data in moves if data is not None) / 1e6
    told = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    print(f"{name:24} {len(moves):6} {size:8.2f} {len(found):7}  {told}", flush=True)
