"""Many equal problems of a file are told as one, with the places of the others."""

from __future__ import annotations

import json

import pytest

from handbook.problems import MOST_EQUAL, Problem, report
from handbook.reports.github import github_annotations


def _equal(count: int, path: str = "a.md", near: str = "–") -> list[Problem]:
    """So many problems with equal details, on the odd lines of a file."""
    return [
        Problem(path, 2 * number + 1, number + 3, "HB219", {"block": "x", "th": near, "en": near})
        for number in range(count)
    ]


@pytest.mark.parametrize(("count", "told"), [(1, 1), (MOST_EQUAL, MOST_EQUAL), (MOST_EQUAL + 1, 1), (40, 1)])
def test_many_equal_problems_are_one_with_the_places_of_the_others(count: int, told: int) -> None:
    found = json.loads(report(reversed(_equal(count)), "th", "json"))
    assert len(found) == told
    assert (found[0]["line"], found[0]["column"]) == (1, 3)
    others = [{"line": 2 * number + 1, "column": number + 3} for number in range(1, count)]
    assert found[0]["others"] == (others if count > MOST_EQUAL else [])
    assert sum(1 + len(item["others"]) for item in found) == count


def test_only_equal_problems_of_one_file_are_one() -> None:
    mixed = [
        *_equal(5),
        *_equal(5, near="y"),
        *_equal(5, path="b.md"),
        *[Problem("a.md", n, 1, "HB225") for n in range(7)],
    ]
    told = json.loads(report(mixed, "en", "json"))
    assert [len(item["others"]) for item in told if item["others"]] == [6]
    assert len(told) == 16
    assert [(item["path"], item["line"], item["column"]) for item in told] == sorted(
        (item["path"], item["line"], item["column"]) for item in told
    )


def test_text_of_many_equal_problems_names_the_lines() -> None:
    lines = report(_equal(8), "th").split("\n")
    assert len(lines) == 6
    assert lines[3] == "    พบอีก 7 แห่งในไฟล์นี้ บรรทัด 3, 5, 7, 9, 11, 13, 15"
    assert lines[4] == "พบ 1 ข้อผิดพลาด"
    english = report(_equal(8), "en").split("\n")
    assert english[3] == "    and 7 times more in this file, on lines 3, 5, 7, 9, 11, 13, 15"
    assert report(_equal(200), "en").split("\n")[3].endswith("59, 61, …")


def test_annotation_of_many_equal_problems_names_the_lines_in_both_languages() -> None:
    (line,) = github_annotations(_equal(6)).split("\n")
    assert line.startswith("::error file=a.md,line=1,col=3,")
    assert "%0Aพบอีก 5 แห่งในไฟล์นี้ บรรทัด 3, 5, 7, 9, 11%0A" in line
    assert line.endswith("%0Aand 5 times more in this file, on lines 3, 5, 7, 9, 11")
