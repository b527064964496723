"""Tags of releases and the sources at them, in real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.history.git import GitError
from handbook.history.tags import Tag, is_at, release_tags, write_sources
from releasing import commit_all, git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "handbook"
    (folder / "docs" / "ก").mkdir(parents=True)
    (folder / "docs" / "page.md").write_bytes("หนึ่ง\r\n".encode())
    (folder / "docs" / "ก" / "x.yml").write_text("a")
    (folder / "other").write_text("b")
    git(folder, "init", "--quiet")
    commit_all(folder, "first")
    return folder


def _head(root: Path) -> str:
    return git(root, "rev-parse", "HEAD").strip()


def _change(root: Path) -> str:
    """One commit more; the commit."""
    (root / "other").write_text((root / "other").read_text() + "b")
    commit_all(root, "change")
    return _head(root)


def test_tags_of_both_kinds_have_their_commit_and_its_day(root: Path) -> None:
    first = _head(root)
    git(root, "tag", "edition-2569-1")
    second = _change(root)
    git(root, "tag", "-a", "edition-2569-1.1", "-m", "x")
    git(root, "tag", "other")
    tags = release_tags(root)
    assert tags == [Tag("edition-2569-1", first, "2026-11-20"), Tag("edition-2569-1.1", second, "2026-11-20")]
    assert [is_at(root, tag) for tag in tags] == [False, True]


def test_releases_of_another_branch_do_not_count(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "aside")
    _change(root)
    git(root, "tag", "edition-2569-9")
    git(root, "checkout", "-q", "-")
    assert release_tags(root) == []


def test_outside_git_there_are_none(tmp_path: Path) -> None:
    assert release_tags(tmp_path) == []


def test_sources_are_written_as_they_were(root: Path, tmp_path: Path) -> None:
    commit = _head(root)
    (root / "docs" / "page.md").write_text("later")
    commit_all(root, "later")
    write_sources(root, commit, ["docs", "missing"], tmp_path / "out")
    found = {file.relative_to(tmp_path / "out").as_posix() for file in (tmp_path / "out").rglob("*") if file.is_file()}
    assert found == {"docs/page.md", "docs/ก/x.yml"}
    assert (tmp_path / "out" / "docs" / "page.md").read_bytes() == "หนึ่ง\r\n".encode()


def test_commit_that_is_not_there_is_told(root: Path, tmp_path: Path) -> None:
    with pytest.raises(GitError):
        write_sources(root, "0" * 40, ["docs"], tmp_path / "out")
    write_sources(root, "HEAD", ["missing"], tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
