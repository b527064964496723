"""Translations that fall behind their Thai text, in a real repository of git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL
from handbook.authored.settings import load_settings
from handbook.commands.check import check_sources
from handbook.corpus.model import Corpus
from handbook.corpus.translations import dated
from handbooks import run_handbook

THAI, ENGLISH = Path("docs/page.md"), Path("docs/page.en.md")


def git(root: Path, *arguments: str, day: str = "2027-01-05") -> None:
    when = f"{day}T22:00:00+00:00"  # the next day in Thailand
    env = {**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
    who = ["-c", "user.name=x", "-c", "user.email=x@example.invalid"]
    subprocess.run(["git", *who, *arguments], cwd=root, env=env, check=True, capture_output=True)


def commit(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-m", "x", day=day)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def corpus_of(root: Path) -> Corpus:
    return check_sources(load_settings(root))[0]


def codes(root: Path) -> list[str]:
    return [f"{problem.path} {problem.code}" for problem in check_sources(load_settings(root))[1]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The minimal project in git, every translation marked on 5 January 2027."""
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    git(root.parent, "init", "-q", str(root))
    done = run_handbook("translated", "--lang", "en", root=root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["docs/index.en.md", "docs/page.en.md", "2 pages marked"]
    commit(root, "2027-01-05")
    return root


def test_mark_is_written_once_and_nothing_else_changes(project: Path) -> None:
    before = (MINIMAL / ENGLISH).read_text(encoding="utf-8")
    after = (project / ENGLISH).read_text(encoding="utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert len(added) == 1
    assert after.replace(added[0] + "\n", "") == before
    assert run_handbook("translated", "--lang", "en", root=project).stdout == "0 pages marked\n"
    assert codes(project) == []


def test_changed_thai_text_leaves_its_translation_behind_since_that_day(project: Path) -> None:
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    assert codes(project) == ["docs/page.en.md HB310"]
    assert dated(corpus_of(project))["page.en.md"].since is None  # not committed: nobody has read it yet
    commit(project, "2027-03-01")
    change(project / THAI, "ยื่นเอกสาร", "นำส่งเอกสาร")
    commit(project, "2027-04-09")
    assert {path: item.since for path, item in dated(corpus_of(project)).items()} == {"page.en.md": "2027-03-02"}
    done = run_handbook("translated", str(project / THAI), root=project)
    assert done.stdout.splitlines()[0] == "docs/page.en.md"
    assert codes(project) == []
    assert dated(corpus_of(project)) == {}


def test_dates_and_owner_of_the_thai_page_do_not_count(project: Path) -> None:
    change(project / THAI, "reviewed: 2026-11-23", "reviewed: 2026-11-24")
    assert codes(project) == []
    change(project / THAI, "description: สิ่งที่", "description: เรื่องที่")
    assert codes(project) == ["docs/page.en.md HB310"]


def test_outside_git_a_translation_is_behind_without_a_day(project: Path) -> None:
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    shutil.rmtree(project / ".git")
    assert [item.since for item in dated(corpus_of(project)).values()] == [None]


def test_unmarked_translation_is_told_once_others_are_marked(project: Path) -> None:
    shutil.copy(MINIMAL / ENGLISH, project / ENGLISH)
    assert codes(project) == ["docs/page.en.md HB311"]
    shutil.copy(MINIMAL / "docs/index.en.md", project / "docs/index.en.md")
    assert codes(project) == []


def test_wrong_paths_exit_2(project: Path) -> None:
    assert run_handbook("translated", str(project / "docs/none.md"), root=project).returncode == 2
    done = run_handbook("translated", str(project / "docs/data/sources.yml"), root=project)
    assert done.returncode == 2
    assert "no pages of the handbook: data/sources.yml" in done.stderr
