"""The comment on a pull request: what matters first, short enough, and nothing of hostile facts obeyed."""

from __future__ import annotations

import re

import pytest
import yaml
from markdown_it import MarkdownIt

from contributions.judged_markdown import MARK, faults_in
from forge.drawn_facts import HOSTILE, facts
from handbook.forge.comment import MOST_SIGNS, Links, comment
from handbooks import ROOT

LINKS = Links("https://github.com/o/h/actions/runs/1", "https://github.com/o/h/actions/runs/1/artifacts/2")


def test_officers_read_in_thai_what_changes_and_where_to_look() -> None:
    thai, english = comment(facts(pages=2), LINKS).split("<details><summary>English</summary>")
    assert "**ผลการตรวจเนื้อหา:** พบ 1 ข้อผิดพลาด 2 ข้อแนะนำ" in thai
    assert "**หน้าที่เปลี่ยน 2 หน้า**" in thai
    assert "- ขั้นตอน · เปลี่ยน · ตัวอักษร −2 +3 · ในหนังสือประมาณหน้า 12" in thai
    assert thai.index("**สิ่งที่ต่างไปในต้นฉบับ**") < thai.index("- คำแปลที่ยังไม่ทัน 1 หน้า")
    assert "[ดูทุกหน้าก่อนและหลัง](https://github.com/o/h/actions/runs/1/artifacts/2)" in thai
    assert "zip" not in thai, "there is no site to offer"
    assert "- numbers: −4 +5" in english
    assert "WARNING" not in thai + english


def test_what_is_no_content_is_loud_and_first() -> None:
    thai, english = comment(facts(outside=40), LINKS).split("<details><summary>English</summary>")
    assert thai.index("[!WARNING]") < thai.index("ผลการตรวจ")
    assert "> นอกเนื้อหา 40 ไฟล์ ต้องมีผู้ดูแลโปรแกรมอ่านและรับรอง" in thai
    assert thai.count("> - .github/workflows/x.yml · ") == 30
    assert "> - และอีก 10 รายการ" in thai
    assert "> - and 10 more" in english


def test_without_facts_the_run_is_named() -> None:
    text = comment(None, LINKS)
    assert "ยังไม่มีผลการเทียบหน้า" in text
    assert LINKS.run in text


def test_every_kind_and_change_of_the_schema_has_its_words() -> None:
    schema = yaml.safe_load((ROOT / "scripts/handbook/review/facts.yml").read_text(encoding="utf-8"))
    kinds = schema["properties"]["outside"]["items"]["properties"]["kind"]["enum"]
    changes = schema["$defs"]["change"]["enum"]
    outside = [{"path": "x", "kind": kind, "change": change} for kind in kinds for change in changes]
    assert comment(facts(outside=len(outside)) | {"outside": outside}, LINKS)


@pytest.mark.parametrize("text", [HOSTILE[:200], "\\" * 200, "@" * 200, "ก" * 200])
def test_the_longest_facts_fit(text: str) -> None:
    written = comment(facts(pages=10_000, outside=10_000, text=text), LINKS)
    assert len(written) < MOST_SIGNS
    assert "10000 หน้า" in written


CALLS = (
    "GH-1 fixes gh-12 0123456789abcdef0123456789abcdef01234567 0123456 a/b@0123456",
    "https://github.com/office/handbook/issues/1 www.evil.example evil@evil.example",
    "@somebody #1 a/b#2 @office/team <!-- handbook-review --> ![x](//evil.example)",
)


@pytest.mark.parametrize("text", CALLS)
def test_nothing_of_hostile_facts_is_a_call_where_github_reads_the_finished_text(text: str) -> None:
    written = f"{MARK}\n{comment(facts(outside=1, text=text), LINKS)}"
    allowed = frozenset({LINKS.run, str(LINKS.review)})
    assert list(faults_in(written, allowed, marked=True)) == []
    assert len(list(faults_in(f"{written}\n- {text}\n", allowed, marked=True))) >= 2, "the judge sees it"


def test_hostile_facts_make_no_element_no_call_and_no_link() -> None:
    written = comment(facts(outside=1, text=HOSTILE[:190]), LINKS)
    html = MarkdownIt("commonmark").render(written)
    assert set(re.findall(r"<([a-z0-9]+)", html)) == {
        *("h3", "p", "strong", "ul", "li", "blockquote", "a", "details", "summary"),
    }
    assert set(re.findall(r'href="([^"]*)"', html)) == {LINKS.run, LINKS.review}
    assert re.search(r"@\w|#\d", html.replace("&#", "")) is None
    assert "www." not in written
    assert written.count("</details>") == 1
    assert "<!--" not in written
