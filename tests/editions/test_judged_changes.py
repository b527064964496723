"""Fifty changes that were drawn up before the code, and those after it: each is judged as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from editions.changed_sources import Case, edit, lay_out_fixture, read_cases
from handbook.editions.judge import judge

FIRST = list(read_cases("corrections", "editions"))
MORE = list(read_cases("more-corrections", "more-editions"))


def test_there_are_fifty_and_forty() -> None:
    for cases, each in ((FIRST, 25), (MORE, 20)):
        assert [sum(case.is_correction is wanted for case in cases) for wanted in (True, False)] == [each, each]
    assert len({case.name for case in (*FIRST, *MORE)}) == 90


@pytest.mark.parametrize("case", [*FIRST, *MORE], ids=lambda case: case.name)
def test_change_is_judged_right(case: Case, tmp_path: Path) -> None:
    folders = {side: lay_out_fixture(tmp_path / side) for side in ("before", "after")}
    for side, folder in folders.items():
        edit(folder, case, side)
    found = judge(folders["before"], folders["after"])
    assert (not found) == case.is_correction, [problem.explain("en") for problem in found]
