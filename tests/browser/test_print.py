"""Printed pages: A4, light, whole, and nothing on them that only a screen can use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from built_site import KEYS, path_of
from quiet_page import quiet_page

A4 = (595, 842)
MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, A4[0] - 20 * MM, 25 * MM, A4[1] - 22.2 * MM  # what the style sheet leaves to text
PATHS = [
    *(path_of(key, "th") for key in KEYS),
    *(path_of(key, "en") for key in ("index", "circular", "thresholds", "laws", "glossary", "local-governments")),
    "no/such/page/",
]
FOR_SCREENS = """header, nav, button, input, [role=search], .md-sidebar, .md-skip, .md-banner, .md-overlay, .md-top,
  .headerlink, .hb-pagefoot, .hb-sources__back, .hb-home__contents, [data-md-component=palette]"""
# What a reader must get: the author's words, with no regard to what the style sheet shows.
WORDS = """hidden => [...document.querySelectorAll("article, .hb-footer__inner > :first-child")].map(part => {
  const copy = part.cloneNode(true)
  for (const one of copy.querySelectorAll(hidden + ", [hidden], svg, script, style")) one.remove()
  return copy.textContent
}).join(" ")"""


@dataclass(frozen=True)
class Print:
    """One page of the site as a PDF, and the words and outside addresses it must show."""

    path: str
    pdf: Any
    words: str
    addresses: tuple[str, ...]

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


@pytest.fixture(scope="module")
def prints(address: str, browser: Browser) -> Iterator[list[Print]]:
    """Pages printed by a reader who reads on a phone in the dark, browser headers off and grounds on."""
    found = []
    with quiet_page(browser, 360, "dark", excused="no/such") as page:
        for path in PATHS:
            page.goto(address + path)
            page.evaluate("document.fonts.ready.then(() => 0)")
            addresses = page.locator("article a[href^=http]").evaluate_all(
                "all => all.map(a => a.getAttribute('href'))"
            )
            words = page.evaluate(WORDS, FOR_SCREENS)
            data = page.pdf(prefer_css_page_size=True, print_background=True)
            found.append(Print(path, pypdfium2.PdfDocument(data), words, tuple(addresses)))
        yield found
    for item in found:
        item.pdf.close()


@pytest.mark.parametrize("path", ["", "en/procedure/", "laws/", "no/such/page/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_for_screens_is_printed(address: str, browser: Browser, path: str, width: int) -> None:
    with quiet_page(browser, width, "dark", excused="no/such") as page:
        page.goto(address + path)
        page.emulate_media(media="print")
        shown = page.locator(FOR_SCREENS).evaluate_all(
            "all => all.filter(one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))"
            ".map(one => one.outerHTML.slice(0, 90))"
        )
        assert shown == []
        expect(page.locator("h1")).to_be_visible()


def test_every_word_is_printed(prints: list[Print]) -> None:
    for item in prints:
        # Sheets interleave blocks, and marks above and below may come in either order: letters are counted.
        missing = letters(item.words) - letters(item.text)
        assert missing == Counter(), item.path
        for word in ("ข้ามไปที่เนื้อหา", "Skip to content", "เปลี่ยนเป็นพื้น", "Switch to"):
            assert word not in item.text, item.path


def letters(text: str) -> Counter[str]:
    """How often each letter and digit stands in a text; sara am is the two signs that some readers make of it."""
    return Counter(sign for sign in text.replace("ำ", "า") if sign.isalnum())


def test_sheets_are_a4_and_text_keeps_within_the_margins(prints: list[Print]) -> None:
    for item in prints:
        for number, text in enumerate(item.texts):
            assert [round(side) for side in item.pdf[number].get_size()] == [*A4], item.path
            for box in (text.get_rect(index) for index in range(text.count_rects())):
                assert box[0] > LEFT - 3, (item.path, number, text.get_text_bounded(*box))
                assert box[2] < RIGHT + 3, (item.path, number, text.get_text_bounded(*box))


def test_nothing_is_wider_than_the_paper(address: str, browser: Browser) -> None:
    with quiet_page(browser, int((RIGHT - LEFT) / 0.75)) as page:  # or the browser would print all of the page smaller
        page.emulate_media(media="print")
        for path in (path_of(key, locale) for key in KEYS for locale in ("th", "en")):
            page.goto(address + path)
            assert page.locator("html, article *:not(svg *)").evaluate_all(
                "all => all.filter(one => one.checkVisibility() && one.clientWidth && one.scrollWidth > one.clientWidth + 1)"
                ".map(one => one.outerHTML.slice(0, 90))"
            ) == [], path  # fmt: skip


def test_no_sheet_begins_or_ends_with_a_hair_of_another(prints: list[Print]) -> None:
    for item in prints:
        for number in range(len(item.pdf)):
            end, above = item.strip(number, BOTTOM - 1.2, BOTTOM + 12), item.strip(number, BOTTOM - 3, BOTTOM - 1.4)
            assert is_rule(end) or not is_clear(above), (item.path, number)
            assert is_clear(item.strip(number, TOP - 12, TOP - 1.2)), (item.path, number)


def is_clear(picture: Image.Image) -> bool:
    """Tell whether a grey picture has nothing on it."""
    return int(picture.getextrema()[0]) > 240  # type: ignore[arg-type]


def is_rule(picture: Image.Image) -> bool:
    """Tell whether what a picture shows, if anything, has no gaps: a table's line has none, scraps of letters have."""
    ink = picture.point([255] * 240 + [0] * 16)
    box = ink.getbbox()
    return not box or all(ink.crop((x, 0, x + 1, ink.height)).getbbox() for x in range(box[0], box[2]))


