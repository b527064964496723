"""A hundred files of an edition spoilt, one a check: whether verify.html finds each; seconds. Arguments: SITE [SEED].

SITE is an unpacked …-site.zip. Each kind of fault comes 25 times: missing, truncated, longer, another of the same size.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from serving import served

_EACH = 25
_SUMS, _PAGE, _MISSING = "SHA256SUMS", "verify.html", "404.html"
_UNSERVED = {".htaccess", "_headers", "nginx.conf", "web.config"}


def main(arguments: list[str]) -> int:
    """Print what was found of each kind; ends with 1 if a fault was not found or a whole file was blamed."""
    site, seed = Path(arguments[0]).resolve(), int(arguments[1]) if len(arguments) > 1 else 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy = Path(shutil.copytree(site, Path(folder) / "site"))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with served(copy) as address:
            page = browser.new_page()
            page.goto(address + _PAGE)
            wrong = _all_kinds(page, copy, random.Random(seed))  # noqa: S311 - reproducible
        browser.close()
    return int(bool(wrong))


def _all_kinds(page: Page, site: Path, rng: random.Random) -> int:
    start = time.monotonic()
    blamed = len(_told(page))
    print(f"whole: {blamed} blamed; {page.locator('#result').text_content()}; {time.monotonic() - start:.1f} s")
    for kind in ("missing", "truncated", "longer", "same size"):
        found = sum(_is_found(page, site, kind, rng) for _ in range(_EACH))
        print(f"{kind}: found {found} of {_EACH}", flush=True)
        blamed += _EACH - found
    return blamed


def _is_found(page: Page, site: Path, kind: str, rng: random.Random) -> bool:
    """Spoil a file, check, and put it right again; whether that file and no other was told."""
    paths = [line.partition("  ")[2] for line in (site / _SUMS).read_text(encoding="utf-8").splitlines()]
    path = rng.choice([path for path in paths if path not in _UNSERVED and path != _MISSING])
    file = site / path
    data = file.read_bytes()
    if kind == "missing":
        file.unlink()
    else:
        file.write_bytes(_spoilt(data, kind, rng))
    told = _told(page)
    file.write_bytes(data)
    return told == [path]


def _spoilt(data: bytes, kind: str, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    if kind == "truncated":
        return data[:at]
    if kind == "longer":
        return data + b" "
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def _told(page: Page) -> list[str]:
    """The paths that the page tells of after a check."""
    page.locator("#start").click()
    expect(page.locator("#start")).to_be_enabled(timeout=120_000)
    return page.locator("#faults code").all_text_contents()
