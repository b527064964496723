"""What is written into laid-out pages is what a layout with right numbers gives, byte for byte."""

from __future__ import annotations

import copy
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import html

from book.book_links import links_of, places_of
from book.book_tree import corpus_of
from book.laid_out_at_once import lay_out_at_once
from book.lengthened import Length, lengthened, with_style_sheets
from handbook.book import typeset as stage
from handbook.book.assemble import bind, chapters_of
from handbook.book.footnotes import Footnotes
from handbook.book.page_numbers import write_widest_numbers
from handbook.book.typeset import typeset
from handbook.corpus.kept_words import words_of_book
from handbook.html.tree import Element
from handbook.press.laid_out import LaidOut
from handbook.press.parts import Part
from handbook.press.press import Details, Press, opened_press
from handbook.processes import side_by_side
from handbook.thai.line_ends import known_words
from handbook_sources import LOCALES, Handbook
from press.pressed import STYLES, WORDS
from single_steps import EDITION

CHAPTERS, BEFORE, SHEETS = 5, 4, 90
DETAILS = Details(WORDS, WORDS, [])
HEADED = """<html lang=en data-numerals=thai>
<head><meta charset=utf-8><title>x</title><meta name=description content=x></head>
<body data-edition=edition><main><article class=hb-chapter id=a><h1>One <a href="#c">two<span class=hb-page
data-shown=" (page {number})"></span></a></h1><p>x</p><h2>See <a href="#b">b<span class=hb-page></span></a></h2>
</article><article class=hb-chapter id=b><h1>Two</h1><p>x</p><p id=c style="break-before: page">c</p></article>"""


def is_equal(handbook: Handbook, site: Path, folder: Path, locale: str) -> bool:
    """Make a book of more than a hundred pages; whether it is the same as laid out at once."""
    file = folder / f"{locale}.pdf"
    corpus = corpus_of(handbook)
    pressed = with_style_sheets(site, folder / f"pressed-{locale}")
    with known_words(words_of_book(corpus, locale)), opened_press(pressed, "x.pdf") as press:
        chapters = lengthened(chapters_of(site, corpus, locale), Length(CHAPTERS))
        tree, footnotes = bind(chapters, corpus, EDITION, locale)
        chapters[BEFORE].addprevious(_many_sheets())
        again = copy.deepcopy(tree)
        typeset(tree, footnotes, press, file, DETAILS)
        return file.read_bytes() == lay_out_at_once(again, footnotes, press, file, DETAILS)


def _many_sheets() -> Element:
    """A chapter of many pages, so that numbers before and behind it have one, two and three digits."""
    sheets = "<p style='break-before: page'>ก</p>" * SHEETS
    return html.fragment_fromstring(f"<article class=hb-chapter id=sheets><h1>ก</h1>{sheets}</article>")


def test_filled_pages_are_those_that_are_laid_out_at_once(site: Path, handbook: Handbook, tmp_path: Path) -> None:
    equal = side_by_side(partial(is_equal, handbook, site, tmp_path), LOCALES, fresh=True)
    for locale in LOCALES:
        file = tmp_path / f"{locale}.pdf"
        first = places_of(file)["index"].page
        pages = {places_of(file)[link.target].page - first + 1 for link in links_of(file) if ":" not in link.target}
        assert {len(str(page)) for page in pages} == {1, 2, 3}
        with pypdfium2.PdfDocument(file) as document:  # the contents take one page, and a blank one follows
            assert document[first - 1].get_textpage().get_text_range() == ""
    assert equal == dict.fromkeys(LOCALES, True)


@pytest.mark.parametrize(
    ("numbers", "shown"), [((1, 12), "๑๐๐"), ((98, 312), "๑๐๐"), ((998, 999), "๑๐๐"), ((7, 1000), "๑๐๐๐")]
)
def test_contents_are_laid_out_with_the_widest_number_whatever_the_numbers_are(
    numbers: tuple[int, int], shown: str
) -> None:
    contents = html.fragment_fromstring(
        "<nav><a href='#a'>a<span class=hb-page></span></a><a href='#b'>b<span class=hb-page>๙</span></a></nav>"
    )
    write_widest_numbers(contents, dict(zip("ab", numbers, strict=True)), "thai")
    assert [place.text for place in contents.iter("span")] == [shown, shown]


def test_headings_say_their_numbers_at_the_head_of_pages_and_in_the_outline(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    with opened_press(STYLES, file.name) as press:
        typeset(html.document_fromstring(HEADED), Footnotes("arabic"), press, file, DETAILS)
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        (first, second) = outline.root
        assert [first.title, first.children[0].title, second.title] == ["One two (page 4)", "See b3", "Two"]
    with pypdfium2.PdfDocument(file) as document:
        text = document[places_of(file)["a"].page].get_textpage().get_text_range()
    assert text.count("One two (page 4)") == 2


def test_the_foot_of_a_chapter_has_the_edition_and_the_number_of_its_page(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    with opened_press(STYLES, file.name) as press:
        typeset(html.document_fromstring(HEADED), Footnotes("thai"), press, file, DETAILS)
    first = places_of(file)["a"].page
    with pypdfium2.PdfDocument(file) as document:
        feet = [page.get_textpage().get_text_bounded(top=60).split() for page in document][first:]
    assert feet == [["edition", "๑"], [], ["edition", "๓"], ["edition", "๔"]]


def referring(pages: int) -> str:
    """A chapter of so many pages that refers to its last one, and another."""
    sheets = "<p style='break-before: page'>x</p>" * (pages - 2)
    shown = "<span class=hb-page data-shown=' (page {number})'></span>"
    return f"""<html lang=en><head><meta charset=utf-8><title>x</title><meta name=description content=x></head>
<body><main><article class=hb-chapter id=a><h1>A</h1><p>See <a href="#a--b">b{shown}</a> below</p>{sheets}
<p id=a--b style="break-before: page">b</p></article><article class=hb-chapter id=c><h1>C</h1></article>"""


@pytest.mark.parametrize(("pages", "layouts"), [(3, 2), (9, 2), (10, 3), (12, 3)])
def test_a_chapter_is_laid_out_again_only_if_a_number_has_another_digit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int, layouts: int
) -> None:
    laid_out: list[str] = []
    lay_out = Press.lay_out

    def count(press: Press, part: Part) -> LaidOut:
        laid_out.append(part.content.tag)
        return lay_out(press, part)

    monkeypatch.setattr(Press, "lay_out", count)
    text = first_page(referring(pages), tmp_path / "x.pdf")
    assert laid_out.count("article") == layouts
    assert f"See b (page {pages}) below" in text


def test_numbers_in_boxes_of_fixed_width_are_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "_FREE_ROUNDS", 0)
    assert "(page 12)" in first_page(referring(12), tmp_path / "x.pdf")


def first_page(book: str, file: Path) -> str:
    """The text of the first chapter's first page."""
    with opened_press(STYLES, file.name) as press:
        typeset(html.document_fromstring(book), Footnotes("arabic"), press, file, DETAILS)
    with pypdfium2.PdfDocument(file) as document:
        return " ".join(document[places_of(file)["a"].page].get_textpage().get_text_range().split())