def test_paper_is_white_though_the_screen_is_dark(prints: list[Print]) -> None:
    for item in prints:
        for sheet in item.pdf:
            picture = sheet.render(scale=0.5).to_pil().convert("L")
            assert picture.getpixel((1, 1)) == 255, item.path
            assert sum(picture.histogram()[230:]) > 0.7 * picture.width * picture.height, item.path


def bare(text: str) -> str:
    """A text without what the end of a line may add or take away."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\x02")


def test_outside_addresses_are_printed_once(prints: list[Print]) -> None:
    seen = 0
    for item in prints:
        text = bare(item.text)
        for address, times in Counter(item.addresses).items():
            if address.isascii() and "%" not in address:
                assert text.count(bare(address)) >= times, (item.path, address)
                assert f"({bare(address)})" not in text, (item.path, address)
                seen += times
    assert seen > 50


def test_an_outside_link_in_words_gets_its_address(address: str, browser: Browser, tmp_path: Path) -> None:
    with quiet_page(browser) as page:
        page.goto(address + "procedure/")
        page.evaluate(
            "document.querySelector('article p').innerHTML = '<a href=\"https://example.go.th/form\">แบบฟอร์ม</a>'"
        )
        (tmp_path / "page.pdf").write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(tmp_path / "page.pdf") as pdf:
        assert "(https://example.go.th/form)" in pdf[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize("path", ["procedure/", "thresholds/", "glossary/"])
def test_printed_lines_leave_tone_marks_room(address: str, browser: Browser, path: str) -> None:
    with quiet_page(browser) as page:
        page.goto(address + path)
        page.emulate_media(media="print")
        tight = page.locator("article :is(h1, h2, h3, p, li, th, td, caption, dt, dd)").evaluate_all(
            """all => all.filter(one => one.checkVisibility()).filter(one => {
              const { lineHeight, fontSize, overflowY } = getComputedStyle(one)
              const least = one.matches("h1, h2, h3") ? 1.74 : 1.69   // a heading may be the first line of a sheet
              return !(parseFloat(lineHeight) / parseFloat(fontSize) >= least) || overflowY === "hidden"
            }).map(one => one.outerHTML.slice(0, 90))"""
        )
        assert tight == []
