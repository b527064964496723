"""The registers, filled from the marks of all pages of a language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.corpus.model import Answer
from handbook.html.tree import words_of
from handbook.site.marks import render_marks
from handbook.site.page import BuiltPage
from handbook.site.registers import fill_registers
from single_steps import Steps, inner


def _filled(steps: Steps, article: str, key: str, locale: str, *others: BuiltPage) -> BuiltPage:
    page = steps.written(article, key, locale)
    context = steps.context(*others, page)
    for item in context.pages:
        render_marks(item, context)
    fill_registers(page, context)
    return page


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        ("th", ["อ้างไว้ใน บทที่ ๑ · แบบตัวอย่าง", "ยังไม่ได้อ้างในหน้าใด"]),
        ("en", ["Cited in Chapter 1 · Sample form", "Not cited on a page yet"]),
    ],
)
def test_sources_of_a_group_tell_which_pages_cite_them(steps: Steps, locale: str, lines: list[str]) -> None:
    cites = '<h1>x</h1><p><a href="source:sample-act">a</a><a href="source:sample-act">b</a></p>'
    others = (steps.written(cites, "procedure", locale), steps.written(cites, "forms/everything", locale))
    page = _filled(steps, '<div data-hb-data="sources sample-law"></div>', "laws", locale, *others)
    assert page.article.xpath("div/ul/li/@id") == ["sample-act", "sample-regulation"]
    assert [words_of(item[-1]) for item in page.article[0][0]] == lines
    assert page.article.xpath("div/ul/li[1]/p[last()]/a/@href") == [
        "page:procedure#ref-1-1",
        "page:forms/everything#ref-1-1",
    ]


def test_answer_is_a_place_that_cites_its_letter(steps: Steps) -> None:
    questions = dict(steps.corpus.data.questions)
    answer = Answer({"th": "๓ ชุด", "en": "3 copies"}, "sample-act", "2026-11-02")
    questions["copies"] = replace(questions["copies"], answer=answer)
    corpus = replace(steps.corpus, data=replace(steps.corpus.data, questions=questions))
    laws = steps.written('<div data-hb-data="sources sample-law"></div>', "laws", "en")
    context = replace(steps.context(laws, steps.written("<h1>x</h1>", "confirm", "en")), corpus=corpus)
    for item in context.pages:
        render_marks(item, context)
    fill_registers(laws, context)
    assert laws.article.xpath("div/ul/li[@id='sample-act']/p[last()]/a/@href") == ["page:confirm#copies"]


def test_questions_of_a_group_tell_below_which_headings_they_wait(steps: Steps) -> None:
    title = steps.page("procedure", "en").title
    other = steps.written(
        f'<h1>{title}</h1><p><a href="confirm:copies">a</a></p><h2>Who</h2><p><a href="confirm:copies">b</a></p>'
        '<p><a href="confirm:copies">c</a></p>',
        "procedure",
        "en",
    )
    page = _filled(steps, '<div data-hb-data="confirm submission"></div>', "confirm", "en", other)
    assert page.article.xpath("div/ol/li/@id") == ["copies", "receiving-unit", "deadline", "forms"]
    where = page.article.xpath("div/ol/li[1]/p[@class='hb-items__where']")[0]
    assert words_of(where) == (
        "To be confirmed by the Sample Provincial Office · affects submission · Waiting in Chapter 1 · Chapter 1: Who"
    )
    assert where.xpath("a/@href") == [
        "page:procedure#wait-copies",
        "page:procedure#wait-copies-2",
    ]


def test_place_for_counts_has_the_table_of_them(steps: Steps) -> None:
    page = _filled(steps, '<div data-hb-data="confirm counts"></div>', "confirm", "en")
    assert [[words_of(cell) for cell in row] for row in page.article.xpath(".//tbody/tr")] == [
        ["Sample Provincial Office", "to be confirmed", "5 (4 affect submission)"],
        ["Made-up Department of Prices", "check the text", "1"],
        ["the text of the Sample Act", "check the text", "1"],
    ]


def test_place_for_the_files_of_forms_is_prepared(steps: Steps) -> None:
    page = _filled(steps, '<div data-hb-data="forms all"></div>', "forms/index", "th")
    assert inner(page.article) == '<div class="hb-formtable"></div>'


def test_group_that_there_is_not_is_an_empty_list(steps: Steps) -> None:
    page = _filled(steps, '<div data-hb-data="sources nowhere"></div><div data-hb-data="x"></div>', "laws", "th")
    assert inner(page.article) == ('<div><ul class="hb-register" role="list"></ul></div><div data-hb-data="x"></div>')
