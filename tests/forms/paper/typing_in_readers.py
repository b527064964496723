"""Types into a PDF with the keys of a keyboard, in the readers that open it on a screen: Chromium's own, and pdf.js."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Frame, Page, Route

from forms.paper.typing_in_pdfium import field_places
from handbooks import ROOT

_ADDRESS = "http://reader.invalid/"
_PDFJS = ROOT / "tests" / "node_modules" / "pdfjs-dist"
_SHEET = 841.89  # points, the height of A4
_INSIDE = 6  # points from a field's corner to where it is clicked

# What Chromium's reader does when its button to save "with your changes" is pressed, before it asks for a file name.
_IS_SHOWN = '() => document.querySelector("pdf-viewer")?.loadState_ === "success"'
_SAVE_IN_CHROMIUM = """async () => {
  const { dataToSave } = await document.querySelector("pdf-viewer").currentController.save("EDITED")
  return btoa(Array.from(new Uint8Array(dataToSave), byte => String.fromCharCode(byte)).join(""))
}"""
_SCALE_IN_CHROMIUM = """() => {
  const { viewport } = document.querySelector("pdf-viewer"), sheet = viewport.getPageScreenRect(0)
  return [viewport.getZoom() * 96 / 72, sheet.x, sheet.y]
}"""
_PDFJS_PAGE = """<!doctype html><html lang="th"><title>reader</title><link rel="stylesheet" href="/web/pdf_viewer.css">
<div id="container" style="position: absolute; inset: 0; overflow: auto"><div class="pdfViewer"></div></div>
<script type="module">
  import * as pdfjsLib from "/build/pdf.mjs"
  globalThis.pdfjsLib = pdfjsLib
  pdfjsLib.GlobalWorkerOptions.workerSrc = "/build/pdf.worker.mjs"
  const { EventBus, PDFLinkService, PDFViewer } = await import("/web/pdf_viewer.mjs")
  const eventBus = new EventBus(), linkService = new PDFLinkService({ eventBus })
  const viewer = new PDFViewer({ container: document.getElementById("container"), eventBus, linkService })
  globalThis.pdf = await pdfjsLib.getDocument({ url: "/typed.pdf" }).promise
  linkService.setViewer(viewer)
  viewer.setDocument(pdf)
</script>"""
_SAVE_IN_PDFJS = 'async () => btoa(Array.from(await pdf.saveDocument(), byte => String.fromCharCode(byte)).join(""))'


def type_in_chromium(browser: Browser, file: Path, texts: Mapping[str, str], pause: int) -> bytes:
    """Click the first field, go from field to field by Tab and type what is to stand in each, a space into a box.

    Returns the PDF as the reader saves it. The reader goes to the next field in its own time and tells nobody when it
    is there: `pause` is how long to wait, in milliseconds.
    """
    order = list(field_places(file))
    left = set(texts)
    context = browser.new_context(viewport={"width": 1100, "height": 1000})
    page = context.new_page()
    page.route(f"{_ADDRESS}**", lambda route: route.fulfill(path=file, content_type="application/pdf"))
    page.goto(f"{_ADDRESS}typed.pdf#toolbar=0&navpanes=0&view=FitH")
    reader = _chromium_frame(page)
    scale, x, y = reader.evaluate(_SCALE_IN_CHROMIUM)
    _, (_, (first_x, _, _, first_y)) = order[0]
    page.wait_for_timeout(5 * pause)  # what is clicked before the reader can be used is lost
    page.mouse.click(x + (first_x + _INSIDE) * scale, y + (_SHEET - first_y + _INSIDE) * scale)
    keys = context.new_cdp_session(page)
    sheet = 0
    for name, (number, _) in order:
        if number != sheet:  # between two pages the reader stops once at nothing
            sheet = number
            page.keyboard.press("Tab")
            page.wait_for_timeout(5 * pause)
        if name in texts:
            left.discard(name)
            _press(page, keys, texts[name] or " ")
        page.keyboard.press("Tab")
        page.wait_for_timeout(pause)
    assert not left, left
    saved = reader.evaluate(_SAVE_IN_CHROMIUM)
    context.close()
    return base64.b64decode(saved)


def _chromium_frame(page: Page) -> Frame:
    """The frame of Chromium's reader, once it shows the document."""
    for _ in range(600):
        for frame in page.frames:
            if frame.url.startswith("chrome-extension:") and frame.evaluate(_IS_SHOWN):
                return frame
        page.wait_for_timeout(50)
    raise AssertionError("Chromium shows no PDF")


def type_in_pdfjs(browser: Browser, file: Path, texts: Mapping[str, str]) -> bytes:
    """Click each field and type its text; returns the PDF as pdf.js saves it."""
    assert _PDFJS.is_dir(), "pdfjs-dist is missing: python3 scripts/make.py test installs it"
    context = browser.new_context(viewport={"width": 1100, "height": 1000})
    page = context.new_page()

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(_ADDRESS)
        if not name:
            route.fulfill(body=_PDFJS_PAGE, content_type="text/html; charset=utf-8")
        elif name == "typed.pdf":
            route.fulfill(path=file, content_type="application/pdf")
        elif (_PDFJS / name).is_file():
            route.fulfill(path=_PDFJS / name, content_type="text/css" if name.endswith("css") else "text/javascript")
        else:
            route.fulfill(status=404)

    page.route(f"{_ADDRESS}**", serve)
    page.goto(_ADDRESS)
    keys = context.new_cdp_session(page)
    for name, text in texts.items():
        blank = page.locator(f'.annotationLayer [name="{name}"]').last
        blank.click()
        _press(page, keys, text)
    page.keyboard.press("Tab")
    saved = page.evaluate(_SAVE_IN_PDFJS)
    context.close()
    return base64.b64decode(saved)


def _press(page: Page, keys: CDPSession, text: str) -> None:
    """One key event a sign, as a Thai keyboard gives them."""
    for sign in text:
        if sign == "\n":
            page.keyboard.press("Enter")
        else:
            keys.send("Input.dispatchKeyEvent", {"type": "char", "text": sign, "unmodifiedText": sign, "key": sign})
