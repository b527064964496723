"""The form's page on phones and desks: nothing is cut, rows become cards, axe finds nothing."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Browser, expect

from axe import violations
from forms.web.filled_in import PATHS
from forms.web.form_page import field, press
from quiet_page import emptied_page, resize, settle
from reading import SCHEMES, show


@pytest.mark.parametrize("locale", ["th", "en"])
def test_nothing_scrolls_sideways_and_every_field_can_be_seen(
    address_alone: str, browser: Browser, locale: str
) -> None:
    with emptied_page(browser, 320) as page:
        page.goto(address_alone + PATHS[locale])
        press(page, "check")
        for width in (320, 375, 768, 1000, 1280):
            resize(page, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            outside = page.locator("form.hb-form :is(input, select, textarea, button, a)").evaluate_all(
                """all => all.filter(one => one.checkVisibility()).filter(one => {
                  const box = one.getBoundingClientRect(), form = one.form?.getBoundingClientRect()
                  const isOut = box.right > innerWidth || form && box.right > form.right + 1
                  return box.width < 20 || box.height < 20 || isOut
                }).map(one => one.outerHTML.slice(0, 90))"""
            )
            assert outside == [], width


@pytest.mark.parametrize("locale", ["th", "en"])
def test_rows_are_cards_with_labels_on_phones_and_a_table_on_desks(
    address_alone: str, browser: Browser, locale: str
) -> None:
    label = "getComputedStyle(document.querySelector('[name=\"items.2.count\"]').parentElement, '::before').content"
    with emptied_page(browser, 375) as page:
        page.goto(address_alone + PATHS[locale])
        assert page.evaluate(label) == ('"จำนวน"' if locale == "th" else '"Number"')
        expect(page.locator("table.hb-rows thead")).to_be_hidden()
        name, count = field(page, "items.1.name").bounding_box(), field(page, "items.1.count").bounding_box()
        assert count["y"] > name["y"] + name["height"]
        for width in (960, 1280):
            resize(page, width)
            expect(page.locator("table.hb-rows thead")).to_be_visible()
            cells = [field(page, f"items.1.{name}").bounding_box() for name in ("name", "unit", "count", "price")]
            assert len({round(cell["y"] + cell["height"]) for cell in cells}) == 1
            assert all(one["x"] + one["width"] <= other["x"] for one, other in itertools.pairwise(cells))
        head, row = page.locator("table.hb-rows thead th").nth(1), field(page, "items.3.name")
        row.evaluate("row => scrollBy({top: row.getBoundingClientRect().y - 130, behavior: 'instant'})")
        settle(page)
        tops = [one.evaluate("one => one.getBoundingClientRect().y") for one in (head, row)]
        assert 0 <= tops[0] <= 61 < tops[1] <= 140  # the head stays below the header of the page


@pytest.mark.parametrize("locale", ["th", "en"])
def test_axe_finds_nothing_where_faults_are_listed(address_alone: str, browser: Browser, locale: str) -> None:
    """The empty form is judged with all pages, in tests/browser/test_every_page.py."""
    with emptied_page(browser) as page:
        page.emulate_media(reduced_motion="reduce")
        page.goto(address_alone + PATHS[locale])
        field(page, "phone").fill("abc")
        field(page, "items.1.count").fill("abc")
        press(page, "check")
        expect(page.locator(".hb-problems a")).to_have_count(6)
        for scheme in SCHEMES:
            for width in (375, 1280):
                show(page, width, scheme)
                assert violations(page) == [], (scheme, width)
