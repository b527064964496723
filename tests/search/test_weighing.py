"""What makes a page the better answer."""

from __future__ import annotations

from playwright.sync_api import Page

from engine_page import call


def test_a_keyword_or_title_that_is_the_query_is_worth_more(modules: Page) -> None:
    terms = "engine.meaning.terms(engine.meaning.words(a[1]))"
    titled = f"engine.titled({terms}).get(engine.index.pages.get(a[0])) ?? 0"
    assert call(modules, titled, "fibre/index.html", "ใยแก้วนำแสง") > 0
    assert call(modules, titled, "forms/letter/index.html", "ใบปะหน้า") == 0
    keyed = f"search.scoreKeys({terms}, engine.index)[engine.index.pages.get(a[0]).number]"
    letter = "forms/letter/index.html"
    whole, part = call(modules, keyed, letter, "ใบปะหน้า"), call(modules, keyed, letter, "แบบนำเรื่อง")
    assert whole > 3 * part > 0
    assert call(modules, keyed, letter, "ใบปะหน้า สนามบิน") < whole / 2  # half of what is asked for
    assert call(modules, keyed, "fibre/index.html", "ใบปะหน้า") == 0


def test_a_word_of_a_keyword_counts_as_much_as_the_query_has_of_it(modules: Page) -> None:
    text = "Where people walk"
    docs = [
        {"location": "a/index.html", "title": "", "text": text, "keys": ["", "blind areas seen by no camera"]},
        {"location": "b/index.html", "title": "", "text": text, "keys": ["", "blind areas"]},
    ]
    terms = "engine.meaning.terms(engine.meaning.words(a[1]))"
    for score in ("Passages", "Pages"):
        scored = f"(engine => [...search.score{score}({terms}, engine.index)])(new search.Engine(a[0]))"
        little, more = call(modules, scored, docs, "blind people")
        assert more > 1.1 * little > 0


def test_a_number_means_what_stands_beside_it(modules: Page) -> None:
    docs = [
        {"location": "nine/index.html", "title": "Brands", "text": "no brand may be named (section 9)"},
        {"location": "ninety/index.html", "title": "Others", "text": "section 90 and section 4 within 9 days"},
    ]
    terms = "engine.meaning.terms(engine.meaning.words(a[1]))"
    neighbours = f"(engine => search.neighbours({terms}, engine.index).passages)"
    nine, ninety = call(modules, f"[...{neighbours}(new search.Engine(a[0]))]", docs, "section 9")
    assert nine > 0
    assert ninety == 0
    named = call(modules, f"[...{neighbours}(new search.Engine(a[0]))]", docs, "named section")
    assert nine > max(named)


def test_words_beside_each_other_count_more(modules: Page) -> None:
    docs = [
        {"location": "a/index.html", "title": "", "text": "An old camera and a new pole stand here."},
        {"location": "b/index.html", "title": "", "text": "A new camera and an old pole stand here."},
    ]
    found = "new search.Engine(a[0]).find(a[1]).pages.map(page => page.page)"
    assert call(modules, found, docs, "new pole") == ["a/index.html", "b/index.html"]
    assert call(modules, found, docs, "old pole") == ["b/index.html", "a/index.html"]


def test_what_a_text_says_counts_more_than_labels_of_a_form(modules: Page) -> None:
    docs = [
        {"location": "a/index.html", "title": "", "text": "", "form": "Name of the operator"},
        {"location": "b/index.html", "title": "", "text": "Name of the operator"},
    ]
    found = "new search.Engine(a[0]).find(a[1]).pages.map(page => page.page)"
    assert call(modules, found, docs, "operator") == ["b/index.html", "a/index.html"]


def test_what_has_only_a_little_of_the_query_is_not_shown(modules: Page) -> None:
    docs = [
        {"location": "poles/index.html", "title": "Permission for poles", "text": "Permission for poles is asked for."},
        {"location": "other/index.html", "title": "Other", "text": f"{'Words and words. ' * 40} The pole was old."},
    ]
    found = "new search.Engine(a[0]).find(a[1]).pages.map(page => page.page)"
    assert call(modules, found, docs, "permission for old poles") == ["poles/index.html", "other/index.html"]
    assert call(modules, found, docs, "permission for poles") == ["poles/index.html"]


def test_the_section_that_holds_it_comes_first(modules: Page) -> None:
    sections = call(
        modules, "engine.find(a[0]).pages[0].sections.map(found => found.section.doc.location)", "ผู้ว่าราชการ"
    )
    assert sections == ["committee/index.html#who"]


def test_pages_for_editors_stand_after_all_others_and_weigh_nothing(modules: Page) -> None:
    docs = [
        {"location": "fibre/", "title": "สายสัญญาณ", "text": "เดินสายใยแก้วนำแสง และบำรุงรักษากล้องทุกปี"},
        {"location": "guide/", "title": "ใยแก้วนำแสง", "text": "ใยแก้วนำแสง ฉบับหลัก", "kind": "guide"},
        {"location": "#part", "title": "ใยแก้วนำแสง", "text": "ใยแก้วนำแสง"},
        {"location": "pole/", "title": "เสา", "text": "ตั้งเสาใหม่"},
    ]
    found = (
        "(engine => engine.find(a[0]).pages.map(page => [page.page, page.worth]))(new handbookSearch.Engine(a[1], []))"
    )
    answered = (
        "(({ strong, weak }) => [strong, weak].map(all => all.map(page => page.location)))"
        "(handbookSearch.answer(new handbookSearch.Engine(a[1], []), a[0]))"
    )
    alone = call(modules, found, "ใยแก้วนำแสง", [docs[0], docs[3]])
    assert [page for page, _ in alone] == ["fibre/"]
    assert call(modules, found, "ใยแก้วนำแสง", docs) == alone
    assert call(modules, answered, "ใยแก้วนำแสง", docs) == [["fibre/"], ["guide/"]]
    assert call(modules, answered, "ฉบับหลัก", docs)[0] == ["guide/"], "nothing for readers answers"
    assert call(modules, answered, "ฉบับเสา ใหม่กล้อง", docs) == [[], ["pole/", "fibre/"]], "no guide only may be related"
    del docs[1]["kind"]
    assert call(modules, found, "ใยแก้วนำแสง", docs)[0][0] == "guide/", "its words are the better answer"
