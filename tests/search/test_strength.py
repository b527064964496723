"""Which of the pages found answer, and which only may be related."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from engine_page import call

STRONG = "(found => search.strong(found, engine.index))"
FIND = "engine.find(a[0])"


@pytest.mark.parametrize(
    ("query", "first", "is_strong"),
    [
        ("กรรมการ", "committee", True),
        ("ใบปะหน้า", "forms/letter", True),  # a keyword, which readers see nowhere
        ("แบบ ก-๑ ฑฑฑฑฑ", "forms/letter", True),  # a code is exact, whatever stands beside it
        ("ปักเสาไฟฟ้าเองได้ไหม", "faq", True),
        ("โรงเรียน", "footage", True),  # the text has a synonym
        ("บำรุงรกษา", "fibre", True),  # corrected
        ("camera zebra giraffe", "upkeep", False),
        ("คณะกรรมการฟุตบอลโลกหญิง", "committee", False),
    ],
)
def test_pages_answer_if_the_first_of_them_have_enough_of_the_query(
    modules: Page, query: str, first: str, is_strong: bool
) -> None:
    found = call(modules, "engine.find(a[0]).pages.map(page => page.page)", query)
    assert found[0] == f"{first}/index.html"
    assert (call(modules, f"{STRONG}({FIND})", query) > 0) == is_strong


@pytest.mark.parametrize(("share", "strong"), [(1, 2), (0.3, 2), (0.299, 1), (0, 1)])
def test_a_page_is_weak_that_is_worth_little_beside_the_best(modules: Page, share: float, strong: int) -> None:
    two = "(({ pages: [best], ...found }) => ({ ...found, pages: [best, { ...best, worth: a[1] * best.worth }] }))"
    assert call(modules, f"{STRONG}({two}({FIND}))", "คณะกรรมการ", share) == strong


def test_short_words_count_where_they_stand_in_a_longer_one(modules: Page) -> None:
    """The dictionary parts ค่าปรับ, and ค่า counts as a word only where it stands alone."""
    docs = [
        {"location": "a/index.html", "title": "สัญญา", "text": "อัตราค่าปรับ"},
        *({"location": f"{name}/index.html", "title": "อื่น", "text": "ปรับปรุง"} for name in "bcdef"),
    ]
    found = "(engine => [engine.find(a[1]), engine.index])(new search.Engine(a[0]))"
    assert call(modules, f"(([found, index]) => search.strong(found, index))({found})", docs, "ค่าปรับ") == 1


def test_nothing_found_is_nothing_strong(modules: Page) -> None:
    answer = call(modules, "search.answer(engine, a[0])", "zzzzzz")
    assert answer == {"strong": [], "weak": [], "isCut": False}


def test_no_more_than_five_weak_pages_are_shown_and_many_strong_ones_are_told(modules: Page) -> None:
    docs = [{"location": f"{number}/index.html", "title": "กล้อง", "text": "กล้อง"} for number in range(20)]
    shown = "(({ strong, weak, isCut }) => [strong.length, weak.length, isCut])(search.answer(engine, a[1]))"
    over = f"(engine => {shown})(new search.Engine(a[0]))"
    assert call(modules, over, docs, "กล้อง") == [15, 0, True]
    assert call(modules, over, docs[:14], "กล้อง") == [14, 0, False]
    assert call(modules, over, docs, "กล้อง zebra giraffe") == [0, 5, False]
