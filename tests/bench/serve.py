"""How soon an author sees an edit, and a fault, in the browser. Arguments: how many edits (50), a seed (1).

Each edit goes into a page drawn by the seed, of a copy of the real handbook; the browser has that page open. A third as
many go into the glossary's data. Times are those from the writing of the file until the words are on the screen, as the
page itself sees it: Playwright looks for them every half second. Each one is told on stderr as it is measured; a run
that is ended early prints what it has.
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
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import yaml
from playwright.sync_api import Locator, Page, sync_playwright

from bench._project import ROOT, copy_project
from handbook.messages import both

_PORT = 8765
_PANEL = "hb-preview"
_WHOLE = both("preview.shown", seconds="")["en"].partition(",")[0]
"""What the preview says once all pages are shown."""
_LONGEST = 30.0
_READ = 1.0
"""Seconds in which an author reads, after the whole site has followed."""
_SEEN = "bench-words"
"""Under which a page finds the words to look for, and begins what it says of them."""
_LOOKING = """(() => {
  if (!location.protocol.startsWith("http")) return
  const places = () => [document.body, document.querySelector("hb-preview")?.shadowRoot]
  let told = ""
  requestAnimationFrame(function look() {
    const words = sessionStorage.getItem("bench-words") ?? ""
    if (words && words !== told && places().some(place => place?.textContent.includes(words))) {
      told = words
      requestAnimationFrame(() => setTimeout(() => console.debug("bench-words", words, Date.now() / 1000)))
    }
    requestAnimationFrame(look)
  })
})()"""
"""At each frame of every page: whether it has the words that are waited for; tells when one with them was drawn."""
_LOADED = """() => {
  const [page] = performance.getEntriesByType("navigation")
  const [paint] = performance.getEntriesByName("first-contentful-paint")
  const moments = [0, page.responseEnd, page.domContentLoadedEventEnd, paint?.startTime ?? 0]
  return moments.map(since => (performance.timeOrigin + since) / 1000)
}"""
_MOMENTS = ("asked for", "answered", "read", "painted")
"""Of the page as the browser has loaded it last."""


class _Preview:
    """A running preview; `taken` are the seconds until it told its address."""

    def __init__(self, root: Path) -> None:
        start = time.monotonic()
        command = [sys.executable, "-m", "handbook", "--root", str(root), "serve", "--port", str(_PORT)]
        env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
        self._is_told, self._shown, self._changed = False, 0, threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()
        self._wait_for(lambda: self._is_told, 120)
        self.taken = time.monotonic() - start

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            with self._changed:
                self._is_told |= line.startswith("http://")
                self._shown += _WHOLE in line
                self._changed.notify_all()

    def _wait_for(self, there: Callable[[], bool], seconds: float) -> None:
        with self._changed:
            assert self._changed.wait_for(there, seconds), "the preview says nothing more"

    @property
    def shown(self) -> int:
        """How often all pages have been shown so far."""
        return self._shown

    def rest(self, shown: int) -> None:
        """Until all pages have followed an edit, as they were shown so often before it, and an author has read."""
        self._wait_for(lambda: self._shown > shown, _LONGEST)
        time.sleep(_READ)

    def stop(self) -> None:
        """End it."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait()


def main(arguments: list[str]) -> None:
    """Print the start, and median, 95 % and most of both kinds of edits."""
    count, seed = (int(argument) for argument in [*arguments, *("50", "1")[len(arguments) :]])
    signal.signal(signal.SIGTERM, _interrupt)
    times: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # a preview may still be ending
        root = copy_project(Path(folder) / "handbook")
        first = _Preview(root)
        try:
            first.rest(0)  # what the next start shows is all pages
        finally:
            first.stop()
        again = _Preview(root)
        print(f"start: first {first.taken:.2f} s, again {again.taken:.2f} s", flush=True)
        try:
            with _browser() as page:
                for name, taken in _edits(page, root, again, count, seed):
                    times[name].append(taken)
        except KeyboardInterrupt:
            print("ended early")
        finally:
            again.stop()
    for name, own in times.items():
        print(f"{name}: {_summary(own)}")


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


