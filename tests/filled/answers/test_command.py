"""The command `read-answers`: what it does not write over, and what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from filled.answers.letters import CONFIRM, patch, read, send
from handbook.__main__ import main
from handbook.filled.answer_patch import is_own_patch


def test_what_somebody_saved_is_not_written_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    send(root, "a.pdf", {"answer_copies": "๓ ชุด"})
    assert read(root) == 0
    assert [read(root, "--out", "in/out"), read(root, "--out", "in/out")] == [0, 0]  # its own files are no forms
    shutil.rmtree("in/out")
    assert is_own_patch(patch())
    file = Path("answers/answers.patch")
    file.write_text(patch().replace("๓ ชุด", "๔ ชุด"), encoding="utf-8")
    assert read(root) == 2
    assert "--force" in capsys.readouterr().err
    assert "๔ ชุด" in patch()
    assert read(root, "--force") == 0
    assert "๔ ชุด" not in patch()
    book = openpyxl.load_workbook("answers/answers.xlsx")
    book.save("answers/answers.xlsx")
    assert read(root) == 2


@pytest.mark.parametrize("arguments", [["nowhere"], ["in", "--out", "no/where"], ["in", "--out", "in/a.json"]])
def test_wrong_usage_is_refused(root: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    send(root, "a.json", {"answer_copies": "๓ ชุด"})
    assert main(["--root", str(root), "read-answers", *arguments]) == 2
    assert capsys.readouterr().err
    assert sorted(path.name for path in Path().iterdir()) == ["in", "project"]


def test_faults_of_the_sources_are_told_before_anything_is_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    send(root, "a.json", {"answer_copies": "๓ ชุด"})
    (root / CONFIRM).write_text("groups: 1\n", encoding="utf-8")
    assert read(root) == 1
    assert "HB214" in capsys.readouterr().err
    assert not Path("answers").exists()
