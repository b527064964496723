"""Requests and bytes of a first view, the next page and the same page again, and per million views. Argument: SITE.

SITE is an unpacked …-site.zip, served by a real Apache with the site's own `.htaccess`: its cache rules, compressed.
Bytes are those on the line, with the answers' headers, as Chromium counts them; a file that is asked for again and has
not changed (304) counts as a request.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from apache import apache

_BASE = "/cctv/"
_MILLION = 1_000_000


@dataclass(frozen=True)
class View:
    """What one view of a page asked the server for."""

    requests: int
    size: int


def main(arguments: list[str]) -> None:
    """Print the means over all pages of the site, and what a million such views come to."""
    site = Path(arguments[0]).resolve()
    pages = sorted(file.relative_to(site).as_posix() for file in site.rglob("index.html"))
    with sync_playwright() as playwright, apache(site, _BASE) as address:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        first, again = _alone(browser, address, pages)
        following = _walk(browser, address, pages)
        browser.close()
    print(f"{len(pages)} pages; a million views")
    for name, views in (("a first visit", first), ("the next page", following), ("the same page again", again)):
        requests = statistics.mean(view.requests for view in views)
        size = statistics.mean(view.size for view in views)
        million = f"{requests * _MILLION / 1e6:6.1f} million requests {size * _MILLION / 1e9:7.1f} GB"
        print(f"  {name:20} {requests:5.1f} requests {size / 1e3:7.1f} kB   {million}")


def _alone(browser: Browser, address: str, pages: Sequence[str]) -> tuple[list[View], list[View]]:
    """Each page as the first that a browser opens, and opened once more."""
    first, again = [], []
    for page in pages:
        context = browser.new_context()
        first.append(_view(context, address + page))
        again.append(_view(context, address + page))
        context.close()
    return first, again


def _walk(browser: Browser, address: str, pages: Sequence[str]) -> list[View]:
    """Every page after the first in one browser."""
    context = browser.new_context()
    views = [_view(context, address + page) for page in pages]
    context.close()
    return views[1:]


def _view(context: BrowserContext, address: str) -> View:
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    asked: set[str] = set()
    sizes: dict[str, int] = {}

    def answered(event: dict[str, Any]) -> None:
        if not event["response"].get("fromDiskCache") and event["response"]["url"].startswith("http"):
            asked.add(event["requestId"])

    line.on("Network.responseReceived", answered)
    line.on("Network.requestServedFromCache", lambda event: asked.discard(event["requestId"]))
    line.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until="networkidle")
    page.close()
    sent = [int(size) for request, size in sizes.items() if request in asked and size]
    return View(len(sent), sum(sent))
