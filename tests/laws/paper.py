"""Printed pages: A4, light, whole, and nothing on them that only a screen can use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser

from handbook_sources import LOCALES, Handbook, path_of
from sheets import A4, BOTTOM, LEFT, MISSING, RIGHT, TOP, Print, prints


@pytest.fixture(scope="module")
def printed(address_alone: str, handbook: Handbook, browser: Browser) -> Iterator[list[Print]]:
    """Every chapter in both languages, and the page for what is missing. Forms are printed from their own PDF."""
    paths = [path_of(key, locale) for locale in LOCALES for key in handbook.chapters]
    found = list(prints(browser, address_alone, [*paths, MISSING]))
    assert len(found) == 2 * len(handbook.chapters) + 1
    yield found
    for item in found:
        item.pdf.close()


def test_nothing_for_screens_is_printed(printed: list[Print]) -> None:
    assert {item.path: item.shown for item in printed if item.shown} == {}


def test_every_word_is_printed(printed: list[Print]) -> None:
    for item in printed:
        # Sheets interleave blocks, and marks above and below may come in either order: letters are counted.
        missing = letters(item.words) - letters(item.text)
        assert missing == Counter(), item.path
        assert len(letters(item.words)) > 10, item.path
        for word in ("ข้ามไปที่เนื้อหา", "Skip to content", "เปลี่ยนเป็นพื้น", "Switch to"):
            assert word not in item.text, item.path


def letters(text: str) -> Counter[str]:
    """How often each letter and digit stands in a text; sara am is the two signs that some readers make of it."""
    return Counter(sign for sign in text.replace("ำ", "า") if sign.isalnum())


def test_sheets_are_a4_and_text_keeps_within_the_margins(printed: list[Print]) -> None:
    for item in printed:
        for number, text in enumerate(item.texts):
            assert [round(side) for side in item.pdf[number].get_size()] == [*A4], item.path
            for box in (text.get_rect(index) for index in range(text.count_rects())):
                assert box[0] > LEFT - 3, (item.path, number, text.get_text_bounded(*box))
                assert box[2] < RIGHT + 3, (item.path, number, text.get_text_bounded(*box))


def test_nothing_is_wider_than_the_paper(printed: list[Print]) -> None:
    assert {item.path: item.wider for item in printed if item.wider} == {}


def test_printed_lines_leave_tone_marks_room(printed: list[Print]) -> None:
    assert {item.path: item.tight for item in printed if item.tight and not item.path.startswith("en/")} == {}


def test_no_sheet_begins_or_ends_with_a_hair_of_another(printed: list[Print]) -> None:
    for item in printed:
        for number in range(len(item.pdf)):
            end, above = item.strip(number, BOTTOM - 1.2, BOTTOM + 12), item.strip(number, BOTTOM - 3, BOTTOM - 1.4)
            assert is_rule(end) or not is_clear(above), (item.path, number)
            assert is_clear(item.strip(number, TOP - 12, TOP - 1.2)), (item.path, number)


def is_clear(picture: Image.Image) -> bool:
    """Tell whether a grey picture has nothing on it."""
    return int(picture.getextrema()[0]) > 240  # type: ignore[arg-type]


def is_rule(picture: Image.Image) -> bool:
    """Tell whether what a picture shows, if anything, has no gaps: a table's line has none, scraps of letters have."""
    ink = picture.point([255] * 240 + [0] * 16)
    box = ink.getbbox()
    return not box or all(ink.crop((x, 0, x + 1, ink.height)).getbbox() for x in range(box[0], box[2]))


def test_paper_is_white_though_the_screen_is_dark(printed: list[Print]) -> None:
    for item in printed:
        for sheet in item.pdf:
            picture = sheet.render(scale=0.5).to_pil().convert("L")
            assert picture.getpixel((1, 1)) == 255, item.path
            white = sum(picture.histogram()[230:])  # of a dark page hardly a dot; a photograph takes its part
            assert white > 0.5 * picture.width * picture.height, item.path


def test_outside_addresses_are_printed_once(printed: list[Print]) -> None:
    for item in printed:
        text = bare(item.text)
        in_words = {address for address, words in item.addresses if bare(address) not in bare(words)}
        for address, times in Counter(address for address, _ in item.addresses).items():
            if address.isascii() and "%" not in address:
                assert text.count(bare(address)) >= times, (item.path, address)
                assert (f"({bare(address)})" in text) == (address in in_words), (item.path, address)


def bare(text: str) -> str:
    """A text without what the end of a line may add or take away."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\x02")
