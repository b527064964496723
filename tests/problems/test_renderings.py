"""One problem or a few, rendered: both languages, hidden signs shown, sorted and counted."""

from __future__ import annotations

import json
import re

import pytest

from handbook import problems
from handbook.problems import Problem, ProblemsError, count, has_errors, report
from handbook.reports.github import github_annotations


def test_explain_in_both_languages() -> None:
    details = {
        "id": "step-3",
        "page": "committees/tor.md",
        "th": 'เปลี่ยนเป็น "#step-03" (ใกล้เคียงที่สุด) หรือ',
        "en": 'use "#step-03" (closest), or ',
    }
    problem = Problem("docs/procedure.md", 14, 8, "HB203", details)
    assert problem.explain("th").split("\n") == [
        'docs/procedure.md:14:8: error HB203 broken-anchor: ลิงก์ชี้ไปยังหัวข้อ "#step-3" ซึ่งไม่มีในหน้า committees/tor.md',
        "    ทำไม: ผู้อ่านกดแล้วจะไปไม่ถึงหัวข้อ และฉบับ PDF จะไม่มีเลขหน้าอ้างอิง",
        '    แก้ไข: เปลี่ยนเป็น "#step-03" (ใกล้เคียงที่สุด) หรือเพิ่ม { #step-3 } ท้ายหัวข้อในหน้าปลายทาง',
    ]
    assert problem.explain("en").split("\n") == [
        (
            'docs/procedure.md:14:8: error HB203 broken-anchor: link points to heading "#step-3", '
            "which committees/tor.md does not have"
        ),
        "    why: the reader lands at the top of the page, and the book cannot print a page number",
        '    mend: use "#step-03" (closest), or add { #step-3 } to that heading',
    ]


def test_github_annotation_escapes_what_github_would_read() -> None:
    problem = Problem("docs/a,b.md", 1, 1, "HB201", {"target": "plan%0Aa.svg", "th": "–", "en": "–"})
    assert problem.annotate().startswith("::error file=docs/a%2Cb.md,line=1,col=1,title=HB201 broken-link::")
    assert "plan%250Aa.svg" in problem.annotate()


HIDDEN = "docs/a\n::error::x\r\x1b[2J\x85\u2028\u202egpj.\u2066\udca1.md"
SHOWN = r"docs/a\n::error::x\r\x1b[2J\x85\u2028\u202egpj.\u2066\udca1.md"


@pytest.mark.parametrize("style", ["text", "github", "json"])
def test_no_name_or_detail_writes_a_line_of_its_own(style: str) -> None:
    problem = Problem(HIDDEN, 1, 1, "HB201", {"target": HIDDEN, "th": "–", "en": "–"})
    printed = github_annotations([problem]) if style == "github" else report([problem], "en", style)
    if style == "json":
        (told,) = json.loads(printed)
        assert told["path"] == SHOWN
        printed = told["message"]
    assert f'leads to "{SHOWN}"'.replace("%", "%25") in printed
    lines = printed.split("\n")
    assert len(lines) == {"text": 5, "github": 1, "json": 1}[style]
    assert [line for line in lines[1:] if line.startswith("::")] == []
    assert re.search("[\x00-\x09\x0b-\x1f\x80-\x9f\u2028\u202e\u2066\udca1]", printed) is None


def test_json_shows_thai_as_it_is() -> None:
    assert "ไม่มีบรรทัดปิด" in report([Problem("docs/ก.md", 1, 1, "HB222", {"block": "note"})], "th", "json")


def test_report_sorts_by_path_line_column_and_code() -> None:
    keys = [
        ("a.md", 2, 1, "HB222"),
        ("a.md", 10, 3, "HB219"),
        ("a.md", 10, 3, "HB222"),
        ("a.md", 10, 20, "HB219"),
        ("b.md", 1, 1, "HB219"),
    ]
    found = [Problem(*key, {"block": "x", "th": "–", "en": "–"}) for key in reversed(keys)]
    told = json.loads(report(found, "en", "json"))
    assert [(item["path"], item["line"], item["column"], item["code"]) for item in told] == keys


def test_problems_error_keeps_its_problems_sorted() -> None:
    later, earlier = (Problem("a.md", line, 1, "HB217", {"file": "a.md"}) for line in (2, 1))
    assert ProblemsError([later, earlier]).problems == [earlier, later]


def test_count_line() -> None:
    three = [Problem("a.md", line, 1, "HB222", {"block": "note"}) for line in (1, 2, 3)]
    assert count(three, "th") == "พบ 3 ข้อผิดพลาด"
    assert count(three, "en") == "Found 3 errors"
    assert count([], "th") == "ไม่พบปัญหา"
    assert count([], "en") == "No problems found."
    assert report(three, "th").split("\n")[-2] == "พบ 3 ข้อผิดพลาด"
    assert report([], "en") == "No problems found."


def test_count_line_of_one_in_english() -> None:
    assert count([Problem("a.md", 1, 1, "HB222", {"block": "note"})], "en") == "Found 1 error"


def test_count_line_names_each_severity_and_only_errors_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    severities = {"HB901": "error", "HB902": "warning", "HB903": "notice"}
    monkeypatch.setattr(problems, "catalogue", lambda: {code: {"severity": name} for code, name in severities.items()})
    found = [Problem("a.md", line, 1, code) for code in reversed(severities) for line in (1, 2)]
    assert count(found, "th") == "พบ 2 ข้อผิดพลาด 2 คำเตือน 2 ข้อแนะนำ"
    assert count(found, "en") == "Found 2 errors 2 warnings 2 notices"
    assert has_errors(found)
    assert not has_errors(problem for problem in found if problem.code != "HB901")
