"""The search index of the built site, and its making from a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handbook.corpus.model import Data
from handbook.corpus.word_lists import WordLists
from handbook.html.tree import read_html
from handbook.problems import ProblemsError
from handbook.site.search_index import sections_of, synonyms
from handbook.site.theme.search_box import lead_to_worker
from laws.search_index import *  # noqa: F403 - tests are found by name

PAGE = """<html><body><article class="md-content__inner"><p class="hb-kicker">บทที่ ๑</p><h1 id="a">ชื่อ</h1>
<div class="hb-pageline">ทบทวน</div><p>ต้น<a class="hb-source">[1]</a></p><h2 id="b">หัวข้อ</h2><ul><li>หนึ่ง</li><li>สอง</li></ul>
<section class="hb-page-sources"><h2 id="page-sources">แหล่ง</h2></section></article></body></html>"""


def test_stock_search_is_gone(site_alone: Path) -> None:
    assert not (site_alone / "assets" / "javascripts" / "lunr").exists()
    assert not (site_alone / "assets" / "javascripts" / "workers").exists()
    assert json.loads((site_alone / "search" / "search_index.json").read_text())["docs"] == []


def test_page_becomes_sections_without_marks_and_furniture() -> None:
    assert sections_of(read_html(PAGE), "a/index.html") == [
        {"location": "a/index.html", "title": "ชื่อ", "text": "ต้น"},
        {"location": "a/index.html#b", "title": "หัวข้อ", "text": "หนึ่ง\nสอง"},
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


@pytest.mark.parametrize("config", ['{"search": "elsewhere.js"}', "{}"])
def test_changed_theme_is_a_problem(config: str) -> None:
    tree = read_html(f'<html><body><script id="__config" type="application/json">{config}</script></body></html>')
    with pytest.raises(ProblemsError) as raised:
        lead_to_worker(tree, "", "th")
    assert [problem.code for problem in raised.value.problems] == ["HB603"]
