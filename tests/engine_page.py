"""A blank page that runs the search engine's modules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from handbook.site.scripts import SEARCH_PARTS


def engine_page(browser: Browser, scripts: Iterable[Path], before: str = "") -> Page:
    """A page with these scripts, in their order; `before` is run before them."""
    page = browser.new_page()
    page.evaluate(before or "0")
    for script in scripts:
        page.add_script_tag(path=script)
    return page


def written_modules(folder: Path) -> list[Path]:
    """The modules as they are written, in the order in which the build joins them."""
    return [folder / f"{name}.js" for name in SEARCH_PARTS]


def call(page: Page, expression: str, *arguments: object) -> Any:
    """The value of an expression over `search`, the modules' namespace, and `a`, the arguments."""
    return page.evaluate(f"a => {{ const search = handbookSearch; return {expression} }}", list(arguments))
