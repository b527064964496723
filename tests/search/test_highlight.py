"""What a reader sees of a result: marks on whole words, and an excerpt that begins and ends with one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from engine_page import call

RANGES = "search.ranges(a[0], [{ isAsking: false, forms: new Map(a[1].map(form => [form, 1])) }])"
LONG = "คณะกรรมการพิจารณาโครงการติดตั้งกล้องวงจรปิดของหน่วยงานในจังหวัดแล้วแจ้งผลเป็นหนังสือ" * 6


@pytest.mark.parametrize(
    ("text", "forms", "marked"),
    [
        ("ดื่มน้ำ ทุกวัน", ["นำ"], "ดื่ม<mark>น้ำ</mark> ทุกวัน"),
        ("ถามผู้ใหญ่บ้านก่อน", ["ผูใหญบาน"], "ถาม<mark>ผู้ใหญ่บ้าน</mark>ก่อน"),
        ("ใน ค.ศ. ๒๐๒๔", ["2567", "2024"], "ใน ค.ศ. <mark>๒๐๒๔</mark>"),
        ("ภาคสนาม ค.ศ.", ["คศ"], "ภาคสนาม <mark>ค.ศ.</mark>"),
        ("เวียนถึงสถานศึกษา", ["โรงเรียน", "สถานศึกษา"], "เวียนถึง<mark>สถานศึกษา</mark>"),
        ("คณะกรรมการ", ["คนะกรรมการ"], "<mark>คณะกรรมการ</mark>"),
        ("a <b> & b", ["b"], "a &lt;<mark>b</mark>&gt; &amp; <mark>b</mark>"),
        ("<img onerror=x>", ["onerror"], "&lt;img <mark>onerror</mark>=x&gt;"),
        ("the camera, cameraman", ["camera"], "the <mark>camera</mark>, cameraman"),
        ("สถานีตำรวจ", ["ตำ"], "สถานีตำรวจ"),
    ],
)
def test_marks_land_on_whole_words_as_written(modules: Page, text: str, forms: list[str], marked: str) -> None:
    assert call(modules, f"search.mark(a[0], {RANGES}, 0, a[0].length)", text, forms) == marked


def test_small_words_are_not_marked(modules: Page) -> None:
    assert call(modules, "search.ranges(a[0], [{ isAsking: true, forms: new Map([['คือ', 1]]) }])", "นี่คือภาพ") == []


@pytest.mark.parametrize("word", ["คณะกรรมการ", "หนังสือ", "ไม่มี"])
def test_excerpts_begin_and_end_with_whole_words(modules: Page, word: str) -> None:
    excerpt = call(modules, f"search.snippet(a[0], {RANGES})", LONG, [word])
    plain = re.sub(r"^… | …$|</?mark>", "", excerpt)
    assert plain in LONG
    assert 100 < len(plain) <= 220
    edges = call(modules, "[...new Intl.Segmenter('th').segment(a[0])].length", plain)
    words = "[...new Intl.Segmenter('th', { granularity: 'word' }).segment(a[0])].map(({ segment }) => segment)"
    whole, shown = call(modules, words, LONG), call(modules, words, plain)
    assert edges
    assert shown[0] in whole
    assert shown[-1] in whole


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("ก" * 150 + "กล้องวงจรปิด", "ก" * 150 + "<mark>กล้อง</mark>วงจรปิด"),  # all of it has room
        ("ครุภัณฑ์\nติดตั้งกล้อง", "ครุภัณฑ์\nติดตั้ง<mark>กล้อง</mark>"),
        ("ครุภัณฑ์ " * 40 + "\nติดตั้งกล้องใหม่ ", "… ติดตั้ง<mark>กล้อง</mark>ใหม่ "),  # the line that answers
        (
            "คณะกรรมการ" * 30 + " ติดตั้งกล้อง",
            "… กรรมการ" + "คณะกรรมการ" * 20 + " ติดตั้ง<mark>กล้อง</mark>",
        ),  # the room is used
        ("ครุภัณฑ์" * 30 + " เมื่อหน่วยงานติดตั้งกล้อง" + "แล้ว" * 60, "… เมื่อหน่วยงานติดตั้ง<mark>กล้อง</mark>" + "แล้ว" * 48 + " …"),
    ],
    ids=["short", "lines", "line", "end", "clause"],
)
def test_excerpt_is_the_sentence_that_answers(modules: Page, text: str, excerpt: str) -> None:
    assert call(modules, f"search.snippet(a[0], {RANGES})", text, ["กลอง"]) == excerpt


def test_excerpts_without_a_dictionary_end_at_spaces(without_words: Page) -> None:
    text = "คำ ยาว สั้น " * 60
    excerpt = call(without_words, f"search.snippet(a[0], {RANGES})", text, ["สัน"])
    assert set(re.sub(r"[… ]+|</?mark>", " ", excerpt).split()) == {"คำ", "ยาว", "สั้น"}


def test_an_answer_shows_the_passage_that_answers(modules: Page) -> None:
    page = call(modules, "search.answer(engine, a[0])", "ใบปะหน้า")["strong"][0]
    assert (page["location"], page["sections"]) == ("forms/letter/index.html", [])
    assert page["text"] == "แบบนำเรื่องเข้า"  # a page without the word shows its description
    page = call(modules, "search.answer(engine, a[0])", "ปักเสาไฟฟ้าเองได้ไหม")["strong"][0]
    assert (page["location"], page["title"], page["text"]) == ("faq/index.html", "คำถามที่พบบ่อย", "")
    assert page["sections"][0]["location"] == "faq/index.html#q-pole"
    assert "<mark>ปัก</mark>" in page["sections"][0]["text"]


def test_texts_are_marked_alike_however_many_were_shown_before(modules: Page) -> None:
    texts = [f"ถามผู้ใหญ่บ้าน {number} ก่อน" for number in range(450)]
    marked = f"(() => {{ const [, forms] = a; return a[0].map(text => {RANGES.replace('a[0]', 'text')}) }})()"
    first, again = call(modules, f"[{marked}, {marked}]", texts, ["ผูใหญบาน"])
    assert first == again == [[[3, 14]]] * len(texts)
