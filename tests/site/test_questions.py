"""The items to be confirmed, each with what waits for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.corpus.model import Answer, Question
from handbook.html.tree import make
from handbook.site.questions import fill_questions
from single_steps import inner

COPIES = Question(
    "copies", "g", affects_submission=True, ask={"th": "กี่ชุด", "en": "How many?"}, why={"th": "ก", "en": "b"}
)
PRICES = Question(
    "prices", "g", affects_submission=False, ask={"th": "ราคา", "en": "Prices?"}, why={"th": "ค", "en": "d"}
)
ANSWERED = replace(COPIES, answer=Answer({"th": "๓ ชุด", "en": "3 copies"}, "letter", "2026-11-02"))


def _filled(questions: list[Question], places: dict[str, list[tuple[str, str]]], locale: str) -> str:
    box = make("div")
    fill_questions(box, questions, places, {"letter": "ตย 1"}, locale)
    return inner(box)


@pytest.mark.parametrize(
    ("locale", "ask", "why", "nowhere", "affects"),
    [
        ("th", "กี่ชุด", "ก", "ยังไม่มีข้อความใดในคู่มือที่รอข้อนี้", "มีผลต่อการยื่น"),
        ("en", "How many?", "b", "No statement of the handbook waits for this yet", "affects submission"),
    ],
)
def test_question_that_nothing_waits_for(locale: str, ask: str, why: str, nowhere: str, affects: str) -> None:
    assert _filled([COPIES], {"other": [("A", "page:a")]}, locale) == (
        '<ol class="hb-items" role="list"><li id="copies">'
        f'<p class="hb-items__ask">{ask}</p><p class="hb-items__why">{why}</p>'
        f'<p class="hb-items__where">{nowhere} · <b>{affects}</b></p></li></ol>'
    )


@pytest.mark.parametrize(
    ("locale", "state", "words", "when"),
    [
        ("th", "ได้รับคำตอบแล้ว", "๓ ชุด", "คำตอบลงวันที่ 2 พฤศจิกายน 2569 ตาม"),
        ("en", "Answered", "3 copies", "Answered on 2 November 2026 by"),
    ],
)
def test_answered_question_shows_the_answer_its_date_and_its_letter(
    locale: str, state: str, words: str, when: str
) -> None:
    found = _filled([ANSWERED], {}, locale)
    assert f'<span class="hb-state hb-state--done">{state}</span> {words}</p>' in found
    assert f'<p class="hb-items__letter">{when} <a href="page:laws#letter">ตย 1</a></p>' in found
    assert "hb-items__why" not in found


def test_answered_questions_stand_below_the_open_ones() -> None:
    found = _filled([ANSWERED, PRICES], {}, "en")
    assert found.index('id="prices"') < found.index('id="copies"')


def test_places_below_one_heading_are_told_apart() -> None:
    places = {"prices": [("A: B", "page:a#1"), ("C", "page:c#1"), ("A: B", "page:a#2"), ("A: B", "page:a#3")]}
    assert (
        '<p class="hb-items__where">Waiting in <a href="page:a#1">A: B</a> · <a href="page:c#1">C</a> · '
        '<a href="page:a#2">A: B (2)</a> · <a href="page:a#3">A: B (3)</a></p>'
    ) in _filled([PRICES], places, "en")


def test_questions_stand_in_the_order_given_and_an_empty_group_is_an_empty_list() -> None:
    found = _filled([PRICES, COPIES], {}, "th")
    assert found.index('id="prices"') < found.index('id="copies"')
    assert _filled([], {}, "th") == '<ol class="hb-items" role="list"></ol>'
