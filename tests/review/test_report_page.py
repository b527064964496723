"""review.html in a browser, opened from the disk: nothing runs, nothing is asked for, hostile input is text."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from quiet_page import wait_until
from review.reviewed_change import HOSTILE_FILE, SCRIPT, Reviewed

ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "span", "section", "ul", "li", "a"),
    *("code", "pre", "div", "table", "thead", "tbody", "tr", "th", "td", "del", "ins", "details", "summary"),
    *("figure", "figcaption", "img"),
}
ATTRIBUTES = {
    *(
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "id",
        "href",
        "src",
        "alt",
        "width",
        "height",
        "open",
    ),
}


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_nothing_runs_and_nothing_is_asked_for(
    made: Reviewed, browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    address = (made.out / "review.html").as_uri()
    page.goto(address)
    for details in page.query_selector_all("details"):
        details.evaluate("element => { element.open = true; }")
    wait_until(page, "[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert [url for url in asked if not url.startswith("data:image/webp;base64,")] == [address]
    assert said == []
    assert page.evaluate("document.scripts.length") == 0
    assert page.title() == "ผลของการแก้ไข · What this change does"
    assert page.evaluate("document.images.length") > 20
    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


def test_page_has_only_what_it_is_made_of(made: Reviewed) -> None:
    assert {element.tag for element in made.page.iter()} <= ELEMENTS
    assert {name for element in made.page.iter() for name in element.attrib} <= ATTRIBUTES
    (policy,) = made.page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert all(address.startswith("#page-") for address in made.page.xpath("//@href"))
    assert all(address.startswith("data:image/webp;base64,") for address in made.page.xpath("//img/@src"))
    text = made.page.text_content()
    assert SCRIPT in text
    assert HOSTILE_FILE in text
    assert "<img src=x onerror=alert(1)> @all" in text


def test_policy_stops_what_would_stand_in_the_page_all_the_same(
    made: Reviewed, browser: Browser, tmp_path: Path
) -> None:
    spoilt = (
        (made.out / "review.html")
        .read_text(encoding="utf-8")
        .replace("<h1>", f"{SCRIPT}<img src='https://evil.invalid/x.png' onerror='document.title=1'><h1>", 1)
    )
    (tmp_path / "spoilt.html").write_text(spoilt, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    stopped: list[tuple[str, str | None]] = []
    page.on("requestfailed", lambda request: stopped.append((request.url, request.failure)))
    page.goto((tmp_path / "spoilt.html").as_uri())
    assert page.title() == "ผลของการแก้ไข · What this change does"
    assert stopped == [("https://evil.invalid/x.png", "csp")]
    context.close()


def test_what_changes_on_all_pages_alike_is_shown_once(made: Reviewed) -> None:
    changed = [text for text in made.page.xpath("//ins/text()") if text == "10001"]
    sections = made.page.cssselect("section[id^=page-]")
    assert len(sections) < 14
    assert len(changed) <= len(sections) + 1  # the settings tell it once more
    (alike,) = [section for section in sections if section.cssselect("p.note")]
    assert "เปลี่ยนเหมือนกัน" in alike.cssselect("p.note")[0].text_content()


def test_words_are_marked_as_words(made: Reviewed) -> None:
    section = made.section("หนังสือเวียน <img src=x onerror=alert(1)> @all")
    marked = [(element.tag, element.text) for element in section.cssselect("del, ins")]
    assert marked[:4] == [
        ("del", "หนังสือเวียนตัวอย่าง"),
        ("ins", "หนังสือเวียน <img src=x onerror=alert(1)> @all"),
        ("ins", " ๑๒ "),
        ("del", " รอการยืนยัน"),
    ]


def test_places_have_pictures_before_and_after_at_both_widths(made: Reviewed) -> None:
    section = made.section("ขั้นตอนการเสนอเรื่อง")
    place = next(place for place in section.cssselect("div.place") if SCRIPT in place.text_content())
    said = [summary.text_content() for summary in place.cssselect("summary")]
    assert [text.split()[1] for text in said] == ["360", "1280"]
    pictures = [(int(image.get("width")), int(image.get("height"))) for image in place.cssselect("img")]
    assert len(pictures) == 2  # what is new has no picture before
    assert all(width > 300 and 40 < height < 400 for width, height in pictures)  # the place, and not the article
