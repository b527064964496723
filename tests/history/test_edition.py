"""Which state of the sources an edition names: read from real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from handbook.history.edition import Edition, read_edition

# 23 November 2026, 17:00:00 UTC: midnight in Thailand.
MIDNIGHT = 1795453200


def git(root: Path, *arguments: str, at: int = MIDNIGHT) -> str:
    date = f"{at} +0000"
    done = subprocess.run(
        ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.invalid", *arguments],
        env={"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "PATH": "/usr/bin:/bin", "HOME": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text("one")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def test_edition_is_the_commit_and_its_day_in_thailand(repository: Path) -> None:
    edition = read_edition(repository, [])
    assert edition == Edition(git(repository, "rev-parse", "HEAD")[:10], MIDNIGHT)
    assert edition.date == "2026-11-24"
    assert Edition("", MIDNIGHT - 1).date == "2026-11-23"


def test_changed_sources_are_told_by_a_plus(repository: Path) -> None:
    (repository / "docs" / "page.md").write_text("two")
    assert read_edition(repository, []).commit.endswith("+")


def test_what_is_built_beside_the_sources_changes_nothing(repository: Path) -> None:
    (repository / "site").mkdir()
    (repository / "site" / "index.html").write_text("built")
    assert not read_edition(repository, []).commit.endswith("+")


def test_without_git_the_latest_review_stands_for_the_commit(tmp_path: Path) -> None:
    edition = read_edition(tmp_path, ["2026-01-02", "2026-11-23", "2025-12-31"])
    assert (edition.commit, edition.date) == ("", "2026-11-23")
    assert read_edition(tmp_path, []).date == "1970-01-01"
