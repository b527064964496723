"""Annotations of GitHub: ten of each kind at most, the most relevant first, and how many more there are."""

from __future__ import annotations

import re

import pytest

from handbook.problems import Problem
from handbook.reports.github import github_annotations
from reports.found import found

HEAD = re.compile(r"::(?P<severity>error|warning) file=(?P<path>[^,]+),line=(?P<line>\d+)")


def told(text: str) -> list[tuple[str, str, int]]:
    return [(match["severity"], match["path"], int(match["line"])) for match in HEAD.finditer(text)]


@pytest.mark.parametrize(("count", "shown", "more"), [(1, 1, 0), (10, 10, 0), (11, 9, 2), (200, 9, 191)])
def test_of_more_than_ten_of_a_kind_nine_are_shown_and_the_rest_counted(count: int, shown: int, more: int) -> None:
    lines = github_annotations([*found("error", count), *found("warning", 3)]).split("\n")
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == shown + (more > 0)
    assert len([line for line in lines if line.startswith("::warning")]) == 3
    if more:
        assert (
            errors[-1]
            == f"::error::และอีก {more} ข้อ ดูทั้งหมดในสรุปของงานนี้ (Summary)%0Aand {more} more: see the job’s summary"
        )


def test_files_of_the_change_come_first_then_the_path() -> None:
    problems = [*found("error", 12, "docs/a.md"), *found("error", 3, "docs/z.md"), *found("warning", 1, "docs/m.md")]
    lines = told(github_annotations(problems, {"docs/z.md"}))
    assert lines[:3] == [("error", "docs/z.md", line) for line in (1, 2, 3)]
    assert lines[3:9] == [("error", "docs/a.md", line) for line in range(1, 7)]
    assert lines[9:] == [("warning", "docs/m.md", 1)]
    assert told(github_annotations(problems))[0] == ("error", "docs/a.md", 1)


def test_a_path_with_control_signs_stays_on_its_line() -> None:
    text = github_annotations([Problem("docs/a\n::error::x,:.md", 1, 1, "HB217", {"file": "x"})])
    assert text.startswith(r"::error file=docs/a\n%3A%3Aerror%3A%3Ax%2C%3A.md,line=1,col=1,")
    assert "\n" not in text
    assert github_annotations([]) == ""
