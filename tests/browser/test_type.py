"""Thai as it is set: no word parted, no mark clipped, room between the lines, no letters spaced, nothing small."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from built_site import PAGES, path_of

WIDTHS = (360, 1280)
PARTED = """() => [...document.querySelectorAll('article .hb-whole')].filter(word => {
  if (innerWidth < 720 && word.closest('.hb-fit--three')) return false   // narrower than some words
  const tops = new Set([...word.getClientRects()].map(box => Math.round(box.top)))
  return tops.size > 1
}).map(word => word.textContent)"""
BADLY_SET = """() => {
  const found = []
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const text = walk.currentNode.data, box = walk.currentNode.parentElement
    if (!/[\\u0e01-\\u0e4e]/.test(text) || box.closest('svg, script, [hidden]') || !box.getClientRects().length) continue
    const style = getComputedStyle(box), size = parseFloat(style.fontSize), line = parseFloat(style.lineHeight)
    const say = what => found.push(`${what}: ${box.tagName}.${box.className} ${text.trim().slice(0, 30)}`)
    if (!(line / size >= 1.69)) say(`line-height ${style.lineHeight} of ${style.fontSize}`)
    if (size < 13.9) say(`font-size ${style.fontSize}`)
    if (style.letterSpacing !== 'normal') say(`letter-spacing ${style.letterSpacing}`)
    if (!style.fontFamily.startsWith('Sarabun')) say(`font ${style.fontFamily}`)
    if (style.overflowY === 'hidden' && line / size < 1.72) say('clipped')
  }
  return found
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_every_thai_page_is_well_set(site: Path, address: str, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    found = []
    words = 0
    for path in (*(path_of(key, "th") for key in PAGES), "no/such/page/"):
        page.goto(address + path)
        page.evaluate("document.fonts.ready.then(() => 0)")
        words += page.locator("article .hb-whole").count()
        found += [f"{path}: {fault}" for fault in page.evaluate(BADLY_SET)]
        found += [f"{path}: parted {word}" for word in page.evaluate(PARTED)]
    assert words > 1000
    assert found == []
    assert (site / "404.html").exists()
    page.close()


def test_tables_of_few_columns_fit_a_phone(address: str, browser: Browser) -> None:
    page = browser.new_page()
    seen = 0
    for key in PAGES:
        for locale in ("th", "en"):
            page.goto(address + path_of(key, locale))
            too_wide = "all => all.filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.id)"
            for width in (320, 360):
                page.set_viewport_size({"width": width, "height": 780})
                assert page.locator(".hb-fit").evaluate_all(too_wide) == [], (key, locale, width)
            seen += page.locator(".hb-fit").count()
    assert seen > 10
    page.close()


HIGH_AND_DEEP = "ปิ๊ผู้ฎุญู"  # a tone over a tall vowel, vowels below letters with feet
REACH = """(box, text) => {
  const { fontSize, fontFamily } = getComputedStyle(box), pen = document.createElement("canvas").getContext("2d")
  pen.font = `${fontSize} ${fontFamily}`
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText(text)
  return actualBoundingBoxAscent + actualBoundingBoxDescent
}"""


@pytest.mark.parametrize("path", ["", "en/"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_box_clips_no_tone_mark(address: str, browser: Browser, path: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, device_scale_factor=4, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + path)
    page.keyboard.press("/")
    box = page.locator("[data-md-component=search-query]")
    box.fill(HIGH_AND_DEEP)
    box.press("Shift")
    page.wait_for_timeout(300)
    ink = Image.open(BytesIO(box.screenshot(caret="hide"))).convert("L").point([255] * 128 + [0] * 128)
    icon, mark = 44 * 4, 6 * 4  # the search icon lies over the box, the focus mark along its edges
    _, top, _, bottom = ink.crop((icon, mark, ink.width // 2, ink.height - mark)).getbbox() or (0, 0, 0, 0)
    assert (bottom - top) / 4 > 0.9 * box.evaluate(REACH, HIGH_AND_DEEP)  # measured in whole pixels
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_results_are_well_set(address: str, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.insert_text("ที่ตั้งกล้อง ผู้รู้")
    expect(page.locator(".md-search-result mark").first).to_be_visible()
    assert page.evaluate(BADLY_SET) == []
    page.close()
