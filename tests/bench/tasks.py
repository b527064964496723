"""What officers come for, each found from the home page on a phone: taps, signs read on the way, and seconds.

`bench tasks [FOLDER]` takes the built site in FOLDER, or builds one. Seconds are those of the browser from tap to page,
and of reading at 1,000 Thai signs a minute: every sign shown above the link that is tapped, or above the answer.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from bench._project import build_site, copy_project
from serving import served

SIGNS_A_SECOND = 1000 / 60
PHONE = {"width": 360, "height": 740}
_ABOVE = """part => {
  const top = part.getBoundingClientRect().top, walk = document.createTreeWalker(
    document.querySelector("article") || document.body, NodeFilter.SHOW_TEXT)
  let signs = 0
  while (walk.nextNode()) {
    const box = walk.currentNode.parentElement
    if (!box.getClientRects().length || box.closest("script, style, svg")) continue
    const range = document.createRange()
    range.selectNodeContents(walk.currentNode)
    const words = walk.currentNode.data.replace(/\\s+/g, " ").trim()
    if (range.getBoundingClientRect().bottom <= top + 1) signs += words.length
  }
  return signs
}"""


@dataclass(frozen=True)
class Task:
    """A task: the words of the links that are tapped one after the other, and words of the answer."""

    name: str
    taps: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class Found:
    """How a task went: taps, signs passed, screens between the last arrival and the answer, seconds of the browser."""

    taps: int
    signs: int
    screens: float
    loading: float

    @property
    def seconds(self) -> float:
        """Reading and loading together."""
        return self.signs / SIGNS_A_SECOND + self.loading


TASKS = (
    Task("the paper to send", ("ก-๑ หนังสือนำส่ง",), "หนังสือนำส่ง"),
    Task("is 90,000 baht exempt", ("ดูวงเงิน",), "๑๐๐,๐๐๐"),
    Task("the letter of enquiry", ("หนังสือสอบถาม แบบ ก-๐",), "เรียน"),
    Task("a citizen wants footage", ("ดูขั้นตอนรับคำขอ",), "๓๐ วัน"),
    Task("who permits a pole", ("ดูการขออนุญาต",), "เจ้าของ"),
)


def main(arguments: list[str]) -> int:
    """Print each task's figures; 1 if one cannot be done."""
    if arguments:
        return _tell(Path(arguments[0]))
    with tempfile.TemporaryDirectory() as folder:
        return _tell(build_site(copy_project(Path(folder))))


def _tell(site: Path) -> int:
    failed = 0
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for task in TASKS:
            page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
            page.set_default_timeout(5000)
            try:
                found = walk(page, address, task)
            except Exception as error:  # noqa: BLE001 - a task that fails is the finding
                print(f"{task.name:26} cannot be done: {str(error).splitlines()[0]}", file=sys.stderr)
                failed = 1
            else:
                print(
                    f"{task.name:26} {found.taps} taps, {found.signs:5} signs, {found.screens:4.1f} screens down, "
                    f"{found.seconds:5.1f} s"
                )
            page.close()
        browser.close()
    return failed


def walk(page: Page, address: str, task: Task) -> Found:
    """Do a task from the home page; a TimeoutError of the browser if a link or the answer is not there."""
    page.goto(address)
    signs, loading = 0, 0.0
    for words in task.taps:
        link = page.locator("article a").filter(has_text=words, visible=True).first
        signs += link.evaluate(_ABOVE) - _passed(page)
        begun = time.perf_counter()
        link.click()
        page.wait_for_load_state()
        loading += time.perf_counter() - begun
    arrived = page.evaluate("scrollY")
    answer = _answer(page, task.answer)
    signs += answer.evaluate(_ABOVE) - _passed(page)
    top = answer.evaluate("part => part.getBoundingClientRect().top + scrollY")
    return Found(len(task.taps), signs, max(0.0, (top - arrived) / PHONE["height"]), loading)


def _passed(page: Page) -> int:
    """Signs above the part that the address leads to: whoever arrives there does not read them."""
    fragment = page.url.partition("#")[2]
    return int(page.locator(f"[id='{fragment}']").first.evaluate(_ABOVE)) if fragment else 0


def _answer(page: Page, words: str) -> Locator:
    """The first part with these words, below the part that the address leads to."""
    parts = page.locator("article :is(p, li, td, dd, h2, h3, label)").filter(has_text=words, visible=True)
    arrived = page.evaluate("scrollY")
    for part in parts.all():
        if part.evaluate("part => part.getBoundingClientRect().top + scrollY") >= arrived:
            return part
    return parts.first  # a TimeoutError tells that there is none
