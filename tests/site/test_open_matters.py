"""The list at the end of a page of what is open on it."""

from __future__ import annotations

import pytest

from handbook.html.tree import words_of
from handbook.site.marks import render_marks
from handbook.site.open_matters import has_list, list_open_matters, open_matters
from handbook.site.page import BuiltPage, Context
from single_steps import Steps, inner

ASKED = ("retention", "copies", "retention", "price-edition", "forms", "nowhere")
MARKED = "".join(f'<p><a href="confirm:{id}">a</a></p>' for id in ASKED)


def _listed(steps: Steps, article: str, key: str = "procedure", locale: str = "th") -> tuple[BuiltPage, Context]:
    page = steps.written(article, key, locale)
    context = steps.context(page)
    render_marks(page, context)
    list_open_matters(page, context)
    return page, context


def test_questions_are_apart_by_kind_in_the_order_in_which_the_page_has_them(steps: Steps) -> None:
    page, context = _listed(steps, MARKED)
    found = {kind: [question.id for question in questions] for kind, questions in open_matters(page, context).items()}
    assert found == {"wait": ["copies", "forms"], "text": ["retention", "price-edition"]}


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        (
            "th",
            [
                "เรื่องที่ยังไม่มีข้อยุติในหน้านี้",
                "รอการยืนยัน: สอบถามสำนักงานจังหวัดตัวอย่าง",
                "ส่งเอกสารกี่ชุด",
                "จังหวัดใช้แบบใด",
                "ตรวจตัวบท: ให้ตรวจกับกฎหมาย ประกาศ หรือหนังสือฉบับทางการ หรือสอบถามหน่วยงานท้ายข้อ",
                "เก็บภาพไว้นานเท่าใด · ตัวบทพระราชบัญญัติตัวอย่าง",
                "จังหวัดใช้ประกาศราคาฉบับใด · กรมราคาสมมติ",
            ],
        ),
        (
            "en",
            [
                "Open matters of this page",
                "To be confirmed: ask the Sample Provincial Office",
                "How many copies are sent?",
                "Which forms does the province use?",
                "Check the text: see the official law, notice or letter, or ask the body named beside it",
                "How long is footage kept? · the text of the Sample Act",
                "Which announcement of prices does the province use? · Made-up Department of Prices",
            ],
        ),
    ],
)
def test_list_says_what_is_asked_and_whom(steps: Steps, locale: str, lines: list[str]) -> None:
    page, _ = _listed(steps, MARKED, locale=locale)
    (section,) = page.article.find_class("hb-page-open")
    assert [words_of(part) for part in section.iter("h2", "p", "li")] == lines
    assert section.xpath(".//a/@href") == [
        f"page:confirm#{id}" for id in ("copies", "forms", "retention", "price-edition")
    ]
    assert section.get("aria-labelledby") == section.xpath("h2/@id")[0] == "page-open"
    assert section.find_class("hb-state") == []  # the badge of a question stands once, in the text


def test_one_kind_alone_is_one_list(steps: Steps) -> None:
    page, _ = _listed(steps, '<p><a href="confirm:retention">a</a></p>')
    assert len(page.article.xpath(".//section/ul")) == 1


def test_list_stands_before_the_way_on_and_in_the_pages_own_contents(steps: Steps) -> None:
    menu = '<nav class="md-nav md-nav--secondary"><ul class="md-nav__list"></ul></nav>'
    page, context = _listed(steps, "")
    page = steps.written(f'<p><a href="confirm:copies">a</a></p><nav class="hb-turn"></nav>{menu}')
    render_marks(page, context)
    list_open_matters(page, context)
    assert [part.get("class") for part in page.article][1:3] == ["hb-page-open", "hb-turn"]
    assert page.article.xpath(".//ul[@class='md-nav__list']//a/@href") == ["#page-open"]


def test_page_without_marks_and_the_page_of_questions_have_none(steps: Steps) -> None:
    assert inner(_listed(steps, "<p>a</p>")[0].article) == "<p>a</p>"
    page, _ = _listed(steps, '<p><a href="confirm:copies">a</a></p>', "confirm")
    assert page.article.find_class("hb-page-open") == []
    assert not has_list(page)
