"""The page that checks the published files, in a browser, over http: it finds every kind of fault, and only those."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import violations
from handbook.html.addresses import SITE_SUMS, VERIFYING_PAGE
from quiet_page import faults_of
from serving import served

LENGTHS = (0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 128, 100_003)
"""Of files: at the edges of the blocks of SHA-256, 64 bytes of which the last 9 may not be text."""


KEPT_BACK = {".htaccess", "_headers", "nginx.conf", "web.config"}
"""What servers keep to themselves."""


def sums(site: Path) -> str:
    files = sorted(
        file for file in site.rglob("*") if file.is_file() and file.name not in {SITE_SUMS, ".handbook-site"}
    )
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(site).as_posix()}\n" for file in files
    )


@pytest.fixture
def published(tmp_path: Path, site_alone: Path) -> Path:
    """A published site: pages, files of awkward lengths and names, and the list of all."""
    site = tmp_path / "site"
    shutil.copytree(site_alone, site)
    (site / "lengths").mkdir()
    for length in LENGTHS:
        (site / "lengths" / f"{length}.bin").write_bytes(bytes(at * 7 % 251 for at in range(length)))
    (site / "lengths" / "a b%20ค.txt").write_bytes(b"x")
    (site / SITE_SUMS).write_text(sums(site), encoding="utf-8")
    return site


@pytest.fixture
def page(browser: Browser, published: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    opened = context.new_page()
    with served(published) as address:
        opened.goto(address + VERIFYING_PAGE)
        yield opened
    context.close()


def told(page: Page) -> dict[str, str]:
    """Path -> what the page says of it, after a check."""
    page.locator("#start").click()
    expect(page.locator("#start")).to_be_enabled(timeout=30_000)
    items = page.locator("#faults li").all_text_contents()
    return {path: said for path, _, said in (text.partition(" – ") for text in items)}


def test_a_whole_site_is_whole(page: Page, published: Path) -> None:
    faults = faults_of(page)
    assert told(page) == {}
    names = [line.partition("  ")[2] for line in (published / SITE_SUMS).read_text(encoding="utf-8").splitlines()]
    served_ones = len(set(names) - KEPT_BACK)
    expect(page.locator("#result")).to_contain_text("every file is there and right")
    expect(page.locator("#result")).to_contain_text(f"({served_ones} / {served_ones})")
    digest = hashlib.sha256((published / SITE_SUMS).read_bytes()).hexdigest()
    expect(page.locator("#list")).to_contain_text(digest)
    assert faults == []
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_each_fault_is_found_and_told_by_its_kind(page: Page, published: Path) -> None:
    own = {VERIFYING_PAGE, SITE_SUMS, "404.html", ".handbook-site", *KEPT_BACK}
    paths = (file.relative_to(published).as_posix() for file in published.rglob("*") if file.stat().st_size > 1)
    files = sorted(path for path in paths if path not in own and not path.startswith("assets/"))
    files = [path for path in files if (published / path).is_file()]
    wanted = {}
    for number, path in enumerate(files):
        file = published / path
        data = file.read_bytes()
        if number % 5 == 0:
            file.unlink()
            wanted[path] = "is missing"
        elif number % 5 == 1:
            file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))  # of the same size
            wanted[path] = "differs"
        elif number % 5 == 2:
            file.write_bytes(data[: len(data) // 2])
            wanted[path] = "differs"
        elif number % 5 == 3:
            file.write_bytes(data + b" ")
            wanted[path] = "differs"
    assert len(wanted) > 20
    assert {path: said.rpartition(" · ")[2] for path, said in told(page).items()} == wanted
    expect(page.locator("#result")).to_contain_text(f"files that are missing or differ: {len(wanted)} ")


def test_a_body_that_ends_early_is_told(page: Page) -> None:
    page.route("**/lengths/64.bin", lambda route: route.abort("connectionreset"))
    assert {path: said.rpartition(" · ")[2] for path, said in told(page).items()} == {
        "lengths/64.bin": "cannot be read to its end"
    }


@pytest.mark.parametrize("text", [None, "", "<!doctype html>\n<title>Not found</title>\n", "0" * 63 + "  index.html\n"])
def test_without_a_list_nothing_is_said_to_be_whole(page: Page, published: Path, text: str | None) -> None:
    if text is None:
        (published / SITE_SUMS).unlink()
    else:
        (published / SITE_SUMS).write_text(text, encoding="utf-8")
    assert told(page) == {}
    expect(page.locator("#result")).to_contain_text("there is no usable SHA256SUMS")


def test_opened_from_a_folder_it_says_that_it_cannot_check(browser: Browser, published: Path) -> None:
    page = browser.new_page()
    page.goto((published / VERIFYING_PAGE).as_uri())
    expect(page.locator("#result")).to_contain_text("open it from the website")
    expect(page.locator("#start")).to_be_disabled()
    page.close()
