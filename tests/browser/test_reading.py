"""Every page in a real browser: quiet, in its typeface, and no wider than the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from built_site import PAGES, read_site
from quiet_page import quiet_page

WIDTHS = (320, 360, 1280)


@pytest.mark.parametrize(("width", "scheme"), [*((width, "light") for width in WIDTHS), (WIDTHS[-1], "dark")])
def test_every_page_loads_quietly_and_never_scrolls_sideways(
    site: Path, address: str, browser: Browser, width: int, scheme: str
) -> None:
    paths = [path.removesuffix("index.html") for path in read_site(site)]
    assert len(paths) == 2 * len(PAGES)
    with quiet_page(browser, width, scheme) as page:
        for path in paths:
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            font = page.evaluate(
                "document.fonts.check('16px Sarabun') && [...document.fonts].some(f => f.status == 'loaded')"
            )
            assert font, path
