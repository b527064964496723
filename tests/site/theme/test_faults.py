"""What the theme gets wrong: that it still does, and that it is mended."""

from __future__ import annotations

import pytest

from handbook.html.tree import Element, read_html, select
from handbook.site.theme.faults import mend_page, mend_theme
from single_steps import Steps

SLIPS = {
    "input[type=checkbox][autocomplete]": "its check boxes have autocomplete (base.html)",
    "nav[aria-expanded]": "menus have aria-expanded (partials/nav-item.html)",
    "label[tabindex='']": "labels have an empty tabindex (partials/nav-item.html)",
}


@pytest.mark.parametrize("slip", SLIPS)
def test_theme_still_has_the_slip(steps: Steps, slip: str) -> None:
    told = f"the theme no longer does this: {SLIPS[slip]}; take its line out of site/theme/faults.py"
    assert select(steps.tree("procedure"), slip), told


def test_path_still_has_the_name_of_the_menu(steps: Steps) -> None:
    names = {nav.get("aria-label") for nav in select(steps.tree("procedure"), "nav.md-path, nav.md-nav--primary")}
    assert len(names) == 1, "the path has a name of its own: take its line out of site/theme/faults.py"


def test_page_for_what_is_missing_still_has_an_empty_skip_link(steps: Steps) -> None:
    tree = read_html((steps.raw / "404.html").read_text(encoding="utf-8"))
    (place,) = select(tree, "[data-md-component=skip]")
    assert len(place) == 0, "the theme leads on from 404.html: take its line out of site/theme/faults.py"


@pytest.mark.parametrize(("locale", "path"), [("th", "ตำแหน่งของหน้านี้"), ("en", "You are here")])
def test_real_page_is_mended(steps: Steps, locale: str, path: str) -> None:
    page = steps.built("procedure", locale)
    skip = [link.get("href") for link in select(page.tree, ".md-skip")]
    mend_page(page, steps.context(page))
    assert [element.tag for slip in SLIPS for element in select(page.tree, slip)] == []
    assert [nav.get("aria-label") for nav in select(page.tree, "nav.md-path")] == [path]
    assert [link.get("href") for link in select(page.tree, ".md-skip")] == skip == ["#procedure"]


def _mended(body: str) -> Element:
    tree = read_html(f"<html><body>{body}</body></html>")
    mend_theme(tree, "th")
    return tree[0]


def test_what_is_no_slip_stays() -> None:
    body = _mended(
        '<input type="text" autocomplete="off"><button aria-expanded="true"></button><label tabindex="0"></label>'
        '<nav aria-label="a"></nav>'
    )
    assert [dict(element.attrib) for element in body] == [
        {"type": "text", "autocomplete": "off"},
        {"aria-expanded": "true"},
        {"tabindex": "0"},
        {"aria-label": "a"},
    ]


def test_both_kinds_of_boxes_lose_what_they_may_not_have() -> None:
    body = _mended('<input type="radio" autocomplete="off"><input type="checkbox" autocomplete="off" id="a">')
    assert [dict(element.attrib) for element in body] == [{"type": "radio"}, {"type": "checkbox", "id": "a"}]


def test_page_for_what_is_missing_leads_to_its_title() -> None:
    body = _mended('<div data-md-component="skip"></div><h1>a</h1><h1 id="not-found">b</h1>')
    (link,) = body[0]
    assert (dict(link.attrib), link.text) == ({"href": "#not-found", "class": "md-skip"}, "ข้ามไปที่เนื้อหา")
