"""Damaged files: `check` tells or passes them; what it passes is built whole. `make.py bench fuzz` has thousands."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bench.fuzz import built, checked
from checks.damages import Damage, damage, lost_words, work_folder
from handbook.processes import side_by_side

SEED = 14


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook that is damaged and made whole again."""
    return work_folder(tmp_path_factory.mktemp("damaged"))


def test_check_ends_well_whatever_a_file_holds(root: Path) -> None:
    outcomes = []
    for number in range(150):
        made = damage(root, SEED, number)
        with made.written(root):
            outcome = checked(root)
        assert not outcome.startswith("traceback"), f"{number} {made.path} {made.changes}\n{outcome}"
        outcomes.append(outcome)
    assert (outcomes.count("told") > 80, outcomes.count("clean") > 10) == (True, True)
    assert checked(root) == "clean"  # every damage has been taken back


def test_what_check_passes_is_built_whole(root: Path) -> None:
    made = Damage("docs/index.md", (root / "docs/index.md").read_bytes() + "\nคำใหม่ท้ายหน้า\n".encode(), ("a word",))
    with made.written(root):
        assert side_by_side(partial(built, root, made), ["site"]) == {"site": "built"}
    assert lost_words(root, "docs/index.md") == []
    page = root / "site/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("คำใหม่ท้ายหน้า", ""), encoding="utf-8")
    with made.written(root):
        assert lost_words(root, "docs/index.md") == ["คำใหม่ท้ายหน้า"]
