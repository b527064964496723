"""The book, read back: outline, contents, page numbers, running heads, cover, metadata."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from book.book_links import links_of, places_of
from book.both import Both, book_file, read_both
from book.parts import letters
from book.readers import read
from book.structure import opened
from book.title_faults import line_faults
from handbook_sources import LOCALES, Handbook

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
LISTS = {"th": ("สารบัญ", "รายการภาพ"), "en": ("Contents", "Figures")}
MOST_PAGES = 3  # of the contents
MANY = 6  # chapters with a section of the same id: the contents leave it out, the outline has it
AWAITING = {"th": "ยังไม่ได้รับรอง", "en": "has not been endorsed"}
STANDING = {"th": "ฉบับร่าง มิใช่ฉบับของทางราชการ", "en": "draft, not an official edition"}
YEAR = {"th": r"25\d\d", "en": r"20\d\d"}
A4 = (595, 842)  # points
NUMBERS = 27  # points: the numbers of the contents stand at the right edge of each entry
HEAD, FOOT = 770, 68  # points from the foot of a page


@cache
def text_pages(file: Path) -> list[Any]:
    """The text of each page, as PDFium sees it."""
    document = pypdfium2.PdfDocument(file)
    return [page.get_textpage() for page in document]


@cache
def outline(file: Path) -> list[tuple[int, str]]:
    """Depth and words of each entry."""

    def entries(items: Iterable[Any], depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield depth, plain(item.title)
            yield from entries(item.children, depth + 1)

    with opened(file).open_outline() as root:
        return list(entries(root.root, 1))


def plain(text: str | None) -> str:
    """A text with single spaces: the book holds some words together by a space of another kind."""
    return " ".join((text or "").split())


def is_in_digits(number: str, handbook: Handbook, locale: str) -> bool:
    """Tell whether a number is in the digits of its language."""
    return {sign in THAI_DIGITS for sign in number} == {handbook.facts["numerals"][locale] == "thai"}


def listed(both: Both) -> tuple[int, int]:
    """How many figures and tables have a caption, by the site."""
    return len(list(both.select("figure > figcaption"))), len(list(both.select("table > caption")))


@pytest.mark.parametrize("locale", LOCALES)
def test_outline_has_every_chapter_and_heading_in_nav_order(site: Path, handbook: Handbook, locale: str) -> None:
    both = read_both(site, handbook, locale)
    lists = [name for name, count in zip(LISTS[locale], (1, listed(both)[0]), strict=True) if count]
    headings = [(int(head.tag[1]), plain(head.text_content())) for head in both.select("h1, h2, h3")]
    assert outline(both.file) == [*((1, name) for name in lists), *headings]


def in_contents(both: Both, handbook: Handbook) -> list[str]:
    """Ids of the headings that the contents list, in order: not sections that every chapter has under the same name."""
    headings = [(key, head) for key in handbook.chapters for head in both.select_in(key, "h1, h2")]
    sections = Counter(id for key, id in {(key, head.get("id")) for key, head in headings if head.tag == "h2"})
    return [f"{key}--{head.get('id')}" for key, head in headings if head.tag == "h1" or sections[head.get("id")] < MANY]


@pytest.mark.parametrize("locale", LOCALES)
def test_contents_print_the_page_on_which_each_part_begins(site: Path, handbook: Handbook, locale: str) -> None:
    both = read_both(site, handbook, locale)
    places, pages = places_of(both.file), text_pages(both.file)
    first = places[handbook.chapters[0]].page
    entries = [link for link in links_of(both.file) if 0 < link.page < first and ":" not in link.target]
    for link in entries:
        printed = pages[link.page].get_text_bounded(
            left=link.right - NUMBERS, bottom=link.bottom, right=link.right, top=link.top
        )
        number = "".join(sign for sign in printed if sign.isdigit())
        assert number.translate(TO_ARABIC) == str(places[link.target].page - first + 1), printed
        assert is_in_digits(number, handbook, locale), printed
    wanted, figures = in_contents(both, handbook), listed(both)[0]
    targets, annexed = [link.target for link in entries], of_annexes(both, handbook)
    assert targets[: len(targets) - figures] in (wanted, [id for id in wanted if id not in annexed])
    assert len({link.page for link in entries[: len(entries) - figures]}) <= MOST_PAGES


def of_annexes(both: Both, handbook: Handbook) -> set[str]:
    """Ids of the sections of annexes, which contents of more than three pages leave out."""
    annexes = [key for key in handbook.chapters if "annex" in handbook.meta(key, "th")]
    return {f"{key}--{head.get('id')}" for key in annexes for head in both.select_in(key, "h2")}


@pytest.mark.parametrize("locale", LOCALES)
def test_page_numbers_are_printed_at_the_foot(site: Path, handbook: Handbook, locale: str) -> None:
    file = book_file(site, locale)
    first, numbered = places_of(file)[handbook.chapters[0]].page, 0
    for number, page in enumerate(text_pages(file)[first:], 1):
        foot = page.get_text_bounded(left=400, bottom=0, right=A4[0], top=FOOT).split()
        if not foot:
            assert not page.get_text_range().strip(), "only an empty page goes without"
            continue
        assert foot[-1].translate(TO_ARABIC) == str(number)
        assert is_in_digits(foot[-1], handbook, locale)
        numbered += 1
    assert numbered >= len(handbook.chapters)


@pytest.mark.parametrize("locale", LOCALES)
def test_references_print_page_numbers(site: Path, handbook: Handbook, locale: str) -> None:
    both = read_both(site, handbook, locale)
    first = both.book.places[handbook.chapters[0]]
    text = "".join(read(both.file, "pdfium")[first:])
    leading = [
        link.get("href")
        for key in handbook.chapters
        for link in both.select_in(key, "a:not([class]):not([href^='#'])")
        if both.site.id_of(key, link.get("href"))
    ]
    assert len(re.findall({"th": r"\(หน้า[0-9๐-๙]+\)", "en": r"\(page[0-9๐-๙]+\)"}[locale], text)) >= len(leading)


@pytest.mark.parametrize("locale", LOCALES)
def test_chapters_open_on_a_right_hand_page_with_their_name_above_the_next(
    site: Path, handbook: Handbook, locale: str
) -> None:
    both = read_both(site, handbook, locale)
    first, pages = both.book.places[handbook.chapters[0]], text_pages(both.file)
    for key in handbook.chapters:
        start, *others = both.book.pages(key)
        assert (start - first) % 2 == 0, key
        (title,) = (letters(head.text_content()) for head in both.select_in(key, "h1"))
        for number in others:
            head = pages[number].get_text_bounded(left=0, bottom=HEAD, right=A4[0], top=A4[1])
            assert title in letters(head) or not pages[number].get_text_range().strip(), (key, number)


@pytest.mark.parametrize("locale", LOCALES)
def test_cover_and_imprint_tell_title_status_date_and_whom_to_ask(site: Path, handbook: Handbook, locale: str) -> None:
    cover, imprint, *_ = read(book_file(site, locale), "pdfium")
    facts = handbook.facts
    for name in ("title", "province", "edition"):
        assert letters(facts[name][locale]) in cover, name
    for page in (cover, imprint):
        assert re.search(YEAR[locale], page.translate(TO_ARABIC))
        assert (letters(AWAITING[locale]) in page) == (facts["status"] == "awaiting")
        assert ("courtesytranslation" in page) == (locale == "en")
    assert (letters(STANDING[locale]) in cover) == (facts["status"] == "awaiting")
    for told in (
        handbook.site_url,
        "CC BY 4.0",
        *(facts["contact"][name][locale] for name in ("unit", "phone", "place")),
    ):
        assert letters(told) in imprint, told


@pytest.mark.parametrize("locale", LOCALES)
def test_no_line_of_the_covers_title_is_one_word_or_ends_in_one(site: Path, handbook: Handbook, locale: str) -> None:
    title = plain(handbook.facts["title"][locale])
    lines, rest = [], letters(title)
    for line in map(plain, text_pages(book_file(site, locale))[0].get_text_range().splitlines()):
        if rest and letters(line) and rest.startswith(letters(line)):
            lines.append(line)
            rest = rest.removeprefix(letters(line))
    assert not rest, lines
    assert line_faults(lines, title) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_metadata_tell_title_and_language(site: Path, handbook: Handbook, locale: str) -> None:
    pdf, facts = opened(book_file(site, locale)), handbook.facts
    standing = f" ({STANDING[locale]})" if facts["status"] == "awaiting" else ""
    assert str(pdf.docinfo.Title) == f"{facts['title'][locale]} {facts['province'][locale]}{standing}"
    assert str(pdf.Root.Lang) == locale


@pytest.mark.parametrize("locale", LOCALES)
def test_only_our_typeface_is_used(site: Path, locale: str) -> None:
    pages: list[Any] = list(opened(book_file(site, locale)).pages)
    fonts = {
        str(font.BaseFont).partition("+")[2] for page in pages for _, font in page.Resources.get("/Font", {}).items()
    }
    assert fonts == {"Sarabun", "Sarabun-Bold"}, "a sign that Sarabun lacks would be drawn by a font of the machine"
