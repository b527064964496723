"""The page that takes private matter out of pictures, as a contributor uses it: served, and opened from the disk."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from axe import violations
from handbook.pictures.strip import without_private
from pictures.drawn import KINDS, Drawn, drawn
from pictures.drawn.coded import photograph
from quiet_page import faults_of, held_back, quiet_page, wait_until

PAGE = "strip-picture.html"
FEW = 8
"""Downloads of one page: on a busy machine Chromium asks its user about the eleventh."""
LARGE = ("100 megapixels", "largest", "panorama", "swollen")


@pytest.fixture(params=["served", "from the disk"])
def page(request: pytest.FixtureRequest, browser: Browser, site_alone: Path, address_alone: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, accept_downloads=True)
    opened = context.new_page()
    faults = faults_of(opened)
    opened.goto(address_alone + PAGE if request.param == "served" else (site_alone / PAGE).as_uri())
    yield opened
    assert [fault for fault in faults if not fault.startswith("outside: blob:")] == []
    context.close()


def saved(page: Page, name: str, data: bytes) -> tuple[str, bytes]:
    """The name and the bytes of what the page offers for a file."""
    links = page.locator("#done li a")
    before = links.count()
    page.locator("#choose").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": data})
    expect(links).to_have_count(before + 1)
    with page.expect_download() as found:
        links.last.click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def dots(data: bytes) -> bytes:
    """The dots of a picture as they are coded."""
    return Image.open(io.BytesIO(data)).convert("RGB").tobytes()


def test_place_of_a_photograph_is_taken_out_and_it_stays_a_picture(page: Page) -> None:
    rng = random.Random(1)  # noqa: S311 - reproducible tests
    data = photograph(rng, orientation=6, has_place=True)
    assert 34853 in Image.open(io.BytesIO(data)).getexif()
    name, stripped = saved(page, "IMG 2031 หน้าอำเภอ.JPG", data)
    assert name == "img-2031.jpg"
    assert dict(Image.open(io.BytesIO(stripped)).getexif()) == {0x0112: 6}
    assert dots(stripped) == dots(data)
    expect(page.locator("#done li").last).to_contain_text("ลบพิกัดสถานที่")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []


def test_what_is_chosen_before_the_script_is_there_is_not_lost(address_alone: str, browser: Browser) -> None:
    with quiet_page(browser, 390) as page:
        waiting = held_back(page, "**/strip-picture.*.js")
        page.goto(address_alone + PAGE, wait_until="commit")
        data = photograph(random.Random(1))  # noqa: S311 - reproducible tests
        page.locator("#choose").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": data})
        wait_until(page, "document.getElementById('choose').files.length === 1")
        waiting.pop().continue_()
        expect(page.locator("#done li a")).to_have_count(1)


def test_what_is_no_picture_is_told(page: Page) -> None:
    rng = random.Random(2)  # noqa: S311 - reproducible tests
    for data in (b"<html>", photograph(rng)[:-400], b""):
        page.locator("#choose").set_input_files({"name": "x.jpg", "mimeType": "image/jpeg", "buffer": data})
        expect(page.locator("#done li").last).to_contain_text("whole .jpg or .png")
    assert page.locator("#done a").count() == 0


@pytest.fixture(scope="module")
def whole() -> list[Drawn]:
    """Pictures of all kinds that are right, drawn once for both ways to open the page."""
    made = [drawn(7, number) for number, about in enumerate(KINDS) if not about.startswith(LARGE)]
    return [one for one in made if not one.is_told and not one.may_be_told]


def test_page_and_check_take_out_the_same(page: Page, whole: list[Drawn]) -> None:
    """`check --fix` is the other way to the same file."""
    for number, made in enumerate(whole):
        if number % FEW == 0:
            page.reload()
        assert saved(page, made.name, made.data)[1] == without_private(made.data), made.about
    assert len(whole) > 30
