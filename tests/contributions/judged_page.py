"""review.html in a browser, under its own policy: nothing runs, nothing is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html
from playwright.sync_api import Browser

from review.test_report_page import ATTRIBUTES, ELEMENTS

_TITLE = "ผลของการแก้ไข · What this change does"


def faults_in(file: Path, browser: Browser) -> Iterator[str]:
    """What the page does that it must not."""
    tree: Any = html.fromstring(file.read_text(encoding="utf-8"))
    yield from (f"element {tag!r}" for tag in {element.tag for element in tree.iter()} - ELEMENTS)
    yield from (f"attribute {name}" for name in {name for each in tree.iter() for name in each.attrib} - ATTRIBUTES)
    told: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: told.append(f"asks for {request.url[:100]}"))
    page.on("console", lambda message: told.append(f"console: {message.text[:100]}"))
    page.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.wait_for_timeout(50)
    own = {f"asks for {file.as_uri()[:100]}"}
    yield from (each for each in told if each not in own and not each.startswith("asks for data:image/webp;base64,"))
    if page.title() != _TITLE or page.evaluate("document.scripts.length") or page.url != file.as_uri():
        yield f"title {page.title()!r}, at {page.url[:80]}"
    context.close()
