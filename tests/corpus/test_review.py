"""When a review falls due."""

from __future__ import annotations

import pytest

from handbook.corpus.review import review_due


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [
        ("2026-11-23", 6, "2027-05-23"),
        ("2026-11-23", 1, "2026-12-23"),
        ("2026-11-23", 2, "2027-01-23"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-01-31", 12, "2027-01-31"),
        ("2026-12-01", 24, "2028-12-01"),
    ],
)
def test_due_day(reviewed: str, months: int, due: str) -> None:
    assert review_due(reviewed, months) == due
