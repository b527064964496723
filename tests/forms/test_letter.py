"""A form that is an official letter: each part has its place, on the page, in the PDF and in Word."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument

from forms.paper.typing_in_pdfium import field_places
from handbook_sources import LOCALES, path_of
from quiet_page import emptied_page

MM = 72 / 25.4
LEFT, MIDDLE = 30 * MM, 110 * MM
"""Points from the sheet's edge: official letters have 3 cm at the left and 2 cm at the right."""
FIRST_LINE = 25 * MM
TEXTS = {
    "th": ("ตามหนังสือที่อ้างถึง", "ในการนี้", "จึงเรียนมา"),
    "en": ("In the letter", "We propose", "Please consider"),
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def folder(site: Path) -> Path:
    return site / "downloads" / "forms"


@pytest.mark.parametrize("locale", LOCALES)
def test_parts_stand_in_their_places_in_the_pdf(folder: Path, locale: str) -> None:
    boxes = {name: (page, box) for name, (page, box) in field_places(folder / f"cover-letter-{locale}.pdf")}
    left = {name: box[0] for name, (_, box) in boxes.items()}
    assert left["sender"] == pytest.approx(MIDDLE, abs=3)
    assert left["letter_date"] > MIDDLE
    assert left["letter_no"] < left["letter_no"] + 50 * MM < MIDDLE
    assert abs(boxes["letter_no"][1][3] - boxes["sender"][1][3]) < 15 * MM
    assert boxes["sender"][1][1] > boxes["letter_date"][1][3] > boxes["project"][1][3]
    assert min(left["signer.name"], left["signer.position"]) > MIDDLE
    assert "signer.date" not in left  # the date stands at the head
    assert left["unit"] < MIDDLE


@pytest.mark.parametrize("locale", LOCALES)
def test_paragraphs_begin_one_inch_in(folder: Path, locale: str) -> None:
    for name in (f"cover-letter-{locale}.pdf", f"cover-letter-{locale}-print.pdf"):
        with PdfDocument(folder / name) as pdf:
            pages = [page.get_textpage() for page in pdf]
            for words in TEXTS[locale]:
                (place,) = [(page, found) for page in pages if (found := page.search(words).get_next())]
                page, (index, _) = place
                assert page.get_charbox(index)[0] == pytest.approx(LEFT + FIRST_LINE, abs=2), (name, words)


@pytest.mark.parametrize("locale", LOCALES)
def test_word_has_them_too(folder: Path, locale: str) -> None:
    with zipfile.ZipFile(folder / f"cover-letter-{locale}.docx") as package:
        document = etree.fromstring(package.read("word/document.xml"))
    body = document[0]
    head = body.find(f"{W}tbl")
    assert head is not None
    tags = [[tag.get(f"{W}val") for tag in cell.iter(f"{W}tag")] for cell in head.iter(f"{W}tc")]
    assert tags[0] == ["letter_no"]
    assert "sender" in tags[1]
    inches = [indent.get(f"{W}firstLine") for indent in document.iter(f"{W}ind") if indent.get(f"{W}firstLine")]
    assert inches == [str(round(25 / 25.4 * 1440))] * 3
    tagged = {tag.get(f"{W}val") for tag in document.iter(f"{W}tag")}
    assert {"signer.name", "signer.position"} <= tagged
    assert "signer.date" not in tagged


@pytest.mark.parametrize("locale", LOCALES)
def test_on_a_desk_the_date_stands_from_the_middle_on_and_on_a_phone_at_the_left(
    address_alone: str, browser: Browser, locale: str
) -> None:
    with emptied_page(browser) as page:
        page.goto(address_alone + path_of("forms/cover-letter", locale))
        form = page.locator(".hb-formletter").bounding_box()
        date = page.locator("[name=letter_date]").bounding_box()
        assert form
        assert date
        assert date["x"] >= form["x"] + form["width"] / 2 - 1
        page.set_viewport_size({"width": 375, "height": 800})
        date, number = page.locator("[name=letter_date]").bounding_box(), page.locator("[name=sender]").bounding_box()
        assert date
        assert number
        assert date["x"] == number["x"]
