"""A blank page that runs the search engine's modules."""

from __future__ import annotations

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


def engine_page(browser: Browser, scripts: Path) -> Page:
    """A page with the modules of the folder `scripts` in the order the worker loads them."""
    page = browser.new_page()
    for name in MODULES:
        page.add_script_tag(path=scripts / f"{name}.js")
    return page
