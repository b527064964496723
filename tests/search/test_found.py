"""What is found first, and what is not found."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from engine_page import call

FOUND = "engine.find(a[0]).pages.map(page => page.page)"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("คณะกรรมการ", "committee/index.html"),
        ("คณะ กรรมการ", "committee/index.html"),
        ("กรรมการ", "committee/index.html"),
        ("คนะกรรมการ", "committee/index.html"),  # sounds alike
        ("คณะกรรกมาร", "committee/index.html"),  # two places changed
        ("คณะกรมการ", "committee/index.html"),  # one left out
        ("ใยแก่วนำแสง", "fibre/index.html"),
        ("ไยแก้วนำแสง", "fibre/index.html"),
        ("โรงเรียน", "footage/index.html"),
        ("ปปช", "footage/index.html"),
        ("ป. ป. ช.", "footage/index.html"),
        ("2024", "fibre/index.html"),
        ("๒๕๖๗", "committee/index.html"),
        ("h265", "fibre/index.html"),
        ("ebidding", "fibre/index.html"),
        ("e bidding", "fibre/index.html"),
        ("installing", "upkeep/index.html"),
        ("cameras", "upkeep/index.html"),
        ("kameras", "upkeep/index.html"),
        ("maintainence", "upkeep/index.html"),
        ("municipalities", "plan/index.html"),
        ("กล้อง บำรุงรักษา", "fibre/index.html"),
        ("แบบ ก-1", "forms/letter/index.html"),
        ("ก๑", "forms/letter/index.html"),
        ("ฟอร์ม ก.1", "forms/letter/index.html"),
        ("a1", "forms/letter/index.html"),
        ("บทที่ 2", "committee/index.html"),
        ("ใบปะหน้า", "forms/letter/index.html"),  # its author's keyword
        ("เจ้าของหนังสือ", "forms/letter/index.html"),  # a label of its sheet
        ("ต้องส่งเอกสารกี่ชุดครับ", "faq/index.html"),
        ("แบบส่งเอกสาร", "forms/letter/index.html"),
        ("ปักเสาไฟฟ้าเองได้ไหม", "faq/index.html"),
        ("17 ก.ค. 65", "faq/index.html"),
        ("d]hv'", "fibre/index.html"),  # กล้อง with the English layout on
        ("แฟทำพฟห", "upkeep/index.html"),  # cameras with the Thai layout on
        ('"ให้ดูภาพ"', "footage/index.html"),
        ("17/7/2565", "faq/index.html"),
        ("17-07-65", "faq/index.html"),
        ("17 Jul 2022", "faq/index.html"),
        ("๑๗ ก.ค. ๖๕", "faq/index.html"),
        ("July", "faq/index.html"),
        ("เฝ้าเวร", "guard/index.html"),
        ("แบบเฝ้าเวร", "forms/guard/index.html"),
        ("02-702-5021", "poles/index.html"),
        ("027025021", "poles/index.html"),
        ("EN50132", "poles/index.html"),
        ("MEA", "poles/index.html"),  # not what begins with it
        ("mean", "terms/index.html"),
        ("licence plate", "poles/index.html"),
        ("LPR", "poles/index.html"),
        ("สนามบิน", "poles/index.html"),  # its keys are lok,[bo: the first letters of words that are there
        ("แฮกกล้อง", "breach/index.html"),  # the dictionary parts แฮ กก ล้อง
        ("municip", "plan/index.html"),
        ("aerodromes", "poles/index.html"),
        ("มาตรการ", "terms/index.html"),
        ("licence plates", "poles/index.html"),
        ("แจ้งเหตุทันที", "breach/index.html"),  # not the list of what others say
        ("ภาคผนวก ช", "annex/index.html"),  # a code, though of a list
    ],
)
def test_what_is_found_first(modules: Page, query: str, first: str) -> None:
    assert call(modules, FOUND, query)[:1] == [first]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("คณะกรรมการ", "committee/index.html"),
        ("คนะกรรมการ", "committee/index.html"),
        ("คณะกรมการ", "committee/index.html"),
        ("ปักเสาไฟฟ้าเองได้ไหม", "faq/index.html"),
        ("โรงเรียน", "footage/index.html"),
        ("cameras", "upkeep/index.html"),
    ],
)
def test_browsers_that_know_no_words_find_it_too(without_words: Page, query: str, first: str) -> None:
    assert call(without_words, FOUND, query)[:1] == [first]


def test_quotation_marks_ask_for_the_words_as_they_stand(modules: Page) -> None:
    assert set(call(modules, FOUND, "คณะกรรมการ ดูภาพ")) > {"footage/index.html"}
    for query in ('"คณะกรรมการอนุญาต"', "“คณะกรรมการอนุญาต”", "+คณะกรรมการอนุญาต"):
        assert call(modules, FOUND, query) == ["footage/index.html"], query


def test_a_page_has_all_that_is_in_quotation_marks(modules: Page) -> None:
    assert len(call(modules, FOUND, "คณะกรรมการอนุญาต กล้อง")) > 1
    assert call(modules, FOUND, '"คณะกรรมการอนุญาต" กล้อง') == ["footage/index.html"]


def test_what_was_asked_before_changes_nothing(modules: Page) -> None:
    worths = "a[0].map(query => engine.find(query).pages.map(({ page, worth }) => [page, worth]))"
    queries = ["กล้อง", "กล้องหาย", "กล้อง", "camera", "cameras", "กล้องหาย ใยแก้วนำแสง", "camera"]
    alone = [call(modules, worths, [query])[0] for query in queries]
    assert call(modules, worths, queries) == alone
    assert call(modules, worths, queries[::-1]) == alone[::-1]


@pytest.mark.parametrize("sign", ["ก", "ฟ", "x", "7", "กล้อง", "xqzv "])
def test_long_queries_are_cut(modules: Page, sign: str) -> None:
    pasted = sign * 5000
    same = call(modules, "[engine.find(a[0]).pages.length, engine.find(a[0].slice(0, 200)).pages.length]", pasted)
    assert same[0] == same[1]
    assert call(modules, "engine.meaning.words(a[0]).reduce((sum, word) => sum + word.text.length, 0)", pasted) <= 200


@pytest.mark.parametrize("query", ["", " ", ".", "ฎฎฎฎฎฎ", "xqzv", "((", "<script>", "\\", "ฯ", "*"])
def test_what_is_nowhere_is_not_found(modules: Page, query: str) -> None:
    assert call(modules, "engine.find(a[0]).pages", query) == []


def test_years_of_both_eras_find_each_other(modules: Page) -> None:
    for query in ("2567", "2024", "ปี 67"):
        found = call(modules, FOUND, query)
        assert set(found) == {"committee/index.html", "fibre/index.html"}, query
