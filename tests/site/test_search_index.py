"""The search index: its making from a page. That of the built site: test_built_files.py."""

from __future__ import annotations

import pytest

from handbook.corpus.model import Data
from handbook.corpus.word_lists import WordLists
from handbook.html.tree import read_html
from handbook.site.search_index import page_docs, page_location, sections_of, synonyms
from single_steps import Steps

PAGE = """<html><body><article class="md-content__inner"><p class="hb-kicker">บทที่ ๑</p><h1 id="a">ชื่อ</h1>
<div class="hb-pageline">ทบทวน</div><p>ต้น<a class="hb-source">[1]</a></p>
<p>ย่อ <a class="hb-source">[1]</a> <a class="hb-source">[2]</a>, <b>หน้า</b> <span class="hb-state">รอ</span>)
ท้าย</p><h2 id="b">หัวข้อ</h2>
<p class="hb-behind-here">ยังไม่ตาม <a href="x">อ่าน</a></p><ul><li>หนึ่ง</li><li>สอง</li></ul>
<section class="hb-page-sources"><h2 id="page-sources">แหล่ง</h2></section></article></body></html>"""


def test_page_becomes_sections_without_marks_and_furniture() -> None:
    assert sections_of(read_html(PAGE), "a/index.html") == [
        {"location": "a/index.html", "title": "ชื่อ", "text": "ต้น\nย่อ, หน้า)\nท้าย"},
        {"location": "#b", "title": "หัวข้อ", "text": "หนึ่ง\nสอง"},
    ]


def test_abbreviations_of_the_glossary_are_synonyms() -> None:
    term = {"th": "ระบบบริหารจัดการภาพ (VMS)", "en": "video management system"}
    lists = WordLists(synonyms={"th": (("ฟอร์ม", "แบบฟอร์ม"),)})
    data = Data(tables={"glossary": {"terms": [term]}}, words=lists)
    assert synonyms(data, "th") == [["ฟอร์ม", "แบบฟอร์ม"], ["VMS", "ระบบบริหารจัดการภาพ"]]
    assert synonyms(data, "en") == []


def test_abbreviation_that_has_its_own_group_is_not_added() -> None:
    term = {"th": "ระบบบริหารจัดการภาพ (VMS)", "en": "video management system"}
    data = Data(tables={"glossary": {"terms": [term]}}, words=WordLists(synonyms={"th": (("VMS", "ระบบภาพ"),)}))
    assert synonyms(data, "th") == [["VMS", "ระบบภาพ"]]


def test_all_that_readers_may_call_a_term_finds_it() -> None:
    plates = {
        "th": "การอ่านป้ายทะเบียนรถ",
        "en": "licence-plate recognition (LPR/ANPR)",
        "avoid": {"en": ["number plate"]},
    }
    rate = {"th": "อัตราบิต", "en": "bit rate", "avoid": {"th": ["บิตเรต"]}}
    local = {"th": "องค์กรปกครองส่วนท้องถิ่น (อปท.)", "en": "local government (local organization, LAO)"}
    data = Data(tables={"glossary": {"terms": [plates, rate, local]}})
    assert synonyms(data, "th") == [
        ["การอ่านป้ายทะเบียนรถ", "LPR", "ANPR"],
        ["อัตราบิต", "บิตเรต"],
        ["อปท", "องค์กรปกครองส่วนท้องถิ่น", "LAO"],
    ]
    assert synonyms(data, "en") == [
        ["LPR", "ANPR", "licence-plate recognition", "number plate"],
        ["local organization", "LAO", "local government"],
    ]


def test_of_a_form_search_finds_what_it_is_for_and_its_labels(steps: Steps) -> None:
    sheet = '<div class="hb-form"><h2 id="d">D</h2><p>e</p><label>F</label><label>F</label></div>'
    written = '<h1>A</h1><p>b</p>{}<h2 id="c">C</h2><p>d</p>'
    page = steps.written(written.format(sheet), "forms/everything", "en")
    assert page.form is not None
    description = page.page.meta.value["description"]
    (form,) = page_docs(page, steps.corpus.settings)
    assert form == {
        "location": "en/forms/everything/index.html",
        "title": "A",
        "text": "b",
        "kind": "form",
        "form": "D\nF",
        "keys": [description, *page.page.meta.value.get("keywords", ())],
        "codes": [page.form.spec.code["en"]],
    }
    plain = steps.written(written.format(""), "forms/everything", "en")
    assert [doc["location"] for doc in page_docs(plain, steps.corpus.settings)] == [
        "en/forms/everything/index.html",
        "#c",
    ]


@pytest.mark.parametrize(
    ("key", "kind"),
    [("glossary", "register"), ("procedure", None), ("forms/everything", None), ("maintain/edit", "guide")],
)
def test_registers_and_pages_for_editors_are_known_as_such(steps: Steps, key: str, kind: str | None) -> None:
    assert page_docs(steps.written("<h1>A</h1>", key, "th"), steps.corpus.settings)[0].get("kind") == kind


def test_lists_of_the_pages_that_cite_are_left_out() -> None:
    lists = '<p class="hb-items__where">b</p><p class="hb-register__about hb-register__cited">c</p>'
    tree = read_html(f"<html><body><article><p>a</p>{lists}</article></body></html>")
    assert sections_of(tree, "x") == [{"location": "x", "title": "", "text": "a"}]


def test_page_without_a_title_and_heading_without_an_id_are_found_all_the_same() -> None:
    tree = read_html("<html><body><article>a<h2>B</h2>c<br>d<nav>e</nav> f</article></body></html>")
    assert sections_of(tree, "x") == [{"location": "x", "title": "", "text": "acd f"}]


def test_results_lead_to_files_from_the_top_of_the_site() -> None:
    assert [page_location(folder) for folder in ("", "en/", "a/")] == ["index.html", "en/index.html", "a/index.html"]
