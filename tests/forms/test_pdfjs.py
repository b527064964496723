"""The PDF to type into in pdf.js, the reader of Firefox: what it saves is read and drawn right by others."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route

from conftest import ROOT
from forms.pictures import DRAWN_BY, difference, picture
from forms.print_sample import typed_pdf
from forms.test_typing import MOST, STORED, TYPED, boxes, drawing_fonts, values
from handbook.forms.fillable import ALIAS

READER = ROOT / "tests" / "node_modules" / "pdfjs-dist" / "build"
ADDRESS = "http://reader.invalid/"
TEXTS = {name: text for name, text in TYPED.items() if text}
# The viewer's fields write into the same storage as is typed in them.
_SAVE = """async ([bytes, texts]) => {
  const reader = await import("/pdf.mjs")
  reader.GlobalWorkerOptions.workerSrc = "/pdf.worker.mjs"
  const data = Uint8Array.from(atob(bytes), sign => sign.charCodeAt(0))
  const pdf = await reader.getDocument({ data }).promise
  const fields = await pdf.getFieldObjects()
  for (const [name, value] of Object.entries(texts)) pdf.annotationStorage.setValue(fields.get(name).at(-1).id, { value })
  return btoa(Array.from(await pdf.saveDocument(), byte => String.fromCharCode(byte)).join(""))
}"""


def _serve(route: Route) -> None:
    name = route.request.url.removeprefix(ADDRESS)
    if name:
        route.fulfill(path=READER / name, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>reader</title>", content_type="text/html")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.route(f"{ADDRESS}**", _serve)
    page.goto(ADDRESS)
    yield page
    page.close()


@pytest.fixture(scope="module")
def saved(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pdfjs") / "saved.pdf"
    data = base64.b64encode(typed_pdf("th").read_bytes()).decode()
    target.write_bytes(base64.b64decode(page.evaluate(_SAVE, [data, TEXTS])))
    return target


def test_what_is_typed_is_read_back(saved: Path) -> None:
    assert values(saved) == TEXTS


def test_the_form_font_alone_draws_it(saved: Path) -> None:
    assert drawing_fonts(saved) == {(f"/{ALIAS}", "Sarabun-Form")}


@pytest.mark.parametrize("reader", DRAWN_BY)
def test_readers_draw_it_as_what_is_typed_elsewhere(saved: Path, reader: str) -> None:
    """Only a point beside it: pdf.js has a margin of two points, PDFium of one."""
    drawn = picture(saved, reader, boxes()[:1])
    stored = Image.open(STORED).convert("L").crop((0, 0, *drawn.size))
    shifted = Image.new("L", drawn.size, "white")
    shifted.paste(drawn, (-2, 0))
    assert difference(stored, shifted) < MOST
