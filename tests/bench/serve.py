"""How soon an author sees an edit, and a fault, in the browser. Arguments: how many edits (50), a seed (1).

Each edit goes into a page drawn by the seed, of a copy of the real handbook; the browser has that page open. A third as
many go into the glossary's data. Times are those from the writing of the file until the words are on the screen.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

from bench._project import ROOT, copy_project
from handbook.progress import note

_PORT = 8765
_PANEL = "hb-preview"
_READ = 3.0
"""Seconds in which the whole site follows, and an author reads."""


def main(arguments: list[str]) -> None:
    """Print the start, and median, 95 % and most of both kinds of edits."""
    count, seed = (int(argument) for argument in [*arguments, *("50", "1")[len(arguments) :]])
    drawn = random.Random(seed)  # noqa: S311 - not for secrets
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "handbook")
        pages = sorted(file for file in (root / "docs").glob("*.md") if file.stem.isidentifier())
        first = _stop(*_start(root))
        again = _start(root)
        print(f"start: first {first:.2f} s, again {again[1]:.2f} s", flush=True)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
                page = browser.new_page()
                edits = [_edit(page, drawn.choice(pages), number) for number in range(count)]
                data = [_edit_data(page, root / "docs", number) for number in range(-(-count // 3))]
                browser.close()
        finally:
            _stop(*again)
    for name, times in zip(("edit seen", "fault told", "data seen"), (*zip(*edits, strict=True), data), strict=True):
        print(f"{name}: {_summary(times)}")


def _start(root: Path) -> tuple[subprocess.Popen[str], float]:
    """A running preview, and the seconds until it told its address."""
    start = time.monotonic()
    command = [sys.executable, "-m", "handbook", "--root", str(root), "serve", "--port", str(_PORT)]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
    running = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    while not running.stdout.readline().startswith("http://"):
        assert running.poll() is None, "the preview has ended"
    taken = time.monotonic() - start
    subprocess.Popen(["cat"], stdin=running.stdout, stdout=subprocess.DEVNULL)  # what it says must go somewhere
    return running, taken


def _stop(running: subprocess.Popen[str], taken: float) -> float:
    running.send_signal(signal.SIGINT)
    running.wait()
    return taken


def _edit(page: Page, file: Path, number: int) -> tuple[float, float]:
    """Seconds from a new sentence to its sight, and from a broken link to its fault on the page."""
    note(f"{number + 1}: {file.name}")
    right = file.read_text(encoding="utf-8")
    address = "" if file.stem == "index" else f"{file.stem}/"
    page.goto(f"http://127.0.0.1:{_PORT}/cctv/{address}")
    seen = _until(
        lambda: file.write_text(f"{right}\nข้อความที่เพิ่ม {number}\n", encoding="utf-8"),
        lambda: page.get_by_text(f"ข้อความที่เพิ่ม {number}", exact=True).first.wait_for(timeout=60_000),
    )
    told = _until(
        lambda: file.write_text(f"{right}\n[ก](nowhere-{number}.md)\n", encoding="utf-8"),
        lambda: page.locator(_PANEL).get_by_text(f"nowhere-{number}.md").first.wait_for(timeout=60_000),
    )
    file.write_text(right, encoding="utf-8")
    time.sleep(_READ)
    return seen, told


def _edit_data(page: Page, docs: Path, number: int) -> float:
    """Seconds from another name of the glossary's first term to its sight."""
    note(f"{number + 1}: glossary.yml")
    file = docs / "data" / "glossary.yml"
    right = file.read_text(encoding="utf-8")
    name = yaml.safe_load(right)["terms"][0]["th"]
    page.goto(f"http://127.0.0.1:{_PORT}/cctv/glossary/")
    time.sleep(_READ)  # until the preview knows what is open
    seen = _until(
        lambda: file.write_text(right.replace(f"th: {name}", f"th: {name} {number}", 1), encoding="utf-8"),
        lambda: page.locator("article").get_by_text(f"{name} {number}").first.wait_for(timeout=60_000),
    )
    file.write_text(right, encoding="utf-8")
    time.sleep(_READ)
    return seen


def _until(act: Callable[[], object], is_there: Callable[[], object]) -> float:
    start = time.monotonic()
    act()
    is_there()
    taken = time.monotonic() - start
    time.sleep(_READ)
    return taken


def _summary(times: Sequence[float]) -> str:
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"median {statistics.median(ordered):.2f} s, 95 % {late:.2f} s, most {ordered[-1]:.2f} s of {len(ordered)}"
