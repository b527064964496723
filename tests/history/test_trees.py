"""Two states of the sources in git: the working tree as it is, and nothing that a contribution can hide."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.history.git import GitError
from handbook.history.trees import Changed, changed_files, listing, two_states, write_files
from releasing import commit_all, git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one commit on main, in whose folder a file is changed, one new and one ignored."""
    top = tmp_path / "repository"
    (top / "docs").mkdir(parents=True)
    git(top, "init", "--quiet")
    (top / ".gitignore").write_text("/kept/\n", encoding="utf-8")
    (top / "docs" / "a.md").write_text("one\n" * 20, encoding="utf-8")
    (top / "docs" / "b.md").write_text("two\n" * 20, encoding="utf-8")
    commit_all(top, "Begin")
    (top / "docs" / "a.md").write_text("one\n" * 20 + "more\n", encoding="utf-8")
    (top / "docs" / "new.md").write_text("new\n", encoding="utf-8")
    (top / "kept").mkdir()
    (top / "kept" / "own.txt").write_text("own\n", encoding="utf-8")
    return top


def test_working_tree_is_a_state_and_git_is_left_as_it_was(root: Path, tmp_path: Path) -> None:
    def standing() -> list[str]:
        index = (root / ".git" / "index").read_bytes()
        return [git(root, "status", "--porcelain"), git(root, "count-objects"), git(root, "diff"), index.hex()]

    before = standing()
    with two_states(root, "main", None) as states:
        assert states[1].commit is None
        assert changed_files(root, *states) == (
            Changed("docs/a.md", "docs/a.md", "100644", "100644"),
            Changed("", "docs/new.md", "000000", "100644"),
        )
        write_files(root, states[1], ("docs", "kept", "none"), tmp_path / "out")
    written = {file.relative_to(tmp_path / "out").as_posix() for file in (tmp_path / "out").rglob("*.*")}
    assert written == {"docs/a.md", "docs/b.md", "docs/new.md"}
    assert (tmp_path / "out" / "docs" / "a.md").read_text(encoding="utf-8").endswith("more\n")
    assert standing() == before


def test_change_begins_where_the_lines_part(root: Path) -> None:
    git(root, "switch", "--quiet", "--create", "change")
    commit_all(root, "Change")
    git(root, "switch", "--quiet", "main")
    (root / "docs" / "b.md").unlink()
    commit_all(root, "Go on elsewhere")
    with two_states(root, "main", "change") as states:
        assert states[0].commit == git(root, "rev-parse", "change~1").strip()
        assert [file.path for file in changed_files(root, *states)] == ["docs/a.md", "docs/new.md"]
        assert listing(root, states[0], ("docs",)) != listing(root, states[1], ("docs",))
        assert listing(root, states[0], (".gitignore",)) == listing(root, states[1], (".gitignore",))


def test_attributes_hide_no_file_and_links_are_not_followed(root: Path, tmp_path: Path) -> None:
    (root / ".gitattributes").write_text("docs/new.md export-ignore\ndocs/a.md -diff export-subst\n", encoding="utf-8")
    (root / "docs" / "a.md").write_text("$Format:%H$\n", encoding="utf-8")
    (root / "docs" / "link.md").symlink_to("/etc/passwd")
    git(root, "mv", "docs/b.md", "docs/c.md")
    with two_states(root, "main", None) as states:
        found = {file.path: file for file in changed_files(root, *states)}
        write_files(root, states[1], ("docs",), tmp_path / "out")
    assert sorted(found) == [".gitattributes", "docs/a.md", "docs/c.md", "docs/link.md", "docs/new.md"]
    assert found["docs/link.md"].mode_after == "120000"
    assert found["docs/c.md"].is_moved
    assert sorted(file.name for file in (tmp_path / "out" / "docs").iterdir()) == ["a.md", "c.md", "new.md"]
    assert (tmp_path / "out" / "docs" / "a.md").read_text(encoding="utf-8") == "$Format:%H$\n"


def test_what_git_does_not_know_is_an_error(root: Path, tmp_path: Path) -> None:
    for names in (("nothing", None), ("main", "nothing"), ("--all", None)):
        with pytest.raises(GitError), two_states(root, *names):
            pass
    (tmp_path / "outside").mkdir()
    with pytest.raises(GitError), two_states(tmp_path / "outside", "main", None):
        pass
