"""A blank page that runs the search engine's modules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, Page

MODULES = (
    "normalise",
    "tokens",
    "stem",
    "near",
    "vocabulary",
    "query",
    "index",
    "meaning",
    "engine",
    "highlight",
    "answer",
)


def engine_page(browser: Browser, scripts: Iterable[Path]) -> Page:
    """A page with these scripts, in their order."""
    page = browser.new_page()
    for script in scripts:
        page.add_script_tag(path=script)
    return page


def written_modules(folder: Path) -> list[Path]:
    """The modules as they are written, in the order in which the build joins them."""
    return [folder / f"{name}.js" for name in MODULES]
