"""A handbook with a published letter of enquiry, made once, and a copy of it in a repository for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from filled.answers.letters import git
from filled.returned_letters import with_letter
from handbooks import Workshop


@pytest.fixture(scope="session")
def original(workshop: Workshop) -> Path:
    """The fixture handbook with a published letter of enquiry; not to be changed."""
    return workshop.once("letter", with_letter)


@pytest.fixture
def root(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy in a git repository, with a folder `in` for letters beside it, which is the current folder."""
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)
    copy = Path(shutil.copytree(original, tmp_path / "project"))
    git(copy, "init", "-q")
    return copy
