"""The page's writer of PDFs, pdf.js and the scripts that it imports, run in a browser without a page of forms."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

from handbooks import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "javascripts" / "forms"
_ADDRESS = "http://writer.invalid/"
_FILL = """async ([bytes, map, values, isSpecimen]) => {
  const { fillPdf } = await import("/pdf.js")
  const filled = fillPdf(Uint8Array.from(atob(bytes), sign => sign.charCodeAt(0)), map, values, isSpecimen)
  return [filled instanceof Uint8Array, btoa(Array.from(filled, byte => String.fromCharCode(byte)).join(""))]
}"""


def open_writer(browser: Browser) -> Page:
    """A page that can import the scripts."""

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(_ADDRESS)
        if name.endswith(".js"):
            route.fulfill(path=SCRIPTS / name, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><title>writer</title>", content_type="text/html")

    page = browser.new_page()
    page.route(f"{_ADDRESS}**", serve)
    page.goto(_ADDRESS)
    return page


def fill_pdf(
    page: Page, blank: bytes, known: Mapping[str, Any], values: Mapping[str, Any], *, is_specimen: bool = False
) -> bytes:
    """A PDF as the script fills it, by its map."""
    given = base64.b64encode(blank).decode()
    is_bytes, filled = page.evaluate(_FILL, [given, dict(known), dict(values), is_specimen])
    assert is_bytes
    return base64.b64decode(filled)


def read_map(file: Path) -> dict[str, Any]:
    """The map beside a PDF."""
    known: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return known
