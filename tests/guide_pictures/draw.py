"""A part of a page -> a small PNG, as the project's own typeface draws it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from chromium import chromium
from guide_pictures.shots import Shot
from handbook.thai.web_fonts import WEIGHTS, font_file

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Page

MOST_BYTES = 60_000
_DENSITY = 1
_COLOURS = 12
_MARGIN = 12
_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", "--font-render-hinting=none", "--hide-scrollbars"),
    *("--disable-lcd-text", "--disable-partial-raster", "--disable-skia-runtime-opts", "--num-raster-threads=1"),
)


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """Chromium, which draws alike on every machine."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only who draws needs it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(_QUIET))
        try:
            yield browser
        finally:
            browser.close()


def draw(browser: Browser, scenes: Path, shots: Iterable[Shot]) -> dict[str, bytes]:
    """Name -> PNG of each shot."""
    return {shot.name: _small(_cut(browser, scenes, shot)) for shot in shots}


def _cut(browser: Browser, scenes: Path, shot: Shot) -> bytes:
    context = browser.new_context(
        viewport={"width": shot.width, "height": 900},
        device_scale_factor=_DENSITY,
        bypass_csp=True,  # a review's page lets no typeface load
        reduced_motion="reduce",
        color_scheme="light",
    )
    page = context.new_page()
    page.goto((scenes / shot.page).as_uri())
    page.add_style_tag(content=_typeface() + (f"{shot.hidden} {{ display: none !important }}" if shot.hidden else ""))
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.wait_for_timeout(100)
    cut = page.screenshot(clip=_place(page, shot), full_page=True, animations="disabled")
    context.close()
    return cut


def _place(page: Page, shot: Shot) -> FloatRect:
    box = page.locator(shot.shown).first.bounding_box()
    assert box, f"{shot.page} has no {shot.shown}"
    left, top = max(0.0, box["x"] - _MARGIN), max(0.0, box["y"] - _MARGIN)
    height = min(box["height"], shot.tallest) + 2 * _MARGIN
    return {"x": left, "y": top, "width": min(box["width"] + 2 * _MARGIN, shot.width - left), "height": height}


def _typeface() -> str:
    """The handbook's own typeface for pages that name none: a machine's may have no Thai."""
    faces = []
    for weight, number in zip(WEIGHTS, (400, 700), strict=True):
        data = base64.b64encode(font_file(weight).read_bytes()).decode()
        faces.append(
            f"@font-face {{ font-family: Sarabun; font-weight: {number}; src: url(data:font/ttf;base64,{data}) }}"
        )
    return "".join(faces) + "* { font-family: Sarabun, sans-serif !important }"


def _small(png: bytes) -> bytes:
    """With few colours and nothing but the picture."""
    with Image.open(io.BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.info = {}
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
