"""The PDFs, read back: outline, contents, page numbers, running heads, metadata."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from built_site import KEYS, path_of, read_site

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")


@dataclass(frozen=True)
class Book:
    """One language's PDF and what two readers see in it."""

    file: Path
    locale: str

    @cached_property
    def reader(self) -> PdfReader:
        """The file's structure."""
        return PdfReader(self.file)

    @cached_property
    def pages(self) -> list[Any]:
        """The text of each page, as PDFium sees it."""
        document = pypdfium2.PdfDocument(self.file)
        return [page.get_textpage() for page in document]

    def words(self, number: int) -> str:
        """A page's text."""
        return str(self.pages[number].get_text_range())

    @cached_property
    def first(self) -> int:
        """Index of the first page of the text: where the first chapter after cover and contents begins."""
        return self.targets["index"]

    @cached_property
    def targets(self) -> dict[str, int]:
        """Id -> index of the page that has it."""
        found = {}
        for name, destination in self.reader.named_destinations.items():
            number = self.reader.get_destination_page_number(destination)
            assert number is not None
            found[name] = number
        return found


@pytest.fixture(scope="module", params=["th", "en"])
def book(site: Path, request: pytest.FixtureRequest) -> Book:
    return Book(site / "downloads" / f"cctv-handbook-{request.param}.pdf", request.param)


def headings(site: Path, locale: str, level: str) -> list[str]:
    """The site's headings of one level, in nav order; a page's list of sources is footnotes in the book."""
    pages = read_site(site)
    heads = [head for key in KEYS for head in pages[path_of(key, locale)].select(f"article {level}")]
    return [plain(head.text_content()) for head in heads if head.get("id") != "page-sources"]


def plain(text: str | None) -> str:
    """A text with single spaces: the book holds some words together by a space of another kind."""
    return " ".join((text or "").split())


def test_outline_has_every_chapter_and_heading_in_nav_order(book: Book, site: Path) -> None:
    outline = book.reader.outline
    lists = {"th": ["สารบัญ", "รายการภาพ", "รายการตาราง"], "en": ["Contents", "Figures", "Tables"]}[book.locale]
    top = [plain(item.title) for item in outline if not isinstance(item, list)]
    assert top == [*lists, *headings(site, book.locale, "h1")]
    parts = [part for part in outline if isinstance(part, list)]
    inner = [plain(item.title) for part in parts for item in part if not isinstance(item, list)]
    assert inner == headings(site, book.locale, "h2")


def test_contents_print_the_page_on_which_each_part_begins(book: Book) -> None:
    checked = 0
    for number in range(1, book.first):
        page = book.reader.pages[number]
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            target = link.get("/Dest") or link["/A"]["/D"]
            _, bottom, _, top = (float(value) for value in link["/Rect"])
            end = book.pages[number].get_text_bounded(left=512, bottom=bottom, right=595, top=top)
            printed = "".join(sign for sign in end if sign.isdigit())
            assert printed.translate(TO_ARABIC) == str(book.targets[str(target)] - book.first + 1), end
            assert (printed[0] in THAI_DIGITS) == (book.locale == "th"), end
            checked += 1
    assert checked >= 40


def test_page_numbers_are_printed_at_the_foot(book: Book) -> None:
    numbered = 0
    for number in range(book.first, len(book.pages)):
        foot = book.pages[number].get_text_bounded(left=400, bottom=0, right=595, top=68).split()
        if not foot:
            assert not book.words(number).strip(), "only an empty page goes without"
            continue
        printed = foot[-1]
        assert printed.translate(TO_ARABIC) == str(number - book.first + 1)
        assert (printed[0] in THAI_DIGITS) == (book.locale == "th")
        numbered += 1
    assert numbered > 40


def test_references_print_page_numbers(book: Book) -> None:
    text = " ".join(book.words(number) for number in range(book.first, len(book.pages)))
    assert text.count("(page" if book.locale == "en" else "(หน") > 100


def test_chapters_open_on_a_right_hand_page_with_their_name_above_the_next(book: Book) -> None:
    title = {"th": "ขั้นตอนการเสนอขอความเห็นชอบ", "en": "Procedure for seeking approval"}[book.locale]
    start = book.targets["procedure"]
    assert (start - book.first) % 2 == 0
    head = book.pages[start + 1].get_text_bounded(left=0, bottom=770, right=595, top=842)
    assert consonants(title) in consonants(head)


def consonants(text: str) -> str:
    """Thai consonants and Latin letters alone: the text layer of vowels and tones is mended in its own issue."""
    return "".join(sign for sign in text if "ก" <= sign <= "ฮ" or (sign.isascii() and sign.isalpha()))


def test_cover_tells_title_status_and_date(book: Book) -> None:
    cover, imprint = book.words(0), book.words(1)
    assert "CCTV" in cover
    assert "https://example.invalid/cctv/" in imprint
    assert "CC BY 4.0" in imprint
    if book.locale == "en":
        assert "Awaiting endorsement" in cover
        assert "courtesy translation" in cover
    else:
        assert "25" in cover.translate(TO_ARABIC), "the year of the Buddhist Era"


def test_metadata(book: Book) -> None:
    title = book.reader.metadata
    assert title is not None
    expected = {
        "th": "คู่มือแนวทางการจัดหาระบบกล้องโทรทัศน์วงจรปิด (CCTV) สำหรับหน่วยงานในพื้นที่จังหวัด จังหวัดสมุทรปราการ",
        "en": "Handbook of Guidelines for Procuring CCTV Systems for Agencies in the Province Samut Prakan Province",
    }
    assert title.title == expected[book.locale]
    assert str(book.reader.root_object["/Lang"]) == book.locale


def test_only_our_typeface_is_used(book: Book) -> None:
    pages: list[Any] = list(book.reader.pages)
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"Sarabun", "Sarabun-Bold"}, "a sign that Sarabun lacks would be drawn by a font of the machine"
