"""Fifty changes that were drawn up before the code, and those after it: each is judged as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from editions.changed_sources import Case, edit, lay_out_fixture, read_cases
from handbook.editions.judge import judge

FIRST = list(read_cases("corrections", "editions"))


def test_there_are_fifty() -> None:
    assert [sum(case.is_correction is wanted for case in FIRST) for wanted in (True, False)] == [25, 25]
    assert len({case.name for case in FIRST}) == 50


@pytest.mark.parametrize("case", FIRST, ids=lambda case: case.name)
def test_change_is_judged_right(case: Case, tmp_path: Path) -> None:
    folders = {side: lay_out_fixture(tmp_path / side) for side in ("before", "after")}
    for side, folder in folders.items():
        edit(folder, case, side)
    found = judge(folders["before"], folders["after"])
    assert (not found) == case.is_correction, [problem.explain("en") for problem in found]
