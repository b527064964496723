"""The site without a mouse: every stop of Tab is seen, nothing hidden takes focus, what opens closes again."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from quiet_page import quiet_page

STOP = """() => {
  const focused = document.activeElement
  if (!focused || focused === document.body) return null
  const shown = focused.matches(".md-option") ? focused.nextElementSibling : focused   // the label stands for its radio
  const style = getComputedStyle(shown)
  const seen = [...shown.getClientRects()].some(box => {
    const top = document.elementFromPoint(box.left + box.width / 2, Math.max(box.top, 0) + Math.min(box.height / 2, 20))
    return top && shown.contains(top)
  })
  return {
    name: focused.getAttribute("aria-label") || focused.textContent.trim() || focused.placeholder,
    part: focused.closest("article, header, footer, aside, .md-sidebar, .md-search")?.className ?? "",
    seen, marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3,
  }
}"""
SETTLED = "() => { const stop = (%s)(); return !stop || stop.seen && stop.marked }"


def press(page: Page, key: str) -> dict[str, Any] | None:
    """Press a key; return where focus is then, once the page stands still, or nothing if focus left the page."""
    page.keyboard.press(key)
    stop: dict[str, Any] | None = page.evaluate(STOP)
    if stop and not (stop["seen"] and stop["marked"]):  # the page still scrolls, or the skip link still fades in
        page.wait_for_function(SETTLED % STOP, timeout=2000)
        stop = page.evaluate(STOP)
    return stop


def walk_to(page: Page, name: str) -> None:
    """Press Tab until focus is on what has this name."""
    for _ in range(400):
        stop = press(page, "Tab")
        assert stop, f"no way to {name}"
        if stop["name"] == name:
            return


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "procedure/", "specifications/"])
def test_every_stop_is_seen_and_marked_and_the_walk_ends(address: str, browser: Browser, path: str, width: int) -> None:
    with quiet_page(browser, width) as page:
        page.goto(address + path)
        stops = []
        while (stop := press(page, "Tab")) and len(stops) < 400:
            stops.append(stop)
            assert page.locator(".md-search__inner").is_hidden() or width > 960
        assert stops[0]["name"] == "ข้ามไปที่เนื้อหา"
        assert 30 < len(stops) < 400  # it ends: no trap
        assert any("hb-footer" in stop["part"] for stop in stops[-4:])


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "en/procedure/"])
def test_skip_link_leads_to_the_content(address: str, browser: Browser, path: str, width: int) -> None:
    with quiet_page(browser, width) as page:
        page.goto(address + path)
        press(page, "Tab")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_be_in_viewport()
        stop = press(page, "Tab")
        assert stop
        assert "md-content__inner" in stop["part"]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_drawer_opens_takes_focus_closes_and_gives_it_back(address: str, browser: Browser, key: str) -> None:
    with quiet_page(browser, 360) as page:
        page.goto(address + "circular/")
        button, drawer = page.get_by_role("button", name="สารบัญ"), page.locator(".md-sidebar--primary")
        walk_to(page, button.get_attribute("aria-label") or "")
        expect(drawer).to_be_hidden()
        page.keyboard.press(key)
        expect(drawer).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
        press(page, "Tab")
        page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")


def test_walking_past_the_drawer_closes_it(address: str, browser: Browser) -> None:
    with quiet_page(browser, 360) as page:
        page.goto(address + "circular/")
        page.get_by_role("button", name="สารบัญ").press("Enter")
        drawer = page.locator(".md-sidebar--primary")
        expect(drawer).to_be_visible()
        for _ in range(200):
            page.keyboard.press("Tab")
            if not page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null"):
                break
        expect(drawer).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_search_opens_takes_focus_closes_and_gives_it_back(address: str, browser: Browser, key: str) -> None:
    with quiet_page(browser, 360) as page:
        page.goto(address + "circular/")
        button, box = page.get_by_role("button", name="ค้นหา"), page.locator("[data-md-component=search-query]")
        walk_to(page, "ค้นหา")
        page.keyboard.press(key)
        expect(box).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(page.locator(".md-search__inner")).to_be_hidden()
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("width", [360, 1280])
def test_find_follow_and_switch_language_by_keyboard_alone(address: str, browser: Browser, width: int) -> None:
    with quiet_page(browser, width) as page:
        page.goto(address)
        walk_to(page, "ค้นหา" if width == 360 else "ค้นหาในคู่มือ")
        if width == 360:
            page.keyboard.press("Enter")
        page.keyboard.type("ลำดับเหตุการณ์")
        section = page.locator("a.md-search-result__link", has_text="ลำดับเหตุการณ์").first
        expect(section).to_be_visible()
        for _ in range(20):
            page.keyboard.press("ArrowDown")
            if section.evaluate("link => link === document.activeElement"):
                break
        expect(section).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowDown")
        expect(section).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/committee/**#history")
        expect(page.locator("#history")).to_be_in_viewport()
        assert page.evaluate(  # not under the header
            "(h => { const b = h.getBoundingClientRect();"
            " return h.contains(document.elementFromPoint(b.left + 5, b.top + b.height / 2)) })(document.querySelector('#history'))"
        )
        page.get_by_role("link", name="English").press("Enter")
        page.wait_for_url("**/en/committee/**")
        expect(page.locator("html")).to_have_attribute("lang", "en")


def test_wide_tables_scroll_by_keyboard_under_their_name(address: str, browser: Browser) -> None:
    with quiet_page(browser, 360) as page:
        page.goto(address + "local-governments/")
        table = page.locator(".hb-scroll").last
        name = table.locator("caption").inner_text()
        expect(page.get_by_role("region", name=name, exact=True)).to_be_visible()
        table.focus()
        for _ in range(4):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("document.activeElement.scrollLeft > 40")
        head, box = table.locator("tbody th").first.bounding_box(), table.bounding_box()
        assert head
        assert box
        assert abs(head["x"] - box["x"]) < 1  # the row's header stays