@contextmanager
def _browser() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(_LOOKING)
        yield page
        browser.close()


def _edits(page: Page, root: Path, preview: _Preview, count: int, seed: int) -> Iterator[tuple[str, float]]:
    """Every edit, one after the other: its kind, and its seconds."""
    drawn = random.Random(seed)  # noqa: S311 - not for secrets
    pages = sorted(file for file in (root / "docs").glob("*.md") if file.stem.isidentifier())
    for number in range(count):
        yield from _edit(page, drawn.choice(pages), number, preview)
    for number in range(-(-count // 3)):
        yield from _edit_data(page, root / "docs", number, preview)


def _edit(page: Page, file: Path, number: int, preview: _Preview) -> Iterator[tuple[str, float]]:
    """Seconds from a new sentence to its sight, and from a broken link to its fault on the page."""
    right = file.read_text(encoding="utf-8")
    address = "" if file.stem == "index" else f"{file.stem}/"
    page.goto(f"http://127.0.0.1:{_PORT}/cctv/{address}")
    added, link = f"ข้อความที่เพิ่ม {number}", f"nowhere-{number}.md"
    for name, words, line, place in (
        ("edit seen", added, added, page.get_by_text(added, exact=True)),
        ("fault told", link, f"[ก]({link})", page.locator(_PANEL).get_by_text(link)),
    ):
        shown = preview.shown
        yield name, _seconds(page, f"{number + 1} {name}", file, f"{right}\n{line}\n", words=words, place=place)
        preview.rest(shown)
    _put_back(file, right, preview)


def _edit_data(page: Page, docs: Path, number: int, preview: _Preview) -> Iterator[tuple[str, float]]:
    """Seconds from another name of the glossary's first term to its sight."""
    file = docs / "data" / "glossary.yml"
    right = file.read_text(encoding="utf-8")
    name = yaml.safe_load(right)["terms"][0]["th"]
    page.goto(f"http://127.0.0.1:{_PORT}/cctv/glossary/")
    time.sleep(_READ)  # until the preview knows what is open
    text, words = right.replace(f"th: {name}", f"th: {name} {number}", 1), f"{name} {number}"
    place, before = page.locator("article").get_by_text(words), preview.shown
    yield "data seen", _seconds(page, f"{number + 1} data seen", file, text, words=words, place=place)
    preview.rest(before)
    _put_back(file, right, preview)


def _put_back(file: Path, right: str, preview: _Preview) -> None:
    shown = preview.shown
    file.write_text(right, encoding="utf-8")
    preview.rest(shown)


def _seconds(page: Page, name: str, file: Path, text: str, *, words: str, place: Locator) -> float:
    """From the writing of a file to the sight of words at a place; also tells when the browser did what meanwhile."""
    page.evaluate("words => sessionStorage.setItem('bench-words', words)", words)
    with page.expect_console_message(lambda said: said.text.startswith(f"{_SEEN} {words} "), timeout=60_000) as seen:
        start = time.time()
        file.write_text(text, encoding="utf-8")
    taken = float(seen.value.text.rpartition(" ")[2]) - start
    place.first.wait_for(timeout=1_000)  # nothing hides them
    moments = zip(_MOMENTS, page.evaluate(_LOADED), strict=True)
    line = ", ".join(f"{what} {since - start:.2f}" for what, since in moments)
    print(f"  {name}: {taken:.2f} s, {file.name}; {line}", file=sys.stderr, flush=True)
    return taken


def _summary(times: Sequence[float]) -> str:
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"median {statistics.median(ordered):.2f} s, 95 % {late:.2f} s, most {ordered[-1]:.2f} s of {len(ordered)}"
