"""Do the judges of the ends of lines see what they are to see? The laws are in laws/book_lines.py."""

from __future__ import annotations

import pytest
from lxml import html
from playwright.sync_api import Browser

from book.line_places import Block, LineEnd, Place, Written, blocks_of, line_ends
from book.word_judges import icu_ends, is_cut, newmm_ends
from laws.book_lines import unseen

SENTENCE = "หน่วยงานที่ประสงค์จะติดตั้งกล้องโทรทัศน์วงจรปิด ต้องเสนอขอความเห็นชอบ"


@pytest.mark.parametrize(
    "cut",
    [
        "ต|ั้ง", "ตั|้ง", "ตั้|ง", "ว|า", "ท|ำ", "จ|ะ", "ค|ือ", "คื|อ", "มื้|อ", "ก|็", "ฤ|ๅ", "ต|ุ๊ก",
        "เ|สนอ", "แ|ผน", "โ|ทร", "ใ|น", "ไ|ม่", "ต่าง|ๆ", "ต่าง |ๆ", "กรรมการ|ฯ", "ทัศน|์", "ทัศ|น์", "สิท|ธิ์", "พัน|ธุ์",
    ],
)  # fmt: skip
def test_a_cut_syllable_is_seen(cut: str) -> None:
    assert is_cut(*cut.split("|"))


@pytest.mark.parametrize(
    "end",
    [
        "ติดตั้ง|กล้อง", "โทรทัศน์|วงจรปิด", "ก็|ดี", "มา|เสนอ", "ทำ|ไป", "มิ|ได้", "มือ|ถือ", "จะ|ใช้", "ต่าง ๆ|ที่", "กรรมการฯ|นี้",
        "CCTV|กล้อง", "|กล้อง", "กล้อง|",
    ],
)  # fmt: skip
def test_the_end_of_a_syllable_is_no_cut(end: str) -> None:
    assert not is_cut(*end.split("|"))


@pytest.mark.parametrize(
    ("end", "judges"),
    [
        ("หน่วยงาน|ที่ประสงค์จะ", "icu newmm"),
        ("ที่ประสงค์|จะติดตั้งกล้อง", "icu newmm"),
        ("ติดตั้ง|กล้องโทรทัศน์", "icu newmm"),
        ("ติดตั้งกล้อง|โทรทัศน์วงจรปิด", "icu"),
        ("เสนอขอความ|เห็นชอบ", "icu"),
        ("จะติดตั้งกล้องโทร|ทัศน์วงจรปิด", ""),
        ("ที่ประ|สงค์จะติดตั้ง", ""),
        ("ติดตั้งกล้|องโทรทัศน์", ""),
    ],
)
def test_the_judges_see_the_ends_of_words(end: str, judges: str, browser: Browser) -> None:
    at = SENTENCE.index(end.replace("|", "")) + end.index("|")
    seen = {"icu": icu_ends(browser, [SENTENCE])[0], "newmm": newmm_ends([SENTENCE])[0]}
    assert [name for name, offsets in seen.items() if at in offsets] == judges.split()


def test_what_was_written_is_parted_into_blocks() -> None:
    article = html.fromstring(
        "<article><h2>คำ</h2><ol><li>กล้อง<a>ที่<b>ใช้</b></a>\n งาน <p>ภาพ<!-- x -->ถ่าย<br>เสา</p>สาย</li></ol></article>"
    )
    told = [(block.tag, block.text) for block in blocks_of(article)]
    assert told == [("h2", "คำ"), ("li", "กล้องที่ใช้ งาน"), ("p", "ภาพถ่าย"), ("p", "เสา"), ("li", "สาย")]


def places(lines: str, *blocks: str) -> list[Place]:
    """Where the ends of a page's lines are in blocks."""
    return [end.place for end in line_ends([lines.split("|")], Written(Block("p", text) for text in blocks))]


@pytest.mark.parametrize(
    ("lines", "at", "is_wrong"),
    [
        ("หน่วยงานที่ประ|สงค์จะติดตั้งกล้อง", 14, True),
        ("หน่วยงานที่ประสงค์|จะติดตั้งกล้องโทรทัศน์วงจรปิด", 18, False),
        ("หน่วยงาน|ที่|ประสงค์จะติดตั้งกล้อง", 8, False),
    ],
)
def test_an_end_inside_a_run_is_found_and_judged(lines: str, at: int, is_wrong: bool, browser: Browser) -> None:
    before, after, *_ = lines.split("|")
    found = places(lines, "กล้องที่ประสงค์จะใช้", SENTENCE, "หน่วยงาน")[0]
    assert found == Place("run", Block("p", SENTENCE), at)
    end = LineEnd(1, before, after, found)
    assert unseen([end], browser) == ([end] if is_wrong else [])


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ("กล้องโทรทัศน์วงจรปิด|ต้องเสนอขอความเห็นชอบ", ["gap"]),
        ("กล้องโทรทัศน์วงจรปิด [๑]|ต้องเสนอขอความเห็นชอบ|๑ หน่วยงาน", []),
        ("ต้องเสนอขอความเห็นชอบ|หน่วยงาน", ["block"]),
        ("หน่วยงาน|หน่วยงานที่ประสงค์จะติดตั้ง", ["block"]),
        ("เสา|สาย", ["lost"]),
    ],
)
def test_other_ends_are_told_apart(lines: str, kinds: list[str]) -> None:
    assert [place.kind for place in places(lines, "หน่วยงาน", SENTENCE)] == kinds
