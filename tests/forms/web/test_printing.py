"""The form's page on paper: the form alone, with lines for boxes, on sheets of its direction."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from forms.web.filled_in import FILE, PATHS, VALUES
from forms.web.form_page import field, open_file, press
from quiet_page import emptied_page

# More than fits on a line of the page.
LONG = {
    "reason": "Wordy\n" + "Wordy " * 199,
    "items.3.name": "Goods " * 40,
    "items.3.price": "1234567890123.45",
    "agency": "Agency0 " * 20,
    "project": "Project0 " * 22,
    "days": "10000000000365",
    "signer.position": "Position0 " * 10,
    "received": "Received0 " * 10,
}
HIDDEN = (".hb-tools", ".hb-hint", ".hb-required", ".hb-pageline", ".hb-turn", ".hb-office__note", "header")


def _cut(page: Page) -> list[str]:
    """The beginnings of elements that are wider than their place."""
    found: list[str] = page.locator("html, form.hb-form, form.hb-form *").evaluate_all(
        "all => all.filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 1)"
        ".map(one => one.outerHTML.slice(0, 90))"
    )
    return found


@pytest.mark.parametrize("locale", ["th", "en"])
def test_paper_shows_the_form_alone_with_lines_for_boxes(
    address_alone: str, browser: Browser, locale: str, tmp_path: Path
) -> None:
    with emptied_page(browser, 375, "dark") as page:
        page.goto(address_alone + PATHS[locale])
        page.evaluate(
            "document.querySelector('article > p').insertAdjacentHTML('afterend', '<ul><li>Advice</li></ul>')"
        )
        open_file(page, json.dumps({**FILE, "values": {**VALUES, **LONG}}))
        expect(field(page, "days")).to_have_value("10,000,000,000,365")
        press(page, "check")
        (tmp_path / "form.pdf").write_bytes(page.pdf(prefer_css_page_size=True, print_background=True))
        page.set_viewport_size({"width": int(160 / 25.4 * 96), "height": 800})
        page.emulate_media(media="print")
        style = field(page, "received").evaluate(
            "one => [getComputedStyle(one).borderTopWidth, getComputedStyle(one).borderBottomStyle]"
        )
        assert style == ["0px", "solid"]  # without a script too
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        for hidden in HIDDEN:
            for one in page.locator(hidden).all():
                expect(one).to_be_hidden()
        expect(page.locator("#f-signer .hb-signature__line")).to_be_visible()
        assert _cut(page) == []
        words = page.locator("article").inner_text()
    assert ("แบบตัวอย่าง · รุ่น 1.2 · 23" if locale == "th" else "Sample form · version 1.2 · 23") in words
    for word in ("คำแนะนำนอกแบบ", "Advice", "จำเป็นต้องกรอก", "required", "ยังไม่ได้กรอก", "แจ้งปัญหา"):
        assert word not in words
    with pypdfium2.PdfDocument(tmp_path / "form.pdf") as pdf:
        text = "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
        first = pdf[0].render(scale=0.5).to_pil().convert("L")
    assert "· 23" in text
    assert first.getpixel((1, 1)) == 255
    whole = "".join(text.split())
    assert [whole.count(word) for word in ("Wordy", "Goods", "Agency0", "Project0", "Position0", "Received0")] == [
        *(200, 40, 20, 22, 10, 10)
    ]
    assert "1,234,567,890,123.45" in whole
    assert "10,000,000,000,365" in whole


def test_a_broad_form_prints_on_broad_sheets(address_alone: str, browser: Browser, tmp_path: Path) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        assert page.locator("form.hb-form").get_attribute("data-orientation") == "portrait"
        page.evaluate("document.querySelector('form.hb-form').dataset.orientation = 'landscape'")
        (tmp_path / "form.pdf").write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(tmp_path / "form.pdf") as pdf:
        assert {tuple(round(side) for side in sheet.get_size()) for sheet in pdf} == {(842, 595)}


def test_an_empty_form_prints_on_two_sheets(address_alone: str, browser: Browser, tmp_path: Path) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone + PATHS["th"])
        (tmp_path / "form.pdf").write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(tmp_path / "form.pdf") as pdf:
        assert len(pdf) == 2
