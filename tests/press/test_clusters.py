"""Poppler's default order keeps letters and marks together, and every reader finds the words in order."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path
from unicodedata import category

import pikepdf
import pypdfium2
import pytest
from lxml import html

from book.readers import READERS, parted_lines, read
from handbook.press.amendments.clusters import Known, say_clusters
from handbook.press.amendments.clusters import _signs as signs
from handbook.press.amendments.clusters import _Stretch as Stretch
from handbook.press.amendments.clusters import _without_marks as without_marks
from handbook.press.amendments.clusters import _written as written
from handbook.press.objects import PDF, Stream
from handbook.press.parts import whole_part
from handbook.press.press import Details, opened_press
from handbook.thai.book_fonts import FAMILY, make_book_fonts
from handbook.thai.web_fonts import font_file
from press.plain import can_go, operators, plain_pdf
from press.pressed import STYLES, WORDS

LINES = (
    "การใช้พื้นที่และเสาของที่ตั้ง เกี่ยวกับผู้รับน้ำซ้ำ",
    "ที่ ที่ นี้ ข้าง ๆ วันที่ ๑ มีนาคม สิ่งที่ผู้มีหน้าที่บันทึกวิธี",
    "ญี่ปุ่น ป้ายฝั่งปั๊มน้ำ ชื่อนี้เชื่อถือได้ กุนูรู้สึก",
    "ก็ยังอยู่ใต้ต้นไม้ใหญ่ กำลังทำซ้ำ 12 เครื่อง (CCTV) ๓๔",
)
BODY = "".join(f"<p>{line}</p><p><b>{line}</b></p>" for line in LINES)
CELLS = "".join(f"<tr><td>{line}</td><td>{line}</td></tr>" for line in LINES)
TREE = f"""<html lang=th data-numerals=thai><head><meta charset=utf-8><title>ก</title><meta name=description content=ก>
<style></style></head><body><main><article>{BODY}<p>ลงวันที่ <span>๑ มกราคม</span></p><table>{CELLS}</table>"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of words with many marks."""
    return _print(tmp_path_factory.mktemp("clusters") / "marks.pdf")


def _print(target: Path) -> Path:
    part = whole_part(html.document_fromstring(TREE))
    with opened_press(STYLES, target.name) as press:
        press.print_pdf([press.lay_out(part)], target, Details(WORDS, WORDS, []))
    return target


def test_plain_marks_begin_lines(tmp_path: Path) -> None:
    font = f"<style>@font-face {{ font-family: T; src: url({font_file('Regular').as_uri()}) }} p {{ font-family: T }}"
    (tmp_path / "plain.pdf").write_bytes(plain_pdf(f"{font}</style>{BODY}"))
    assert parted_lines(tmp_path / "plain.pdf"), can_go("clusters.py")


def test_no_line_begins_with_a_mark(file: Path) -> None:
    assert parted_lines(file) == []


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_the_lines_in_order(file: Path, reader: str) -> None:
    (text, *_) = read(file, reader)
    at = 0
    for line in (line for line in LINES for _ in range(2)):
        at = text.index("".join(line.split()), at) + 1


def test_white_space_stays_where_it_was(file: Path) -> None:
    with pypdfium2.PdfDocument(file) as document:
        text = document[0].get_textpage().get_text_range()
    assert [text.count(line) for line in LINES] == [2, 2, 4, 2]  # cells break three of them
    assert "ลงวันที่ ๑ มกราคม" in text


def test_words_are_found_by_the_search_of_browsers(file: Path) -> None:
    with pypdfium2.PdfDocument(file) as document:
        page = document[0].get_textpage()
        lost = [word for line in LINES for word in line.split() if page.search(word).get_next() is None]
    assert lost == []


def test_nothing_looks_otherwise(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.press.finish.say_clusters", lambda *_: None)
    monkeypatch.setattr("handbook.press.press.paint_ahead", lambda *_: None)
    pictures = []
    for each in (file, _print(tmp_path / "without.pdf")):
        with pypdfium2.PdfDocument(each) as document:
            pictures.append(document[0].render(scale=3).to_pil().tobytes())
    with pikepdf.open(file) as said, pikepdf.open(tmp_path / "without.pdf") as unsaid:
        spans = [operators(pdf.pages[0]).count("BDC") for pdf in (said, unsaid)]
    assert pictures[0] == pictures[1]
    words = "".join(LINES) * 4 + "ลงวันที่"
    letters = [one for one, mark in pairwise(words) if category(mark) == "Mn" != category(one)]
    assert spans[0] - spans[1] == len(letters) == 214


def _written(*operations: bytes) -> list[bytes]:
    """What becomes of a content that is shown in Sarabun, here named F."""
    fonts = make_book_fonts()
    font = type("Font", (), {"family": FAMILY, "hash": "F", "weight": 400})
    pdf = PDF()
    content = Stream([b"/F 9 Tf", *operations])
    pdf.add_object(content)
    say_clusters(pdf, [font], fonts)
    return list(content.stream[1:])


def test_text_without_marks_and_other_fonts_stay_as_they_were() -> None:
    assert _written(b"[<01cd>7.5<01af0003>] TJ", b"ET") == [b"[<01cd>7.5<01af0003>] TJ", b"ET"]
    assert _written(b"/Other 9 Tf", b"[<01cb>0<02f1>] TJ") == [b"/Other 9 Tf", b"[<01cb>0<02f1>] TJ"]


def test_moves_that_follow_each_other_become_one() -> None:
    assert _written(b"[<01cd>0<>10<>-9.225225<01af>0<0003>-3] TJ") == [b"[<01cd>0.77<01af0003>-3] TJ"]


def test_a_single_sign_beside_a_span_is_part_of_it() -> None:
    """PDFium loses a space by itself there, and begins a line with a letter by itself."""
    said = [b"/Span<</ActualText<feff0e170e350020>>>BDC", b"[<01cb>-9<02f1>9<0003>] TJ", b"EMC"]
    assert _written(b"[<01cb>-9<02f1>9<0003>] TJ") == said
    first = [b"/Span<</ActualText<feff00200e170e35>>>BDC", b"[<000301cb>-9<02f1>] TJ", b"EMC"]
    assert _written(b"[<000301cb>-9<02f1>] TJ") == first
    apart = [b"/Span<</ActualText<feff0e170e35>>>BDC", b"[<01cb02f1>] TJ", b"EMC", b"[<000301af>] TJ"]
    assert _written(b"[<01cb02f1000301af>] TJ") == apart


def test_what_has_no_marks_is_written_as_if_it_were_taken_apart() -> None:
    chance = random.Random(1)  # noqa: S311 - drawn, not secret
    for _ in range(500):
        pieces = [f"{chance.uniform(-9, 9):g}" if chance.random() < 0.5 else "" for _ in range(6)]
        shown = "".join(f"{piece}<{'01cd' * chance.randrange(3)}>" for piece in pieces) + chance.choice(("", "3", "0"))
        (taken_apart,) = written(Stretch(list(signs(shown, Known({"01cd": "ก"}, frozenset())))))
        assert without_marks(shown) == taken_apart
