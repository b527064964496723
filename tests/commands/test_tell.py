"""`check` in a pull request: the files of the change first, the whole in the job's summary, JSON for GitLab."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL
from handbook.__main__ import main
from history.test_changes import commit
from history.test_edition import git

BROKEN = "\n\n[x](nowhere.md)\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook with a fault in `page.md` from before, and one in `index.md` that the change brings."""
    root = tmp_path / "handbook"
    shutil.copytree(MINIMAL, root)
    git(root, "init", "-q", "-b", "main")
    faulty = (root / "docs" / "index.md").read_text(encoding="utf-8") + BROKEN
    commit(root, {"docs/a-page.md": faulty}, 1)
    commit(root, {"docs/index.md": faulty}, 2)
    return root


def check(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["--root", str(root), "check", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_files_of_the_change_come_first_and_the_summary_has_all(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    options = ["--format", "github", "--summary", str(summary)]
    status, whole, _ = check(root, capsys, *options)
    assert status == 1
    assert whole.startswith("::error file=docs/a-page.md,")
    status, near_first, said = check(root, capsys, *options, "--base", "main~1")
    assert (status, said) == (1, "")
    assert near_first.startswith("::error file=docs/index.md,")
    assert sorted(near_first.splitlines()) == sorted(whole.splitlines())
    text = summary.read_text(encoding="utf-8")
    assert text.index("docs/index.md") < text.index("docs/a-page.md")
    assert "in other files" in text


def test_the_twin_of_a_changed_page_counts_as_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english, thai = ((root / "docs" / name).read_text(encoding="utf-8") for name in ("page.en.md", "page.md"))
    commit(root, {"docs/page.en.md": english + BROKEN}, 3)
    commit(root, {"docs/page.md": thai + "\n"}, 4)
    printed = check(root, capsys, "--format", "github", "--base", "main~1")[1]
    assert printed.startswith("::error file=docs/page.en.md,"), "the change may be what puts it behind"


def test_an_unknown_commit_is_told_and_the_checks_run_all_the_same(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, printed, said = check(root, capsys, "--format", "github", "--base", "nowhere")
    assert status == 1
    assert printed.startswith("::error file=docs/a-page.md,")
    assert "git does not know the commit nowhere" in said


def test_settings_that_stop_everything_are_told_to_a_forge_too(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    summary = tmp_path / "summary.md"
    status, printed, said = check(root, capsys, "--format", "github", "--summary", str(summary))
    assert (status, said) == (1, "")
    assert printed.startswith("::error file=mkdocs.yml,")
    assert "mkdocs.yml" in summary.read_text(encoding="utf-8")
    assert json.loads(check(root, capsys, "--format", "gitlab")[1])[0]["location"]["path"] == "mkdocs.yml"
