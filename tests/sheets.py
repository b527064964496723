"""Pages of a site as a browser prints them: each loaded once, by a reader who reads on a phone in the dark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page

from quiet_page import quiet_page

MISSING = "no/such/page/"
A4 = (595, 842)
MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, A4[0] - 20 * MM, 25 * MM, A4[1] - 22.2 * MM  # what the style sheet leaves to text
FOR_SCREENS = """header, nav, button, input, [role=search], .md-sidebar, .md-skip, .md-banner, .md-overlay, .md-top,
  .headerlink, .hb-pagefoot, .hb-sources__back, .hb-home__contents, [data-md-component=palette]"""
# What a reader must get: the author's words, with no regard to what the style sheet shows.
_WORDS = """hidden => [...document.querySelectorAll("article, .hb-footer__inner > :first-child")].map(part => {
  const copy = part.cloneNode(true)
  for (const one of copy.querySelectorAll(hidden + ", [hidden], svg, script, style")) one.remove()
  return copy.textContent
}).join(" ")"""
_SHOWN = """hidden => [...document.querySelectorAll(hidden)]
  .filter(one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map(one => one.outerHTML.slice(0, 90))"""
_WIDER = """[...document.querySelectorAll("html, article *:not(svg *)")]
  .filter(one => one.checkVisibility() && one.clientWidth && one.scrollWidth > one.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 90))"""
_TIGHT = """[...document.querySelectorAll("article :is(h1, h2, h3, p, li, th, td, caption, dt, dd)")]
  .filter(one => one.checkVisibility()).filter(one => {
    const { lineHeight, fontSize, overflowY } = getComputedStyle(one)
    const least = one.matches("h1, h2, h3") ? 1.74 : 1.69   // a heading may be the first line of a sheet
    return !(parseFloat(lineHeight) / parseFloat(fontSize) >= least) || overflowY === "hidden"
  }).map(one => one.outerHTML.slice(0, 90))"""


@dataclass(frozen=True)
class Print:
    """One page of the site as a PDF, the words and outside addresses it must show, and what its style sheet does."""

    path: str
    pdf: Any
    words: str
    addresses: tuple[tuple[str, str], ...]
    """Each outside address with the words of its link, which may be the address itself."""
    shown: tuple[str, ...]
    """What is for screens and shown all the same."""
    wider: tuple[str, ...]
    tight: tuple[str, ...]

    @cached_property
    def texts(self) -> list[Any]:
        """The text of each sheet."""
        return [sheet.get_textpage() for sheet in self.pdf]

    @cached_property
    def text(self) -> str:
        """What can be read on the sheets, in order."""
        return "".join(text.get_text_bounded() for text in self.texts)

    def strip(self, number: int, top: float, bottom: float) -> Image.Image:
        """A strip of a sheet as a picture, large and grey; distances from the top in points."""
        height = self.pdf[number].get_height()
        return self.pdf[number].render(scale=4, crop=(0, height - bottom, 0, top)).to_pil().convert("L")  # type: ignore[no-any-return]


def prints(browser: Browser, address: str, paths: Iterable[str]) -> Iterator[Print]:
    """Print pages, the browser's own headers off and grounds on."""
    with quiet_page(browser, 360, "dark", excused=MISSING) as page:
        for path in paths:
            page.goto(address + path)
            page.evaluate("document.fonts.ready.then(() => 0)")
            yield _print(page, path)


def _print(page: Page, path: str) -> Print:
    links = page.locator("article a[href^=http]")
    addresses = links.evaluate_all("all => all.map(link => [link.getAttribute('href'), link.textContent])")
    words = page.evaluate(_WORDS, FOR_SCREENS)
    data = page.pdf(prefer_css_page_size=True, print_background=True)
    page.emulate_media(media="print")
    shown = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        shown += page.evaluate(_SHOWN, FOR_SCREENS)
    tight = page.evaluate(_TIGHT)
    # As wide as the text on paper, or the browser would print all of the page smaller.
    page.set_viewport_size({"width": int((RIGHT - LEFT) / 0.75), "height": 800})
    wider = page.evaluate(_WIDER)
    page.emulate_media(media="null")  # `screen` would be printed as on the screen
    page.set_viewport_size({"width": 360, "height": 800})
    pdf = pypdfium2.PdfDocument(data)
    return Print(path, pdf, words, tuple(map(tuple, addresses)), tuple(shown), tuple(wider), tuple(tight))
