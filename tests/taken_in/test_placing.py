"""Where sections belong: the fixture handbook's own sections, told in part and in another order, find themselves."""

from __future__ import annotations

import pytest

from handbook.authored.settings import load_settings
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.html.tree import make
from handbook.taken_in.chapters import TakenSection
from handbook.taken_in.likeness import Likeness, Phrases, in_common, runs_of
from handbook.taken_in.placing import Ours, our_sections, place, sentences
from handbook_sources import Handbook


@pytest.fixture(scope="module")
def corpus(handbook: Handbook) -> Corpus:
    return read_corpus(load_settings(handbook.root))[0]


@pytest.fixture(scope="module")
def ours(corpus: Corpus) -> list[Ours]:
    return list(our_sections(corpus))


def section(title: str, *texts: str) -> TakenSection:
    return TakenSection(title, "section-1-1", "official-01", 2, [make("p", text) for text in texts])


def test_sections_told_in_part_and_turned_round_are_placed_beside_themselves(corpus: Corpus, ours: list[Ours]) -> None:
    told = []
    for each in ours:
        phrases = each.words.split()
        told.append(section("เรื่องนี้", *(word for number, word in enumerate(phrases[::-1]) if number % 3)))
    placed = place(told, corpus).placed
    found = []
    for each, beside in zip(ours, placed, strict=True):
        best = beside.form if each.is_form else beside.matches[0]
        found.append(best is not None and best.ours == each)
    assert len(found) > 30
    assert sum(found) >= 0.95 * len(found)


def test_what_is_about_other_things_has_no_place(corpus: Corpus) -> None:
    text = "ให้ปลูกต้นโกงกางริมคลอง รดน้ำทุกเช้า ใส่ปุ๋ยหมักปีละสองครั้ง และตัดแต่งกิ่งหลังฤดูฝน"
    (placed,) = place([section("การปลูกต้นไม้", text)], corpus).placed
    assert placed.matches == ()


def test_ours_that_nobody_came_near_are_told(corpus: Corpus, ours: list[Ours]) -> None:
    chapters = [each for each in ours if not each.is_form]
    alone = place([section(chapters[0].title, chapters[0].words)], corpus).alone
    assert chapters[0] not in alone
    assert len(alone) >= len(chapters) - 3


def test_an_answer_stands_beside_its_question(corpus: Corpus) -> None:
    questions = list(corpus.data.questions.values())
    told = [section("หมวดทั่วไป", "กล้องต้องติดตั้งให้มั่นคง"), section("หมวดคำตอบ", f"คำตอบคือ {questions[0].ask['th']}")]
    told[1] = TakenSection(told[1].title, "section-1-2", "official-01", 2, told[1].blocks)
    answers = {question.id: found for question, found in place(told, corpus).answers}
    assert len(answers) == len(questions)
    assert answers[questions[0].id][0].section.id == "section-1-2"


def test_the_same_sections_are_placed_the_same(corpus: Corpus, ours: list[Ours]) -> None:
    told = [section(each.title, each.words[:200]) for each in ours[:10]]
    assert place(told, corpus) == place(told, corpus)


def test_likeness_of_a_text_to_itself_is_one_and_to_another_less() -> None:
    texts = ["กล้องวงจรปิด", "การจัดซื้อจัดจ้าง", ""]
    scores = Likeness(texts).scores("กล้องวงจรปิด")
    assert scores[0] == pytest.approx(1.0)
    assert scores[1:] == [0.0, 0.0]


def test_what_many_texts_have_weighs_less() -> None:
    likeness = Likeness(["กล้องวงจรปิด เสาไฟฟ้า", "กล้องวงจรปิด ทางหลวง", "กล้องวงจรปิด"])
    assert likeness.rarity("ไฟฟ") > likeness.rarity("กล้")
    assert likeness.rarity("ไม่") > likeness.rarity("ไฟฟ")


def test_runs_are_of_thai_letters_and_whole_latin_words() -> None:
    assert dict(runs_of("กขคง CCTV ๒๕")) == {"กขค": 1, "ขคง": 1, "cctv": 1, "25": 1}


def test_words_in_common_are_whole_and_none_is_part_of_another() -> None:
    texts = ["คณะกรรมการ พิจารณา โครงการ", "คณะกรรมการพิจารณา"]
    phrases = Phrases(texts, Likeness(texts))
    theirs = "ให้คณะกรรมการพิจารณาโครงการ"
    assert in_common(phrases.within(theirs), texts[1]) == ("คณะกรรมการพิจารณา",)
    assert set(in_common(phrases.within(theirs), texts[0])) == {"คณะกรรมการ", "พิจารณา", "โครงการ"}


def test_long_paragraphs_are_parted_at_spaces_without_losing_a_letter() -> None:
    text = " ".join(["คำยาวพอสมควร"] * 80)
    parts = list(sentences([text, "สั้น"]))
    assert max(map(len, parts)) <= 400
    assert " ".join(parts) == f"{text} สั้น"
