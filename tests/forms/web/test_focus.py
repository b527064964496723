"""Focus is seen on the form's page wherever it stops, whichever way the keys move it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from forms.web.filled_in import PATHS
from quiet_page import emptied_page

# Where focus is seen: a mark around it, and nothing over it. The header may still move.
SEEN = """async last => {
  const focused = document.activeElement
  const isSeen = () => {
    const style = getComputedStyle(focused), box = focused.getBoundingClientRect()
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return focused.contains(over) && style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3
  }
  for (let frame = 0; frame < 120 && !isSeen(); frame++) await new Promise(requestAnimationFrame)
  return [isSeen() ? "" : focused.outerHTML, focused.matches(last)]
}"""


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_focus_is_seen_wherever_it_stops(address_alone: str, browser: Browser, width: int, key: str) -> None:
    first, last = ("[data-do=open]", "[data-do=clear]")[:: 1 if key == "Tab" else -1]
    with emptied_page(browser, width) as page:
        page.emulate_media(reduced_motion="reduce")  # the header is where it goes at once
        page.goto(address_alone + PATHS["th"])
        page.locator(first).focus()
        stops, is_last = 0, False
        while not is_last:
            page.keyboard.press(key)
            unseen, is_last = page.evaluate(SEEN, last)
            assert unseen == ""
            stops += 1
        assert stops > 30
