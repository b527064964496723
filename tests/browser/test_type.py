"""Thai where the reader writes and in what the search finds; pages as they open are in test_every_page."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from quiet_page import emptied_page, settle
from reading import BADLY_SET

WIDTHS = (360, 1280)
HIGH_AND_DEEP = "ปิ๊ผู้ฎุญู"  # a tone over a tall vowel, vowels below letters with feet
REACH = """(box, text) => {
  const { fontSize, fontFamily } = getComputedStyle(box), pen = document.createElement("canvas").getContext("2d")
  pen.font = `${fontSize} ${fontFamily}`
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText(text)
  return actualBoundingBoxAscent + actualBoundingBoxDescent
}"""


@pytest.mark.parametrize("path", ["", "en/"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_box_clips_no_tone_mark(address_alone: str, browser: Browser, path: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, device_scale_factor=4, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address_alone + path)
    page.keyboard.press("/")
    box = page.locator(".md-search__input")
    box.fill(HIGH_AND_DEEP)
    box.press("Shift")
    settle(page)
    ink = Image.open(BytesIO(box.screenshot(caret="hide"))).convert("L").point([255] * 128 + [0] * 128)
    icon, mark = 44 * 4, 6 * 4  # the search icon lies over the box, the focus mark along its edges
    _, top, _, bottom = ink.crop((icon, mark, ink.width // 2, ink.height - mark)).getbbox() or (0, 0, 0, 0)
    assert (bottom - top) / 4 > 0.9 * box.evaluate(REACH, HIGH_AND_DEEP)  # measured in whole pixels
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_results_are_well_set(address_alone: str, browser: Browser, width: int) -> None:
    with emptied_page(browser, width) as page:
        page.goto(address_alone)
        page.keyboard.press("/")
        page.keyboard.insert_text("ที่ตั้งกล้อง ผู้เสนอ")
        expect(page.locator(".md-search-result mark").first).to_be_visible()
        assert page.evaluate(BADLY_SET) == []
