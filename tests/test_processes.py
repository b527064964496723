"""Work in processes of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.problems import Problem, ProblemsError
from handbook.processes import side_by_side


def test_every_key_is_done(tmp_path: Path) -> None:
    side_by_side(lambda key: (tmp_path / key).touch(), ("th", "en"))
    assert {file.name for file in tmp_path.iterdir()} == {"th", "en"}


def test_a_problem_reaches_who_asked_and_the_other_key_is_done(tmp_path: Path) -> None:
    def work(key: str) -> None:
        if key == "th":
            raise ProblemsError([Problem("a.md", 3, 4, "HB601", {"target": "#x"})])
        (tmp_path / key).touch()

    with pytest.raises(ProblemsError) as raised:
        side_by_side(work, ("th", "en"))
    assert [(problem.path, problem.line, problem.code) for problem in raised.value.problems] == [("a.md", 3, "HB601")]
    assert (tmp_path / "en").exists()
