"""The search engine's modules alone, in a browser: how text is read, and what is found first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from engine_page import call

FOUND = "engine.find(a[0]).pages.map(page => page.page)"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("น้ํา", "นำ"),
        ("นํ้า", "นำ"),
        ("นํา", "นำ"),
        ("เเพรกษา", "แพรกษา"),
        ("๒๕๖๗", "2567"),
        ("อ.บ.ต.", "อบต"),
        ("พ.ศ.2567", "พศ2567"),
        ("T.O.R.", "tor"),
        ("H.265", "h.265"),
        ("ข้อ 3.2", "ขอ 3.2"),
        ("กล้\u200bอง", "กลอง"),
        ("CCTV", "cctv"),
        ("จบประโยค.", "จบประโยค."),
    ],
)
def test_one_spelling_for_what_is_written_in_several_ways(modules: Page, written: str, normal: str) -> None:
    assert call(modules, "search.normalise(a[0]).text", written) == normal


def test_offsets_lead_back_to_the_text(modules: Page) -> None:
    written = "น้ําและเเพรกษา ๒๕๖๗"
    normal, offsets = call(modules, "(({text, offsets}) => [text, offsets])(search.normalise(a[0]))", written)
    assert len(offsets) == len(normal) + 1
    assert [written[offset] for offset in offsets[:2]] == ["น", "\u0e4d"]
    assert offsets[-1] == len(written)
    assert written[offsets[normal.index("2567")]] == "๒"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("camera", "cameras"),
        ("install", "installation"),
        ("installed", "installing"),
        ("policy", "policies"),
        ("plan", "planned"),
        ("propose", "proposed"),
        ("operator", "operation"),
        ("operates", "operating"),
        ("repeat", "repeated"),
        ("format", "formats"),
        ("agency", "agencies"),
        ("bidder", "bidding"),
        ("buy", "bought"),
        ("break", "broken"),
        ("child", "children"),
        ("approve", "approval"),
        ("proposed", "proposals"),
        ("deliver", "deliveries"),
        ("permitted", "permissions"),
        ("extension", "extended"),
    ],
)
def test_forms_of_a_word_share_a_stem(modules: Page, one: str, other: str) -> None:
    assert call(modules, "search.stem(a[0])", one) == call(modules, "search.stem(a[0])", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("price", "print"), ("access", "acces"), ("used", "us"), ("string", "str"), ("letter", "let"), ("plane", "plan")],
)
def test_other_words_do_not(modules: Page, one: str, other: str) -> None:
    assert call(modules, "search.stem(a[0])", one) != call(modules, "search.stem(a[0])", other)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("กล้อง", "กล้อง", 0),
        ("abc", "abd", 1),
        ("abc", "ab", 1),
        ("abcd", "abdc", 1),
        ("abcd", "badc", 2),
        ("abc", "xyz", 3),
    ],
)
def test_slips_are_counted(modules: Page, one: str, other: str, distance: int) -> None:
    assert call(modules, "search.distance(a[0], a[1])", one, other) == distance
    assert call(modules, "search.isNear(a[0], a[1])", one, other) is (distance < 2)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("คณะกรรมการ", "committee/index.html"),
        ("คณะ กรรมการ", "committee/index.html"),
        ("กรรมการ", "committee/index.html"),
        ("คนะกรรมการ", "committee/index.html"),  # sounds alike
        ("คณะกรรกมาร", "committee/index.html"),  # two places changed
        ("คณะกรมการ", "committee/index.html"),  # one left out
        ("ใยแก่วนำแสง", "fibre/index.html"),
        ("ไยแก้วนำแสง", "fibre/index.html"),
        ("โรงเรียน", "footage/index.html"),
        ("ปปช", "footage/index.html"),
        ("ป. ป. ช.", "footage/index.html"),
        ("2024", "fibre/index.html"),
        ("๒๕๖๗", "committee/index.html"),
        ("h265", "fibre/index.html"),
        ("ebidding", "fibre/index.html"),
        ("e bidding", "fibre/index.html"),
        ("installing", "upkeep/index.html"),
        ("cameras", "upkeep/index.html"),
        ("kameras", "upkeep/index.html"),
        ("maintainence", "upkeep/index.html"),
        ("municipalities", "plan/index.html"),
        ("กล้อง บำรุงรักษา", "fibre/index.html"),
        ("แบบ ก-1", "forms/letter/index.html"),
        ("ก๑", "forms/letter/index.html"),
        ("ฟอร์ม ก.1", "forms/letter/index.html"),
        ("a1", "forms/letter/index.html"),
        ("บทที่ 2", "committee/index.html"),
        ("ใบปะหน้า", "forms/letter/index.html"),  # its author's keyword
        ("เจ้าของหนังสือ", "forms/letter/index.html"),  # a label of its sheet
        ("ต้องส่งเอกสารกี่ชุดครับ", "faq/index.html"),
        ("แบบส่งเอกสาร", "forms/letter/index.html"),
        ("ปักเสาไฟฟ้าเองได้ไหม", "faq/index.html"),
        ("17 ก.ค. 65", "faq/index.html"),
        ("d]hv'", "fibre/index.html"),  # กล้อง with the English layout on
        ("แฟทำพฟห", "upkeep/index.html"),  # cameras with the Thai layout on
        ('"ให้ดูภาพ"', "footage/index.html"),
        ("17/7/2565", "faq/index.html"),
        ("17-07-65", "faq/index.html"),
        ("17 Jul 2022", "faq/index.html"),
        ("๑๗ ก.ค. ๖๕", "faq/index.html"),
        ("July", "faq/index.html"),
        ("เฝ้าเวร", "guard/index.html"),
        ("แบบเฝ้าเวร", "forms/guard/index.html"),
        ("02-702-5021", "poles/index.html"),
        ("027025021", "poles/index.html"),
        ("EN50132", "poles/index.html"),
        ("MEA", "poles/index.html"),  # not what begins with it
        ("mean", "terms/index.html"),
        ("licence plate", "poles/index.html"),
        ("LPR", "poles/index.html"),
        ("สนามบิน", "poles/index.html"),  # its keys are lok,[bo: the first letters of words that are there
        ("แฮกกล้อง", "breach/index.html"),  # the dictionary parts แฮ กก ล้อง
        ("municip", "plan/index.html"),
        ("aerodromes", "poles/index.html"),
        ("มาตรการ", "terms/index.html"),
        ("licence plates", "poles/index.html"),
        ("แจ้งเหตุทันที", "breach/index.html"),  # not the list of what others say
        ("ภาคผนวก ช", "annex/index.html"),  # a code, though of a list
    ],
)
def test_what_is_found_first(modules: Page, query: str, first: str) -> None:
    assert call(modules, FOUND, query)[:1] == [first]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("คณะกรรมการ", "committee/index.html"),
        ("คนะกรรมการ", "committee/index.html"),
        ("คณะกรมการ", "committee/index.html"),
        ("ปักเสาไฟฟ้าเองได้ไหม", "faq/index.html"),
        ("โรงเรียน", "footage/index.html"),
        ("cameras", "upkeep/index.html"),
    ],
)
def test_browsers_that_know_no_words_find_it_too(without_words: Page, query: str, first: str) -> None:
    assert call(without_words, FOUND, query)[:1] == [first]


def test_quotation_marks_ask_for_the_words_as_they_stand(modules: Page) -> None:
    assert set(call(modules, FOUND, "คณะกรรมการ ดูภาพ")) > {"footage/index.html"}
    for query in ('"คณะกรรมการอนุญาต"', "“คณะกรรมการอนุญาต”", "+คณะกรรมการอนุญาต"):
        assert call(modules, FOUND, query) == ["footage/index.html"], query


def test_a_page_has_all_that_is_in_quotation_marks(modules: Page) -> None:
    assert len(call(modules, FOUND, "คณะกรรมการอนุญาต กล้อง")) > 1
    assert call(modules, FOUND, '"คณะกรรมการอนุญาต" กล้อง') == ["footage/index.html"]


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


def test_what_was_asked_before_changes_nothing(modules: Page) -> None:
    worths = "a[0].map(query => engine.find(query).pages.map(({ page, worth }) => [page, worth]))"
    queries = ["กล้อง", "กล้องหาย", "กล้อง", "camera", "cameras", "กล้องหาย ใยแก้วนำแสง", "camera"]
    alone = [call(modules, worths, [query])[0] for query in queries]
    assert call(modules, worths, queries) == alone
    assert call(modules, worths, queries[::-1]) == alone[::-1]


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


def test_stored_rows_become_documents_again(modules: Page) -> None:
    stored = {
        "pieces": {"\u0700": "ระดับ ", "\u07ff": "คือ\nเลข"},
        "docs": [
            ["a/index.html", "\u0700A", "\u0700ก\n\u07ff\u0701"],
            ["#b", "ข", "", {"form": "\u0700", "keys": ["\u0700", "ค"], "kind": "form"}],
        ],
    }
    assert call(modules, "search.documents(a[0])", stored) == [
        {"location": "a/index.html", "title": "ระดับ A", "text": "ระดับ ก\nคือ\nเลข\u0701"},
        {"location": "#b", "title": "ข", "text": "", "form": "ระดับ ", "keys": ["ระดับ ", "ค"], "kind": "form"},
    ]


@pytest.mark.parametrize("sign", ["ก", "ฟ", "x", "7", "กล้อง", "xqzv "])
def test_long_queries_are_cut(modules: Page, sign: str) -> None:
    pasted = sign * 5000
    same = call(modules, "[engine.find(a[0]).pages.length, engine.find(a[0].slice(0, 200)).pages.length]", pasted)
    assert same[0] == same[1]
    assert call(modules, "engine.meaning.words(a[0]).reduce((sum, word) => sum + word.text.length, 0)", pasted) <= 200


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


@pytest.mark.parametrize("query", ["", " ", ".", "ฎฎฎฎฎฎ", "xqzv", "((", "<script>", "\\", "ฯ", "*"])
def test_what_is_nowhere_is_not_found(modules: Page, query: str) -> None:
    assert call(modules, "engine.find(a[0]).pages", query) == []


def test_years_of_both_eras_find_each_other(modules: Page) -> None:
    for query in ("2567", "2024", "ปี 67"):
        found = call(modules, FOUND, query)
        assert set(found) == {"committee/index.html", "fibre/index.html"}, query


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
