"""`changed-paths`, and which tests a pull request runs."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from handbook.__main__ import main
from handbooks import ROOT
from history.test_changes import commit
from history.test_edition import git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, {"docs/a.md": "1", "docs/b.md": "1", "mkdocs.yml": "1"}, 1)
    return tmp_path


def told(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = main(["--root", str(root), "changed-paths", *arguments])
    printed = capsys.readouterr()
    return status, printed.out + printed.err


def test_code_is_told_first_with_its_reason(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(root, {"docs/a.md": "2", ".gitattributes": "*.md -diff\n", "docs/x\u202e.html": "1"}, 2)
    (root / "docs" / "b.md").unlink()
    assert told(root, capsys, "main~1", "--lang", "en")[1].splitlines() == [
        "2 files outside the content: those who answer for the machine must read and approve them",
        "    .gitattributes · settings of git, which can hide changes",
        r"    docs/x\u202e.html · a file of no known kind",
        "",
        "2 files of content",
        "    docs/a.md · a page",
        "    docs/b.md · a page · gone",
        "",
    ]
    assert "ต้องมีผู้ดูแลโปรแกรมอ่านและรับรอง" in told(root, capsys, "main~1")[1]
    assert told(root, capsys, "main~1", "--kind") == (0, "code\n")


def test_content_alone_and_nothing_at_all_are_content(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(root, capsys, "main", "--kind") == (0, "content\n")
    commit(root, {"docs/a.md": "2"}, 2)
    assert told(root, capsys, "main~1", "--kind") == (0, "content\n")


def test_an_unknown_commit_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = told(root, capsys, "nowhere")
    assert status == 2
    assert "git does not know the commit nowhere" in said


@pytest.fixture
def make(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """scripts/make.py of a repository of its own, run with this interpreter."""
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (root / ".gitignore").write_text("__pycache__/\n", encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "scripts")
    monkeypatch.syspath_prepend(root / "scripts")
    spec = importlib.util.spec_from_file_location("make_of_a_copy", root / "scripts" / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", root)
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    return module


@pytest.mark.parametrize(
    ("path", "needed"),
    [
        ("docs/a.md", ["tests/content"]),
        ("docs/data/sources.yml", ["tests/content"]),
        ("mkdocs.yml", []),
        ("docs/forms/a.form.yml", []),
        ("requirements.txt", []),
        ("scripts/handbook/authored/schemas/sources.yml", []),
        ("docs/strange.bin", []),
    ],
)
def test_a_change_of_content_alone_needs_the_tests_of_the_content(
    make: ModuleType, root: Path, path: str, needed: list[str]
) -> None:
    (root / "tests" / "content").mkdir(parents=True)
    commit(root, {path: "2", "docs/b.md": "2"}, 2)
    assert make.needed_tests(["main~1"]) == needed


def test_a_province_without_tests_of_its_content_runs_the_quick_ones(make: ModuleType, root: Path) -> None:
    commit(root, {"docs/b.md": "2"}, 2)
    assert make.needed_tests(["main~1"]) == ["--quick"]


def test_in_doubt_all_tests_run(make: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    assert make.needed_tests(["nowhere"]) == []
    assert make.needed_tests(["--kind"]) == []
    assert "git does not know" in capfd.readouterr().err
    with pytest.raises(SystemExit) as stopped:
        make.needed_tests([])
    assert stopped.value.code == 2
