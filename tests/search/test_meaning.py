"""What the words of a query mean: corrections, synonyms, the other layout, and how much each says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from engine_page import call


def test_correction_leaves_known_words_alone_and_never_crosses_a_space(modules: Page) -> None:
    corrected = "engine.correction.of(engine.meaning.words(a[0])).map(word => word.text)"
    assert call(modules, corrected, "กล้อง บำรง") == ["กลอง", "บำรง"]
    assert "".join(call(modules, corrected, "คณะกรรกมาร บำรง")) == "คณะกรรมการบำรง"
    assert call(modules, corrected, "maintainence plan") == ["maintenance", "plan"]


def test_a_run_that_stands_nowhere_is_what_stands_often(modules: Page) -> None:
    docs = [{"location": f"{number}/index.html", "title": "", "text": "ข้อมูลส่วนบุคคลของผู้อื่น"} for number in range(12)]
    docs.append({"location": "staff/index.html", "title": "", "text": "บุคลากร"})
    corrected = """(engine => engine.correction.of(engine.meaning.words(a[1])).map(word => word.text).join(""))(
        new search.Engine(a[0]))"""
    assert "บุคค" in call(modules, corrected, docs, "ข้อมูลส่วนบุคล")


def test_small_words_have_no_synonyms(modules: Page) -> None:
    forms = "[...engine.meaning.forms(a[0]).keys()]"
    assert call(modules, forms, "may") == ["may"]  # though its stem is that of mayor
    assert "means" in call(modules, forms, "mayors")


def test_who_does_a_thing_has_no_synonyms_of_the_thing(modules: Page) -> None:
    engine = "new search.Engine([{location: 'a.html', title: '', text: 'recorder footage'}], [a[0], a[1]])"
    forms = f"[...({engine}).meaning.forms(a[2]).keys()]"
    groups = ["recorder", "NVR"], ["recording", "footage"]
    assert "footage" in call(modules, forms, *groups, "recordings")
    assert "nvr" not in call(modules, forms, *groups, "recordings")
    assert "nvr" in call(modules, forms, *groups, "recorders")
    assert "footage" not in call(modules, forms, *groups, "recorders")


@pytest.mark.parametrize(("typed", "known"), [("signage", "sign"), ("chairman", "chair"), ("chairlift", "chair")])
def test_an_unknown_word_means_the_known_one_that_it_begins_with(modules: Page, typed: str, known: str) -> None:
    engine = "new search.Engine([{location: 'a.html', title: 'Chair', text: 'the sign of the chair'}])"
    understood = f"(engine => engine.correction.of(engine.meaning.words(a[0])).map(word => word.text))({engine})"
    assert call(modules, understood, typed) == [known]
    assert call(modules, understood, "signalisation") == ["signalisation"]  # less than half of it


def test_short_words_are_not_corrected_beside_others(modules: Page) -> None:
    corrected = "engine.correction.of(engine.meaning.words(a[0])).map(word => word.text)"
    assert call(modules, corrected, "pole fell") == ["pole", "fell"]  # full is near
    assert call(modules, corrected, "fell") == ["full"]
    assert call(modules, corrected, "comeras") == ["cameras"]
    assert call(modules, corrected, "maintenense") == ["maintenance"]  # two letters
    assert call(modules, corrected, "naintenence") == ["naintenence"]  # two letters, the first among them


@pytest.mark.parametrize("query", ["กล้อง pdpa", "ทำฟืห", "ทำฟืห means", "สนามบิน", "สน บิน", "MEA 9"])
def test_what_may_be_meant_is_not_turned_to_the_other_layout(modules: Page, query: str) -> None:
    assert call(modules, "engine.understood(a[0])", query) == query


def test_small_and_short_words_say_little_however_rare_they_are(modules: Page) -> None:
    terms = call(
        modules,
        "engine.meaning.terms(engine.meaning.words(a[0])).map(term => [term.text, term.rarity, search.worthOf(term)])",
        "ส่งกล้องที่ไหนครับ",
    )
    rarity = {text: rare for text, rare, _ in terms}
    worth = {text: worth for text, _, worth in terms}
    assert rarity["ครับ"] > rarity["สง"]  # ครับ is nowhere, ส่ง in three texts beside other letters
    assert worth["ครับ"] < worth["กลอง"] / 4


@pytest.mark.parametrize("query", ["didn't install", "didnt install", "didn’t install"])
def test_contractions_are_small_words(modules: Page, query: str) -> None:
    words = call(modules, "engine.find(a[0]).terms.filter(term => !term.isAsking).map(term => term.text)", query)
    assert words == ["install"]


def test_ordinary_words_say_no_more_than_others(modules: Page) -> None:
    terms = call(
        modules,
        "engine.meaning.terms(engine.correction.of(engine.meaning.words(a[0]))).map(term => [term.text, term.rarity])",
        "never install cameras",
    )
    rarity = dict(terms)
    assert list(rarity) == ["never", "install", "cameras"]  # no text has it, and it is a slip away from `newer`
    assert rarity["never"] == 3
    assert call(modules, "search.rarity(0, engine.index.passages.length)") > 3
