"""axe-core on every page: both languages, phone and desk, all rules in light, those of colours in dark, things open."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from axe import violations
from built_site import PAGES, read_site

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_has_a_violation(site: Path, address: str, browser: Browser, width: int, scheme: str) -> None:
    paths = [*read_site(site), "no/such/page/"]
    assert len(paths) == 2 * len(PAGES) + 1
    if scheme == "dark":  # nothing but colours differs, and pages of both languages have the same
        paths = [path for path in paths if path.startswith("en/") == (width < 960)]
    elif width > 960:  # on desks the menus stand beside the text, in both languages alike
        paths = [path for path in paths if not path.startswith("en/") or path.startswith("en/forms/")]
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    rules = ("cat.color",) if scheme == "dark" else ()
    found = []
    for path in paths:
        page.goto(address + path.removesuffix("index.html"))
        found += [f"{path} {fault}" for fault in violations(page, *rules)]
    assert found == []
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_search_and_drawer_open_have_none(address: str, browser: Browser, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + "procedure/")
    if width < 960:
        page.get_by_role("button", name="ค้นหา").first.click()
    page.locator("[data-md-component=search-query]").fill("คณะกรรมการ")
    page.keyboard.press("Shift")
    expect(page.locator("li.md-search-result__item").first).to_be_visible()
    page.wait_for_timeout(400)
    assert violations(page) == []
    if width < 960:
        page.goto(address + "procedure/")
        page.get_by_role("button", name="สารบัญ").click()
        page.wait_for_timeout(400)
        assert violations(page) == []
    context.close()


def test_axe_would_tell(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address)
    page.evaluate("document.documentElement.lang = ''; document.querySelector('.hb-language').textContent = ''")
    assert {fault.partition(":")[0] for fault in violations(page)} >= {"html-has-lang", "link-name"}
    page.close()


def test_axe_would_tell_of_colours(address: str, browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(address + "circular/")
    page.evaluate("document.querySelector('article li').style.setProperty('color', '#333', 'important')")
    assert {fault.partition(":")[0] for fault in violations(page, "cat.color")} == {"color-contrast"}
    page.close()
