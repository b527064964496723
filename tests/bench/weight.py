"""What a first view costs: bytes of all that a page asks for, text compressed with gzip -9, nothing cached."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from bench._host import host
from bench._project import build_site, copy_project

PAGES = ("", "procedure/", "local-governments/", "laws/", "en/")


def main(_: list[str]) -> None:
    """Print a table for each page, largest file first."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_site(copy_project(Path(folder)))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with host(site) as address:
            for page in PAGES:
                _print(page, _view(browser, address + page))
        browser.close()


def _view(browser: Browser, address: str) -> list[tuple[int, str]]:
    """Size as sent and name of every answer to one cold view."""
    page = browser.new_context().new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - a builtin method cannot be marked, as Playwright does
    page.goto(address, wait_until="networkidle")
    sizes = [(int(answer.headers["content-length"]), answer.url.rpartition("/")[2] or "(page)") for answer in answers]
    page.context.close()
    return sorted(sizes, reverse=True)


def _print(page: str, sizes: list[tuple[int, str]]) -> None:
    print(f"/{page}: {sum(size for size, _ in sizes) / 1000:.1f} KB in {len(sizes)} files")
    for size, name in sizes:
        print(f"  {size:7,} {name}")
