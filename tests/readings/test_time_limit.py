"""A page within the bounds that is yet without end: it is told, and the others are read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import handbook.corpus.read as reading
from checks.case_folders import MINIMAL
from handbook.authored.settings import load_settings
from handbook.checks import readings
from handbook.commands.check import check_sources
from handbook.readings.page import Finding

ONE = "จำนวนชุด"  # stands on one page


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The minimal handbook, alone."""
    return Path(shutil.copytree(MINIMAL, tmp_path / "project"))


def _endless(text: str, *_: object) -> list[Finding]:
    while ONE in text:
        pass
    return []


def _too_deep(text: str, *_: object) -> list[Finding]:
    return _too_deep(text) if ONE in text else []


@pytest.mark.parametrize("read", [_endless, _too_deep])
def test_page_that_cannot_be_compared_is_told(root: Path, monkeypatch: pytest.MonkeyPatch, read: object) -> None:
    monkeypatch.setattr(readings, "read_twice", read)
    monkeypatch.setattr(readings, "PAGE_SECONDS", 0.2)
    _, problems = check_sources(load_settings(root))
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [("docs/page.md", 1, "HB232")]


def test_page_that_cannot_be_read_is_told_and_left_out(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = reading.read_page

    def slow(text: str, path: str, shown: str) -> object:
        _endless(text if path == "page.md" else "")
        return read(text, path, shown)

    monkeypatch.setattr(reading, "read_page", slow)
    monkeypatch.setattr(reading, "PAGE_SECONDS", 0.2)
    corpus, problems = check_sources(load_settings(root))
    first = problems[0]
    assert (first.path, first.line, first.code) == ("docs/page.md", 1, "HB232")
    assert sorted(corpus.pages) == ["index.en.md", "index.md", "page.en.md"]
