"""About which page of a PDF: found by letters, whatever the PDF makes of Thai vowels; and files that are no book."""

from __future__ import annotations

import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.review.blocks import Block
from handbook.review.book_pages import Book, UnreadableBookError, passages_of, read_books
from handbook.review.pages import PageChange, Pair, Place

FIRST = "หนังสือกำหนดให้หน่วยงานเสนอขอความเห็นชอบจากคณะกรรมการ ก่อนดำเนินโครงการทุกครั้ง"
SECOND = "ทั้งนี้ ให้ยื่นภายใน ๓๐ วัน ต่อกลุ่มงานยุทธศาสตร์และข้อมูลเพื่อการพัฒนาจังหวัด"
ENGLISH = "A copy of the letter is kept for five years by the agency that owns the cameras."


@pytest.fixture(scope="module")
def pdf(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pages: contents that repeat the first passage, then one passage on each."""
    folder = tmp_path_factory.mktemp("book")
    font = Path(str(files("fontpkg_sarabun") / "files" / "Sarabun-Regular.ttf"))
    sheets = "".join(f"<p style='break-after: page'>{text}</p>" for text in (FIRST, FIRST, f"{SECOND} {ENGLISH}"))
    style = f"@font-face {{ font-family: S; src: url('{font.as_uri()}') }} body {{ font-family: S }}"
    (folder / "book.html").write_text(f"<meta charset='utf-8'><style>{style}</style>{sheets}", encoding="utf-8")
    page = browser.new_page()
    page.goto((folder / "book.html").as_uri())
    page.pdf(path=folder / "book.pdf")
    page.close()
    return folder / "book.pdf"


def test_passages_are_found_where_they_stand_last(pdf: Path) -> None:
    (book,) = read_books(pdf)
    assert book.pages_of([FIRST]) == ["2"]
    assert book.pages_of([SECOND]) == ["3"]
    assert book.pages_of([ENGLISH, FIRST]) == ["2", "3"]
    assert book.pages_of(["ข้อความที่ไม่มีในเล่มนี้เลยแม้แต่แห่งเดียว", "สั้น", ""]) == []


def test_books_of_a_release_are_read_from_its_zip(pdf: Path, tmp_path: Path) -> None:
    names = ("site/downloads/cctv-handbook-th.pdf", "site/downloads/cctv-handbook-en.pdf")
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as packed:
        for name in (*names, "site/downloads/cctv-handbook-th.0123abcd.pdf", "site/downloads/forms/a-th.pdf"):
            packed.writestr(name, pdf.read_bytes())
    assert [book.pages_of([SECOND]) for book in read_books(tmp_path / "site.zip")] == [["3"], ["3"]]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nbroken", b"PK\x03\x04broken", b"text"])
def test_what_is_no_book_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "file.pdf").write_bytes(data)
    with pytest.raises(UnreadableBookError, match=r"file\.pdf"):
        read_books(tmp_path / "file.pdf")


def test_zip_without_a_book_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as packed:
        packed.writestr("site/index.html", "x")
    with pytest.raises(UnreadableBookError):
        read_books(tmp_path / "site.zip")


def test_of_what_is_new_the_words_ahead_are_looked_for() -> None:
    gone = Place("", "ข้างหน้า", (Pair(Block("p", "เดิม"), Block("p", "ใหม่")),))
    new = Place("", "ข้างหน้า", (Pair(None, Block("p", "ใหม่")),))
    assert passages_of(PageChange("a/", "a/", "ก", (gone, new))) == ["เดิม", "ข้างหน้า"]


def test_pages_are_named_by_their_labels() -> None:
    book = Book("abcdefghijklmnop", (0, 8), ("iv", "1"))
    assert book.pages_of(["ab cd-ef gh", "ijklmnop"]) == ["iv", "1"]
