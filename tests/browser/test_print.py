"""Printed pages of the fixture handbook."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser

from laws.paper import *  # noqa: F403 - tests are found by name
from quiet_page import emptied_page
from sheets import Print


def test_fixture_has_outside_addresses_to_print(printed: list[Print]) -> None:
    for start in ("", "en/"):  # the fixture's register stands on two pages
        registers = [
            item for item in printed if item.path in (f"{start}laws/index.html", f"{start}glossary/index.html")
        ]
        assert len(registers) == 2
        assert sum(len(item.addresses) for item in registers) > 2


def test_an_outside_link_in_words_gets_its_address(address_alone: str, browser: Browser, tmp_path: Path) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone + "procedure/")
        page.evaluate(
            "document.querySelector('article p').innerHTML = '<a href=\"https://example.go.th/form\">แบบฟอร์ม</a>'"
        )
        (tmp_path / "page.pdf").write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(tmp_path / "page.pdf") as pdf:
        assert "(https://example.go.th/form)" in pdf[0].get_textpage().get_text_bounded()
