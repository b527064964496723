"""The site without a mouse: every stop of Tab is seen, nothing hidden takes focus, what opens closes again."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from quiet_page import emptied_page, quiet_page

WIDTHS = (360, 1280)
PAGES = ("", "en/", "procedure/", "en/procedure/", "laws/", "en/laws/", "specifications/", "no/such/page/")
BOX = ".md-search__input"
TO_TOP = ("กลับขึ้นด้านบน", "Back to top")
DRAWER = ".md-sidebar--primary"

# What a reader may use, as the page stands.
USABLE = """() => {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")
  window.usable = [...all].filter(
    one => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }))
  return usable.map(one => one.getAttribute("aria-label") || one.textContent.trim() || one.id)
}"""
STOP = """() => {
  const focused = document.activeElement
  if (!focused || focused === document.body) return null
  const style = getComputedStyle(focused)
  const seen = [...focused.getClientRects()].some(box => {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth)
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight)
    return bottom > top && focused.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
  })
  return {
    number: window.usable ? usable.indexOf(focused) : -1,
    name: focused.getAttribute("aria-label") || focused.innerText.trim(),
    fine: seen && style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3 && style.opacity === "1",
  }
}"""


def press(page: Page, key: str) -> dict[str, Any] | None:
    """Press a key; return where focus is then, or nothing if it left the page. It must be seen, once all is still."""
    page.keyboard.press(key)
    end = time.monotonic() + 20
    while True:
        stop: dict[str, Any] | None = page.evaluate(STOP)
        if not stop or stop["fine"] or time.monotonic() > end:
            break
        page.wait_for_timeout(40)
    assert not stop or stop["fine"], f"{page.url}: {key} leads to {stop}, which is not seen or not marked"
    return stop


def walk_to(page: Page, name: str) -> None:
    """Press Tab until focus is on what has this name."""
    for _ in range(400):
        stop = press(page, "Tab")
        assert stop, f"no way to {name}"
        if stop["name"] == name:
            return


def holds_focus(part: Locator) -> bool:
    """Tell whether focus is in this part."""
    return bool(part.evaluate("part => part.contains(document.activeElement)"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_tab_stops_at_all_that_can_be_used_and_at_nothing_else(
    address_alone: str, browser: Browser, path: str, width: int
) -> None:
    # Of its own: in a window that was left by Tab before, the next Tab past the end comes back to the start.
    with quiet_page(browser, width, excused="no/such") as page:
        page.goto(address_alone + path)
        names = page.evaluate(USABLE)
        stops: list[dict[str, Any]] = []
        while (stop := press(page, "Tab")) and len(stops) <= len(names):
            if stop["name"] not in TO_TOP:  # a button that is shown when the page moves up to a part
                stops.append(stop)
        assert [names[stop["number"]] for stop in stops] == names  # in order, and it ends: no trap
        assert stops[0]["name"] == ("Skip to content" if path.startswith("en/") else "ข้ามไปที่เนื้อหา")
        assert len(names) > 8
        back = [stops[-1]["number"]]
        page.locator("body").evaluate("() => usable.at(-1).focus()")
        while back[-1] and (stop := press(page, "Shift+Tab")) and len(back) <= len(names):
            if stop["name"] not in TO_TOP:  # a button that is shown on the way up
                back.append(stop["number"])
        assert back == list(reversed(range(len(names))))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["", "en/procedure/", "no/such/page/"])
def test_skip_link_leads_to_the_content(address_alone: str, browser: Browser, path: str, width: int) -> None:
    with emptied_page(browser, width, excused="no/such") as page:
        page.goto(address_alone + path)
        press(page, "Tab")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_be_in_viewport()
        assert press(page, "Tab")
        assert holds_focus(page.locator("article"))


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize(("path", "name"), [("circular/", "สารบัญ"), ("en/circular/", "Contents")])
def test_drawer_opens_takes_focus_closes_and_gives_it_back(
    address_alone: str, browser: Browser, path: str, name: str, key: str
) -> None:
    with emptied_page(browser, 360) as page:
        page.goto(address_alone + path)
        button, drawer = page.get_by_role("button", name=name), page.locator(DRAWER)
        walk_to(page, name)
        expect(drawer).to_be_hidden()
        page.keyboard.press(key)
        expect(drawer).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        assert holds_focus(drawer)
        press(page, "Tab")
        page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(("width", "contents"), [(360, True), (1000, False)])
def test_drawer_is_one_list_of_all_pages_and_walking_past_it_closes_it(
    address_alone: str, browser: Browser, width: int, contents: bool
) -> None:
    with emptied_page(browser, width) as page:
        page.goto(address_alone + "procedure/")
        drawer = page.locator(DRAWER)
        page.get_by_role("button", name="สารบัญ").press("Enter")
        stop = press(page, "Shift")
        stops = []
        while stop and holds_focus(drawer):
            stops.append(stop["name"])
            stop = press(page, "Tab")
        assert [name.split(maxsplit=1)[0] for name in stops if name[0] in "๐๑๒๓๔๕๖๗๘๙"] == [*("๐", "๑", "๒", "๓")]
        assert stops[0] == "หน้าแรก"
        assert ("ผู้เสนอ" in stops) == contents  # on wider screens they stand beside the page
        expect(drawer).to_be_hidden()
        expect(page.get_by_role("button", name="สารบัญ")).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_search_opens_takes_focus_closes_and_gives_it_back(address_alone: str, browser: Browser, key: str) -> None:
    with emptied_page(browser, 360) as page:
        page.goto(address_alone + "circular/")
        button = page.get_by_role("button", name="ค้นหา")
        walk_to(page, "ค้นหา")
        page.keyboard.press(key)
        expect(page.locator(BOX)).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(page.locator(".md-search__inner")).to_be_hidden()
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("key", ["/", "f", "s"])
@pytest.mark.parametrize("width", WIDTHS)
def test_one_key_opens_search_and_does_not_get_into_it(
    address_alone: str, browser: Browser, width: int, key: str
) -> None:
    with emptied_page(browser, width) as page:
        page.goto(address_alone + "circular/")
        page.keyboard.press("Control+s")
        assert not page.locator("#__search").is_checked()
        page.keyboard.press(key)
        expect(page.locator(BOX)).to_be_focused()
        expect(page.locator(".md-search__output")).to_be_visible()
        page.keyboard.press("s")
        expect(page.locator(BOX)).to_have_value("s")
        page.keyboard.press("Escape")
        expect(page.locator(".md-search__output")).to_be_hidden()
        expect(page.locator(BOX)).not_to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_comes_without_keys_is_searched_too(address_alone: str, browser: Browser, width: int) -> None:
    with emptied_page(browser, width) as page:
        page.goto(address_alone)
        page.keyboard.press("/")
        page.keyboard.insert_text("หนังสือเวียน")  # as pasting, dictating and input methods do
        expect(page.locator("li.md-search-result__item mark").first).to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_are_switched_by_keyboard(address_alone: str, browser: Browser, scheme: str, key: str) -> None:
    other, name = ("slate", "เปลี่ยนเป็นพื้นมืด") if scheme == "light" else ("default", "เปลี่ยนเป็นพื้นสว่าง")
    with emptied_page(browser, 360, scheme) as page:
        page.goto(address_alone)
        page.get_by_role("button", name=name).focus()
        press(page, key)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", other)
        assert press(page, key)
        expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", other)


@pytest.mark.parametrize("path", ["survey/", "en/survey/"])
def test_wide_tables_scroll_by_keyboard_under_their_name(address_alone: str, browser: Browser, path: str) -> None:
    with emptied_page(browser, 360) as page:
        page.goto(address_alone + path)
        wide = "all => all.filter(box => box.scrollWidth > box.clientWidth).length"
        assert page.locator("article *").evaluate_all(
            "all => all.filter(box => box.tabIndex < 0 && box.scrollWidth > box.clientWidth + 1"
            " && ['auto', 'scroll'].includes(getComputedStyle(box).overflowX)).map(box => box.outerHTML.slice(0, 80))"
        ) == []  # fmt: skip
        assert page.locator(".hb-scroll").evaluate_all(wide) > 0
        table = page.locator(".hb-scroll").last
        name = table.locator("caption").inner_text()
        expect(page.get_by_role("region", name=name, exact=True)).to_be_visible()
        table.focus()
        for _ in range(4):
            press(page, "ArrowRight")
        for _ in range(400):
            if (moved := table.evaluate("box => box.scrollLeft")) > 40:
                break
            page.wait_for_timeout(50)
        assert moved > 40
        head, box = table.locator("tbody tr > :first-child").first.bounding_box(), table.bounding_box()
        assert head
        assert box
        if table.locator(".hb-table--headed").count():
            assert abs(head["x"] - box["x"]) < 1  # the row's header stays
