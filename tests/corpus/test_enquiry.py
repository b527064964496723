"""What the letter of enquiry asks, in which order, and in which version: all of it made of the data."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from handbook.authored.located_yaml import LocatedYaml
from handbook.corpus.bodies import Body
from handbook.corpus.data import SETS_NAME
from handbook.corpus.enquiry import asked_questions, blanks_of, sets_of, with_earlier_blanks, with_questions
from handbook.corpus.form_specs import FieldSpec, FormSpec
from handbook.corpus.model import Answer, Data, Question
from handbook.corpus.published import blanks_print

NOWHERE = LocatedYaml("a.form.yml", {}, {})
BY_HAND = FormSpec("a", {}, "page#a", {"sender": FieldSpec("sender", "text")}, NOWHERE, questions=True)
PRINT = blanks_print(BY_HAND)
OFFICE = Body("province", {"th": "สำนักงาน", "en": "Office"}, is_office=True)
ELSEWHERE = Body("mea", {"th": "การไฟฟ้า", "en": "Electricity"})
ANSWER = Answer({"th": "สาม", "en": "Three"}, "letter-1", "2026-11-23")


def _question(id: str, need: int | None = None, *, asks: Body | None = None, affects: bool = True) -> Question:
    return Question(id, "g", affects, {"th": f"ถาม {id}", "en": f"Ask {id}"}, {"th": "", "en": ""}, None, asks, need)


def _data(*questions: Question, sets: str = "") -> Data:
    documents = {SETS_NAME: LocatedYaml("sets.yml", yaml.safe_load(sets), {})} if sets else {}
    return Data(questions={question.id: question for question in questions}, documents=documents)


def _set(version: str, *ids: str, blanks: str = PRINT) -> str:
    return f'    - {{version: "{version}", blanks: "{blanks}", questions: [{", ".join(ids)}]}}\n'


def _sets(*sets: str, words: str = "{}") -> str:
    return f"forms:\n  a:\n{''.join(sets)}words: {words}\n"


def test_needed_questions_come_first_then_the_others_as_the_data_have_them() -> None:
    asked = [_question("d"), _question("c", 2), _question("b"), _question("a", 1), _question("e", 10)]
    assert [question.id for question in asked_questions(asked)] == ["a", "c", "e", "d", "b"]


def test_only_open_questions_to_the_office_that_affect_a_submission_are_asked() -> None:
    asked = [
        _question("here"),
        _question("office", asks=OFFICE),
        _question("elsewhere", asks=ELSEWHERE),
        _question("other", affects=False),
        replace(_question("answered", 1), answer=ANSWER),
    ]
    assert [question.id for question in asked_questions(asked)] == ["here", "office"]


def test_each_question_has_a_box_and_an_answer_named_by_its_id() -> None:
    made = blanks_of("before-budget", {"th": "ก", "en": "a"})
    assert {name: blank.type for name, blank in made.items()} == {
        "ask_before_budget": "check",
        "answer_before_budget": "long",
    }
    assert all(blank.question == {"th": "ก", "en": "a"} for blank in made.values())


def _made(*questions: Question, sets: str = "") -> FormSpec:
    return with_questions({"a": BY_HAND}, _data(*questions, sets=sets))["a"]


def test_without_questions_the_form_is_what_its_author_wrote() -> None:
    made = _made()
    assert (list(made.fields), made.version) == (["sender"], "0.1")


def test_blanks_written_by_hand_come_first_and_stay() -> None:
    assert list(_made(_question("x"), _question("a-b", 1)).fields) == [
        "sender",
        *("ask_a_b", "answer_a_b"),
        *("ask_x", "answer_x"),
    ]
    other = FieldSpec("ask_x", "text")
    spec = replace(BY_HAND, fields={"ask_x": other})
    assert with_questions({"a": spec}, _data(_question("x")))["a"].fields["ask_x"] == other


def test_a_form_without_questions_is_left_alone() -> None:
    plain = replace(BY_HAND, questions=False, version="1.2")
    assert with_questions({"a": plain}, _data(_question("x"))) == {"a": plain}


@pytest.mark.parametrize(
    ("recorded", "version"),
    [
        ([], "0.1"),
        ([_set("0.1", "x", "y")], "0.1"),
        ([_set("0.1", "y", "x")], "0.2"),  # the numbers on paper are others
        ([_set("0.1", "x")], "0.2"),
        ([_set("0.1", "x", "y", "z")], "0.2"),
        ([_set("0.1", "x", "y"), _set("0.2", "x")], "0.3"),  # a set that comes again is a new version
        ([_set("0.9", "x")], "0.10"),
        ([_set("0.1", "x", "y", blanks="0" * 12)], "0.2"),
    ],
)
def test_version_is_that_of_the_last_set_or_the_next(recorded: list[str], version: str) -> None:
    made = _made(_question("x"), _question("y"), sets=_sets(*recorded) if recorded else "")
    assert made.version == version


def test_words_of_a_question_may_change_within_a_version() -> None:
    sets = _sets(_set("0.1", "x"), words="{x: {th: เดิม, en: former}}")
    made = _made(_question("x"), sets=sets)
    assert made.version == "0.1"
    assert made.fields["ask_x"].question["en"] == "Ask x"


def test_sets_are_those_of_the_form_alone() -> None:
    data = _data(sets=_sets(_set("0.1", "x"), _set("0.2", "x", "y")))
    assert [(each.version, each.questions) for each in sets_of("a", data)] == [("0.1", ("x",)), ("0.2", ("x", "y"))]
    assert sets_of("b", data) == []


def test_blanks_of_earlier_sets_are_known_with_their_words() -> None:
    sets = _sets(_set("0.1", "gone", "x"), words="{gone: {th: หายไป, en: Gone}, x: {th: เดิม, en: former}}")
    answered = replace(_question("answered"), answer=ANSWER)
    made = _made(_question("x"), answered, sets=sets)
    names = ["sender", "ask_gone", "answer_gone", "answer_answered", "answer_x", "ask_unknown", "other", "ask_ไทย-1"]
    read = with_earlier_blanks(made, names)
    assert list(read.fields) == [
        *("sender", "ask_x", "answer_x"),
        *("answer_answered", "answer_gone", "ask_gone", "ask_unknown"),
    ]
    assert read.fields["answer_gone"].question == {"th": "หายไป", "en": "Gone"}
    assert (read.fields["ask_unknown"].type, read.fields["ask_unknown"].question) == ("check", {})
    assert made.read_whole == {"0.1"}


def test_files_of_other_forms_are_read_as_before() -> None:
    plain = replace(BY_HAND, questions=False)
    assert with_earlier_blanks(plain, ["ask_x"]) == plain
