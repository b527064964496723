"""How long the site takes, against plain MkDocs and Material on the same sources; and a whole build by its stages."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from bench._project import build_site, copy_project, run

RUNS = 5


def main(arguments: list[str]) -> None:
    """Print medians and the ratio of whole processes, then the stages; the first argument is the number of runs."""
    runs = int(arguments[0]) if arguments else RUNS
    ours: list[float] = []
    stock: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder))
        plain = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
        plain["theme"]["custom_dir"] = "plain"  # our own templates take their words from our own command
        (root / "plain").mkdir()
        (root / "plain" / "home.html").write_text('{% extends "main.html" %}', encoding="utf-8")
        (root / "plain.yml").write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
        stages = list(_stages(run("handbook", "--root", str(root), "build", "--fresh", root=root)))
        for number in range(runs + 1):
            mine = _timed(lambda: build_site(root))
            theirs = _timed(lambda: run("mkdocs", "build", "-q", "-f", "plain.yml", "-d", "stock", root=root))
            if number:  # the first fills the machine's caches
                ours.append(mine)
                stock.append(theirs)
    ratios = [mine / theirs for mine, theirs in zip(ours, stock, strict=True)]
    print(f"make.py build --only site  {statistics.median(ours):.2f} s  {min(ours):.2f}–{max(ours):.2f}")
    print(f"mkdocs build               {statistics.median(stock):.2f} s  {min(stock):.2f}–{max(stock):.2f}")
    print(f"ratio                      {statistics.median(ratios):.2f}   {min(ratios):.2f}–{max(ratios):.2f}")

    for stage, seconds in stages:
        print(f"{seconds:>7}  {stage}")


def _stages(said: str) -> Iterator[tuple[str, str]]:
    """Each step that a build announced, with the seconds that it told at its end."""
    stage = ""
    for line in said.splitlines():
        if line.startswith("… "):
            stage = line.removeprefix("… ")
        elif stage and line.endswith(" s") and line.strip().removesuffix(" s").replace(".", "", 1).isdigit():
            yield stage, line.strip()
            stage = ""


def _timed(work: Callable[[], object]) -> float:
    start = time.monotonic()
    work()
    return time.monotonic() - start
