"""What has grown old, as one text: both languages, no more than an issue holds, nothing of others obeyed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from forge.drawn_facts import HOSTILE
from handbook.corpus.model import Question, Source
from handbook.freshness.cited import Place
from handbook.freshness.lookup import Answer
from handbook.freshness.pins import Pin, behind, pinned
from handbook.freshness.questions import OpenQuestion
from handbook.freshness.report import MOST_SIGNS, Found, report
from handbook.freshness.reviews import Review
from handbook.freshness.sources import Unread
from handbooks import ROOT

BOTH = {"th": "เรื่อง", "en": "Matter"}
REVIEW = Review("2027-01-31", "a", "docs/a.md", "หน้า ก", "ผู้จัดทำ", "2026-07-31")
SOURCE = Source("moi-w1", "g", "circular", BOTH, "A", "text", read="2025-01-31")
QUESTION = Question("copies", "g", affects_submission=True, ask=BOTH, why=BOTH)
FOUND = Found(
    "2027-02-01",
    [REVIEW, replace(REVIEW, owner="กลุ่มงาน")],
    Unread((SOURCE,), 3),
    12,
    [OpenQuestion(QUESTION, "2026-11-01", "สำนักงานจังหวัด"), OpenQuestion(QUESTION, None, "กรมบัญชีกลาง")],
    {
        "https://a.invalid/ก": (Place("docs/a.md", 3, 1), Answer("gone", "404")),
        "https://b.invalid/": (Place("docs/b.md", 4, 1), Answer("moved", "", "https://b.invalid/new")),
        "https://c.invalid/": (Place("docs/c.md", 5, 1), Answer("there")),
    },
    [Pin("lxml", "1.0", "2.0", "requirements.txt")],
    uninstalled=7,
)


def test_everything_is_there_by_owner_and_addressee_with_dates_of_each_era() -> None:
    thai, english = report(FOUND).split("<details><summary>English</summary>")
    for half, era in ((thai, "2570"), (english, "2027")):
        assert f"31 {'มกราคม' if half is thai else 'January'} {era}" in half
        assert half.index("**ผู้จัดทำ**") < half.index("**กลุ่มงาน**")
        assert half.index("**สำนักงานจังหวัด**") < half.index("**กรมบัญชีกลาง**")
        assert "lxml" in half
        assert "c.invalid" not in half, "what is well needs no look"
    assert "## หน้าที่ถึงกำหนดทบทวน 2 หน้า" in thai
    assert "แหล่งที่มา 3 รายการยังไม่มีวันที่อ่าน" in thai
    assert "## Addresses that are gone: 1" in english
    assert "docs/a.md line 3" in english
    assert "(<https://a.invalid/%E0%B8%81>) · 404" in thai, "to be tried with one press"
    assert "(<https://b.invalid/new" not in thai, "where others lead is for people to judge"
    assert "7 more are not installed" in english


def test_without_the_network_it_says_so() -> None:
    text = report(replace(FOUND, addresses=None, pins=None))
    assert "ครั้งนี้ไม่ได้ตรวจที่อยู่เว็บ" in text
    assert "invalid" not in text
    assert "lxml" not in text


def test_a_long_list_is_cut_so_that_an_issue_holds_it() -> None:
    many = replace(FOUND, overdue=[replace(REVIEW, title="ยาว" * 100)] * 500, questions=[*FOUND.questions] * 500)
    text = report(many)
    assert len(text) < MOST_SIGNS
    assert "หน้าที่ถึงกำหนดทบทวน 500 หน้า" in text
    assert re.search(r"- และอีก \d+ รายการ", text)


def test_hostile_text_stays_text() -> None:
    hostile = replace(
        FOUND,
        overdue=[replace(REVIEW, title=HOSTILE, owner=HOSTILE, path=HOSTILE)],
        questions=[OpenQuestion(replace(QUESTION, ask={"th": HOSTILE, "en": HOSTILE}), None, HOSTILE)],
        addresses={HOSTILE: (Place(HOSTILE, 1, 1), Answer("moved", HOSTILE, HOSTILE))},
    )
    html = MarkdownIt("commonmark").render(report(hostile))
    assert set(re.findall(r"<([a-z0-9]+)", html)) == {"p", "h2", "strong", "ul", "li", "code", "details", "summary"}
    assert re.search(r"@\w", html) is None


def test_pins_are_those_of_our_files_that_pip_has_newer_ones_of() -> None:
    machine = ROOT
    pins = pinned(machine)
    assert pins["lxml"][1] == "requirements.txt"
    assert pins["pytest"][1] == "tests/requirements.txt"
    told = [{"name": "LXML", "latest_version": "99"}, {"name": "pip", "latest_version": "99"}]
    assert behind(pins, json.dumps(told)) == [Pin("lxml", pins["lxml"][0], "99", "requirements.txt")]
    with pytest.raises(ValueError, match="Expecting value"):
        behind(pins, "ERROR")


def test_a_folder_without_pins_has_none(tmp_path: Path) -> None:
    assert pinned(tmp_path) == {}
