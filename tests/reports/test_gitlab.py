"""GitLab's Code Quality report: the fields it asks for, and fingerprints that stay when lines move."""

from __future__ import annotations

import json
from dataclasses import replace

from handbook.problems import Problem
from handbook.reports.gitlab import code_quality
from reports.found import found


def test_each_entry_has_what_gitlab_asks_for() -> None:
    entries = json.loads(code_quality([*found("error", 2), *found("warning", 1)]))
    assert [set(entry) for entry in entries] == [
        {"description", "check_name", "fingerprint", "severity", "location"},
    ] * 3
    assert sorted(entry["severity"] for entry in entries) == ["blocker", "blocker", "minor"]
    assert entries[0]["location"] == {"path": "docs/page.md", "lines": {"begin": 1}}
    assert "→" in entries[0]["description"]
    assert code_quality([]) == "[]"


def test_fingerprints_are_their_own_and_stay_when_lines_move() -> None:
    equal = [Problem("docs/a.md", line, 1, "HB217", {"file": "x"}) for line in (1, 2, 3)]
    moved = [replace(problem, line=problem.line + 7) for problem in equal]
    before, after = ([entry["fingerprint"] for entry in json.loads(code_quality(each))] for each in (equal, moved))
    assert len(set(before)) == 3
    assert before == after


def test_signs_that_would_hide_something_are_shown() -> None:
    (entry,) = json.loads(code_quality([Problem("docs/a\n\u202egpj.md", 1, 1, "HB217", {"file": "b\u202e"})]))
    assert entry["location"]["path"] == r"docs/a\n\u202egpj.md"
    assert r"b\u202e" in entry["description"]
