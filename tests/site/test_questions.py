"""The items to be confirmed, each with what waits for it."""

from __future__ import annotations

import pytest

from handbook.corpus.model import Question
from handbook.html.tree import make
from handbook.site.questions import fill_questions
from single_steps import inner

COPIES = Question(
    "copies", "g", affects_submission=True, ask={"th": "กี่ชุด", "en": "How many?"}, why={"th": "ก", "en": "b"}
)
PRICES = Question(
    "prices", "g", affects_submission=False, ask={"th": "ราคา", "en": "Prices?"}, why={"th": "ค", "en": "d"}
)


def _filled(questions: list[Question], places: dict[str, list[tuple[str, str]]], locale: str) -> str:
    box = make("div")
    fill_questions(box, questions, places, locale)
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
