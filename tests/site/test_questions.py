"""The open questions, each with whom it asks and what waits for it; how many there are, by whom they ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.corpus.bodies import Body
from handbook.corpus.model import Answer, Data, Question
from handbook.html.tree import make, words_of
from handbook.site.questions import fill_counts, fill_questions
from single_steps import Steps, inner

COPIES = Question(
    "copies", "g", affects_submission=True, ask={"th": "กี่ชุด", "en": "How many?"}, why={"th": "ก", "en": "b"}
)
PRICES = Question(
    "prices", "g", affects_submission=False, ask={"th": "ราคา", "en": "Prices?"}, why={"th": "ค", "en": "d"}
)
ANSWERED = replace(COPIES, answer=Answer({"th": "๓ ชุด", "en": "3 copies"}, "letter", "2026-11-02"))


OFFICE = Body("office", {"th": "สำนักงาน", "en": "Office"}, is_office=True)
DEPARTMENT = Body("department", {"th": "กรม", "en": "Department"})


def _filled(steps: Steps, questions: list[Question], places: dict[str, list[tuple[str, str]]], locale: str) -> str:
    box = make("div")
    context = steps.context(steps.written("", locale=locale))
    fill_questions(box, questions, places, {"letter": ("ตย 1", "page:laws#letter")}, context)
    return inner(box)


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        ("th", ["กี่ชุด", "ก", "รอการยืนยันจาก{unit}", "มีผลต่อการยื่น", "ยังไม่มีข้อความใดในคู่มือที่รอข้อนี้"]),
        (
            "en",
            [
                *("How many?", "b", "To be confirmed by the {unit}", "affects submission"),
                "No statement of the handbook waits for this yet",
            ],
        ),
    ],
)
def test_question_that_nothing_waits_for_asks_the_contact_where_the_data_name_no_office(
    steps: Steps, locale: str, lines: list[str]
) -> None:
    ask, why, asks, affects, nowhere = (line.format(unit=steps.settings.contact.unit[locale]) for line in lines)
    assert _filled(steps, [COPIES], {"other": [("A", "page:a")]}, locale) == (
        '<ol class="hb-items" role="list"><li id="copies">'
        f'<p class="hb-items__ask">{ask}</p><p class="hb-items__why">{why}</p>'
        f'<p class="hb-items__where"><span class="hb-items__asks">{asks}</span> · <b>{affects}</b> · {nowhere}</p>'
        "</li></ol>"
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [(OFFICE, "To be confirmed by the Office"), (DEPARTMENT, "Check the text: Department")],
)
def test_question_names_the_body_that_it_asks(steps: Steps, body: Body, said: str) -> None:
    asking = replace(PRICES, asks=body)
    assert f'<span class="hb-items__asks">{said}</span>' in _filled(steps, [asking], {}, "en")


def test_open_questions_are_counted_by_whom_they_ask(steps: Steps) -> None:
    asked = [COPIES, replace(PRICES, id="2"), ANSWERED, replace(PRICES, id="3", asks=DEPARTMENT), PRICES]
    data = Data(
        questions={f"{number}": question for number, question in enumerate(asked)},
        bodies=(DEPARTMENT, Body("idle", {"th": "ว่าง", "en": "Idle"})),
    )
    box = make("div")
    fill_counts(box, data, steps.settings, "en")
    assert [[words_of(cell) for cell in row] for row in box.xpath(".//tr")] == [
        ["Who answers", "Mark", "Questions"],
        [steps.settings.contact.unit["en"], "to be confirmed", "3 (1 affect submission)"],
        ["Department", "check the text", "1"],
    ]


@pytest.mark.parametrize(
    ("locale", "state", "words", "when"),
    [
        ("th", "ได้รับคำตอบแล้ว", "๓ ชุด", "คำตอบลงวันที่ 2 พฤศจิกายน 2569 ตาม"),
        ("en", "Answered", "3 copies", "Answered on 2 November 2026 by"),
    ],
)
def test_answered_question_shows_the_answer_its_date_and_its_letter(
    steps: Steps, locale: str, state: str, words: str, when: str
) -> None:
    found = _filled(steps, [ANSWERED], {}, locale)
    assert f'<span class="hb-state hb-state--done">{state}</span> {words}</p>' in found
    assert f'<p class="hb-items__letter">{when} <a href="page:laws#letter">ตย 1</a></p>' in found
    assert "hb-items__why" not in found


def test_answered_questions_stand_below_the_open_ones(steps: Steps) -> None:
    found = _filled(steps, [ANSWERED, PRICES], {}, "en")
    assert found.index('id="prices"') < found.index('id="copies"')


def test_places_below_one_heading_are_one_link_to_the_first(steps: Steps) -> None:
    places = {"prices": [("A: B", "page:a#1"), ("C", "page:c#1"), ("A: B", "page:a#2"), ("A: B", "page:a#3")]}
    assert (' · Waiting in <a href="page:a#1">A: B</a> · <a href="page:c#1">C</a></p>') in _filled(
        steps, [PRICES], places, "en"
    )


def test_questions_stand_in_the_order_given_and_an_empty_group_is_an_empty_list(steps: Steps) -> None:
    found = _filled(steps, [PRICES, COPIES], {}, "th")
    assert found.index('id="prices"') < found.index('id="copies"')
    assert _filled(steps, [], {}, "th") == '<ol class="hb-items" role="list"></ol>'
