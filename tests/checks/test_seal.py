"""A seal that no case folder can hold: one of many bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.case_folders import CASES, find_problems, lay_out


@pytest.mark.parametrize(("more", "codes"), [(299_000, []), (300_001, ["HB245"])])
def test_heavy_seal_is_told(tmp_path: Path, more: int, codes: list[str]) -> None:
    root = lay_out(CASES / "HB245-unfit-seal" / "pass", tmp_path / "project")
    with (root / "docs" / "images" / "seal.png").open("ab") as file:
        file.write(b"\0" * more)  # after its end; a picture all the same
    found = find_problems(root)
    assert [problem.code for problem in found] == codes
    assert all("300 kB" in problem.text("what", "en") for problem in found)
