"""How the search reads a query: its runs, its words, and the other keyboard layout."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from engine_page import call


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ป ป ช", ["ปปช"]),
        ("ป. ป. ช.", ["ปปช"]),
        ("t o r", ["tor"]),
        ("T.O.R.", ["tor"]),
        ("ปี 67", ["ปี", "2567"]),
        ("พ.ศ. ๒๕๖๗", ["พศ", "2567"]),
        ("6 ก.ย. 64", ["6", "กันยายน", "2564"]),
        ("17 July 2024", ["17", "july", "2024"]),
        ("17 Jul 2024", ["17", "july", "2024"]),
        ("๑๗/๗/๖๗", ["17", "กรกฎาคม", "2567"]),
        ("17.7.2024", ["17", "กรกฎาคม", "2024"]),
        ("17/13/67", ["17", "13", "67"]),
        ("0 2702-5021", ["027025021"]),
        ("02 702 5021 ต่อ 3", ["027025021", "ตอ", "3"]),
        ("ว3047", ["ว", "3047"]),
        ("200เมตร", ["200", "เมตร"]),
        ("ข้อ 3.2", ["ขอ", "3.2"]),
        ("โดนแฮกกล้อง", ["โดน", "แฮก", "กลอง"]),
        ("ไฟไม่พอกล้องดับ", ["ไฟ", "ไม", "พอ", "กลอง", "ดับ"]),  # the dictionary's words are พอก and ล้อง
        ("5 ปี", ["5", "ปี"]),
        ("ก ถนน", ["ก", "ถนน"]),
        ("ขอดูกล้อง", ["ขอ", "ดู", "กลอง"]),
        ("กล้อง/เสา, 8 ตัว", ["กลอง", "เสา", "8", "ตัว"]),
        ("educational institution", ["educational institution"]),  # a synonym of two words is one
        ("H.265 e-bidding", ["h.265", "e-bidding"]),
        ('ขอ "ดูกล้อง ได้"', ["ขอ", "ดูกลอง ได"]),
        ("  ", []),
    ],
)
def test_query_becomes_words(modules: Page, query: str, words: list[str]) -> None:
    assert call(modules, "engine.meaning.words(a[0]).map(word => word.text)", query) == words


def test_without_a_dictionary_the_handbooks_own_stretches_are_the_words(without_words: Page) -> None:
    words = call(without_words, "engine.meaning.words(a[0]).map(word => word.text)", "คณะกรรมการอยากทราบกล้อง")
    assert words == ["คณะกรรมการ", "อยาก", "ทราบ", "กลอง"]


@pytest.mark.parametrize(("typed", "meant"), [("d]hv'", "กล้อง"), ("แแะอ", "cctv"), ("ะนพ", "tor")])
def test_keys_of_the_other_layout(modules: Page, typed: str, meant: str) -> None:
    assert call(modules, "search.otherLayout(a[0])", typed) == meant
    assert call(modules, "search.otherLayout(a[0])", meant) == typed


@pytest.mark.parametrize(
    ("code", "query", "asks"),
    [
        ("แบบ ก-๑", "ก-1", True),
        ("แบบ ก-๑", "แบบ ก.1", True),
        ("แบบ ก-๑", "ขอ แบบฟอร์ม ก 1 หน่อย", True),
        ("แบบ ก-๑", "แบบฟอร์มก1", True),
        ("แบบ ก-๑", "ก-11", False),
        ("แบบ ก-๑", "มก1", False),
        ("Form A-1", "form a1", True),
        ("Form A-1", "cca-1", False),
        ("ภาคผนวก ก", "ภาคผนวก ก", True),
        ("ภาคผนวก ก", "ภาคผนวก กข", False),
        ("บทที่ ๔", "บทที่ 4", True),
        ("บทที่ ๔", "บทที่ 40", False),
    ],
)
def test_a_code_is_known_in_all_spellings(modules: Page, code: str, query: str, *, asks: bool) -> None:
    read = "search.codePattern(a[0]).test(search.normalise(search.written(a[1])).text)"
    assert call(modules, read, code, query) is asks


@pytest.mark.parametrize(
    ("heading", "asks"),
    [
        ("ส่งกี่ชุด", True),
        ("ใช้เอกสารใด", True),
        ("ต้องเสนอหรือไม่", True),
        ("Who must?", True),
        ("เอกสาร", False),
        ("Who", False),
    ],
)
def test_headings_that_ask(modules: Page, heading: str, *, asks: bool) -> None:
    assert call(modules, "search.isQuestion(a[0])", heading) is asks
