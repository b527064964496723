"""The release that mkdocs.yml names, against those that git has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.authored.release import Release
from handbook.authored.settings import load_settings
from handbook.editions.since import judge_since, release_faults
from releasing import commit_all, git, repository

SUMMARY = "kind: correction\nth: แก้คำ\nen: A word mended\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The fixture, which has a summary of changes, committed: about to be the first edition."""
    return repository(tmp_path / "handbook")


def summary(root: Path, name: str) -> None:
    file = root / "docs" / "data" / "changes" / f"{name}.yml"
    file.write_text(SUMMARY, encoding="utf-8")


def release(root: Path, edition: str, correction: int = 0) -> None:
    """Let mkdocs.yml name a release."""
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    written = f"release:\n      edition: {edition}\n      correction: {correction}\n"
    file.write_text(re.sub(r"release:\n +edition: .*\n +correction: .*\n", written, text), encoding="utf-8")


def change(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path) -> list[str]:
    faults = release_faults(root)
    return [f"{problem.path} {problem.code}" for problem in faults if problem.explain("th") and problem.explain("en")]


def spell(root: Path) -> None:
    change(root, "docs/survey.en.md", "Name the source of power and", "Name the  source of power and")


def renumber(root: Path) -> None:
    change(root, "docs/procedure.md", "[๓๐ วัน]", "[๖๐ วัน]")


def test_first_edition_needs_a_summary_alone(root: Path) -> None:
    assert told(root) == []
    assert judge_since(load_settings(root)).release is None
    (root / "docs/data/changes/trial.yml").unlink()
    assert told(root) == ["mkdocs.yml HB731"]


def test_first_release_is_no_correction(root: Path) -> None:
    release(root, "2569-1", 1)
    assert told(root) == ["mkdocs.yml HB730"]


def test_correction_follows_its_edition(root: Path) -> None:
    git(root, "tag", "edition-2569-1")
    release(root, "2569-1", 1)
    spell(root)
    assert told(root) == ["mkdocs.yml HB731"]
    summary(root, "second")
    assert told(root) == []
    judged = judge_since(load_settings(root))
    assert (judged.release, judged.may_be_correction, judged.programs) == (Release("2569-1"), True, 0)
    assert judged.summaries == {"second.yml"}


def test_what_is_no_correction_is_told_with_its_place(root: Path) -> None:
    git(root, "tag", "edition-2569-1")
    release(root, "2569-1", 1)
    summary(root, "second")
    renumber(root)
    assert told(root) == ["docs/procedure.md HB710"]
    release(root, "2569-2")
    assert told(root) == []


@pytest.mark.parametrize(
    ("edition", "correction"), [("2569-1", 3), ("2569-1", 0), ("2568-9", 0), ("2569-2", 1), ("2568-9", 1)]
)
def test_number_that_does_not_follow_is_told(root: Path, edition: str, correction: int) -> None:
    git(root, "tag", "edition-2569-1")
    release(root, "2569-1", 1)
    summary(root, "second")
    commit_all(root, "next")
    git(root, "tag", "edition-2569-1.1")
    release(root, edition, correction)
    summary(root, "third")
    assert "mkdocs.yml HB730" in told(root)


def test_release_is_made_again_from_its_own_tag(root: Path) -> None:
    git(root, "tag", "edition-2569-1")
    assert told(root) == []
    release(root, "2569-1", 1)
    summary(root, "second")
    spell(root)
    commit_all(root, "next")
    git(root, "tag", "-a", "edition-2569-1.1", "-m", "x")
    assert told(root) == []


def test_correction_is_judged_against_the_correction_before(root: Path) -> None:
    """What an edition in between changed is none of its business."""
    git(root, "tag", "edition-2569-1")
    renumber(root)
    summary(root, "second")
    release(root, "2569-2")
    commit_all(root, "next")
    git(root, "tag", "edition-2569-2")
    release(root, "2569-2", 1)
    summary(root, "third")
    spell(root)
    assert told(root) == []
    release(root, "2569-1", 1)
    assert "mkdocs.yml HB730" in told(root)
