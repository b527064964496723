"""The order for a file manager, tried: unpacked beside the site in use, checked there, the two folders renamed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from apache import apache
from nginx import nginx
from quiet_page import quiet_page

Server = Callable[[Path, str], AbstractContextManager[str]]


@pytest.fixture
def unpacked(released: Path, tmp_path: Path) -> Path:
    """A web root with the new edition beside the one in use, as a file manager unpacks it."""
    tmp_path.chmod(0o755)
    with zipfile.ZipFile(released / "cctv-handbook-2569-1-site.zip") as packed:
        for name in packed.namelist():
            packed.extract(name, tmp_path / "cctv-new")
    (tmp_path / "cctv").mkdir()
    (tmp_path / "cctv" / "index.html").write_text("the edition in use", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("server", [apache, nginx])
def test_it_checks_itself_beside_and_in_its_place(server: Server, browser: Browser, unpacked: Path) -> None:
    (unpacked / "nginx.conf").write_text("index index.html;\n", encoding="utf-8")  # an owner who includes nothing
    for place in ("cctv-new", "cctv"):
        with server(unpacked, "/") as address, quiet_page(browser) as page:
            page.goto(f"{address}{place}/verify.html")
            page.get_by_role("button").click()
            expect(page.locator("#result")).to_contain_text("every file is there and right", timeout=30_000)
            page.goto(f"{address}{place}/en/index.html")
            expect(page.locator("article h1")).to_be_visible()
        if place == "cctv-new":
            (unpacked / "cctv").rename(unpacked / "cctv-old")
            (unpacked / "cctv-new").rename(unpacked / "cctv")
