"""Two sites, one uploaded over the other in the safe order and back: how many moments would break a reader."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from bench._project import copy_project
from history.test_changes import commit
from history.test_edition import git
from prefixes import Judge, Move, Site, by_name, read, upload, with_plain_names
from two_editions import build, change_code, change_words_and_ids, copy_palette, run

BASE = "/cctv/"


def main(arguments: list[str]) -> None:
    """Print a row for each order; the arguments are the folders of two built sites, and the path they are served at.

    Without arguments two editions of the project are built: of the second every page, the code and the forms differ.
    """
    with tempfile.TemporaryDirectory() as folder:
        sites = [Path(name) for name in arguments[:2]] or make_editions(Path(folder))
        one, other = (read(site) for site in sites)
    base = arguments[2] if len(arguments) > 2 else BASE
    print("                          moves       MB  broken  faults: moments")
    for name, before, after in (("upload", one, other), ("way back", other, one)):
        judge(name, before, after, upload(before, after, base), base)
        judge(f"{name}, by name", before, after, by_name(before, after), base)
        plain = with_plain_names(before), with_plain_names(after)
        judge(f"{name}, plain names", *plain, upload(*plain, base), base)


def make_editions(folder: Path) -> list[Path]:
    """Build both without books, for which small files stand."""
    root = copy_project(folder / "project")
    copy_palette(root)
    git(root, "init", "-q")
    run(root, "published")
    commit(root, {}, 1)
    first = build(root, folder / "first")
    change_code(root)
    ids = change_words_and_ids(root)
    run(root, "translated", "--all")
    commit(root, {}, 9)
    print(f"{ids} ids renamed")
    return [first, build(root, folder / "second")]


def judge(name: str, before: Site, after: Site, moves: list[Move], base: str) -> None:
    """Print how one order does."""
    found = Judge(before, after, base).broken(moves)
    kinds = Counter(kind for _, faults in found for kind in faults)
    size = sum(len(data) for _, data in moves if data is not None) / 1e6
    told = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    print(f"{name:24} {len(moves):6} {size:8.2f} {len(found):7}  {told}", flush=True)
