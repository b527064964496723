"""When git has the last change of each file: read from real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

from handbook.history.changes import is_shallow, last_changes
from history.test_edition import MIDNIGHT, git

DAY = 86_400


def commit(root: Path, files: dict[str, str], day: int) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x", at=MIDNIGHT + day * DAY)


def days(folder: Path) -> dict[str, int]:
    return {path: (seconds - MIDNIGHT) // DAY for path, seconds in last_changes(folder).items()}


def test_each_file_has_the_day_of_its_own_last_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    commit(tmp_path, {"docs/a.md": "1", "docs/b.md": "1", "docs/forms/ก ข.md": "1", "mkdocs.yml": "1"}, 1)
    commit(tmp_path, {"docs/b.md": "2"}, 2)
    commit(tmp_path, {"mkdocs.yml": "2"}, 3)
    (tmp_path / "docs" / "a.md").write_text("not committed")
    assert days(tmp_path / "docs") == {"a.md": 1, "b.md": 2, "forms/ก ข.md": 1}
    commit(tmp_path, {}, 4)
    assert days(tmp_path / "docs") == {"a.md": 4, "b.md": 2, "forms/ก ข.md": 1}, "asked again after a commit"


def test_a_merge_changes_what_is_as_in_none_of_its_parents(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, {"a.md": "1\n", "b.md": "1\n", "c.md": "1\n"}, 1)
    git(tmp_path, "checkout", "-q", "-b", "other")
    commit(tmp_path, {"a.md": "2\n", "c.md": "other\n"}, 3)
    git(tmp_path, "checkout", "-q", "main")
    commit(tmp_path, {"b.md": "2\n", "c.md": "main\n"}, 2)
    subprocess.run(
        ["git", "-C", str(tmp_path), "merge", "-q", "--no-commit", "other"], check=False, capture_output=True
    )
    commit(tmp_path, {"c.md": "both\n"}, 4)
    assert days(tmp_path) == {"a.md": 3, "b.md": 2, "c.md": 4}


def test_outside_git_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("1")
    assert last_changes(tmp_path) == {}
    assert not is_shallow(tmp_path)


def test_a_shallow_clone_is_seen(tmp_path: Path) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    whole.mkdir()
    git(whole, "init", "-q")
    commit(whole, {"a.md": "1"}, 1)
    commit(whole, {"a.md": "2"}, 2)
    git(tmp_path, "clone", "-q", "--depth", "1", whole.as_uri(), str(part))
    assert (is_shallow(whole), is_shallow(part)) == (False, True)
