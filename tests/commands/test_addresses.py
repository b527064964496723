"""`addresses`: what a handbook cites is asked of a real server; in a pull request what it brings alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL
from freshness.web import Web, web_server
from handbook.__main__ import main
from handbook.commands.check import read_sources
from handbook.freshness.cited import cited_addresses
from history.test_changes import commit
from history.test_edition import git


@pytest.fixture
def web() -> Iterator[Web]:
    with web_server() as running:
        yield running


@pytest.fixture
def root(tmp_path: Path, web: Web) -> Path:
    """A handbook that cites a dead address; its last commit brings another, one that moved and one that is well."""
    root = tmp_path / "handbook"
    shutil.copytree(MINIMAL, root)
    sources = root / "docs" / "data" / "sources.yml"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text.replace("https://example.invalid/letter-2", web.at("/there?2")), encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    page = (root / "docs" / "index.md").read_text(encoding="utf-8")
    page += f"\n\n[ก]({web.at('/gone')})\n"
    commit(root, {"docs/index.md": page}, 1)
    page += f"\n[ข]({web.at('/taken-away')}) [ค]({web.at('/moved')}) [ง]({web.at('/there')}) [จ]({web.at('/gone')})\n"
    commit(root, {"docs/index.md": page}, 2)
    return root


def told(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, int]]:
    assert main(["--root", str(root), "addresses", "--format", "json", *arguments]) == 0
    return [(each["code"], each["line"]) for each in json.loads(capsys.readouterr().out)]


def test_each_address_is_told_once_where_it_first_stands(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = (root / "docs" / "index.md").read_text(encoding="utf-8").splitlines()
    first, second = (number for number, line in enumerate(lines, start=1) if line.startswith(("[ก]", "[ข]")))
    assert told(root, capsys) == [("HB122", first), ("HB122", second), ("HB123", second)]


def test_a_pull_request_is_told_of_those_that_it_brings(
    root: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [code for code, _ in told(root, capsys, "--base", "main~1")] == ["HB122", "HB123"]
    assert ("HEAD", "/gone") not in web.asked
    assert told(root, capsys, "--base", "main") == []


def test_an_annotation_names_the_line_and_the_new_address(
    root: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root), "addresses", "--format", "github"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("::warning file=docs/index.md,line=") == 3
    assert web.at("/there") in printed


def test_an_unknown_commit_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for base in ("nowhere", "--output=x"):
        assert main(["--root", str(root), "addresses", f"--base={base}"]) == 2
        assert "git does not know the commit" in capsys.readouterr().err


def test_data_cite_too_and_marks_do_not(root: Path) -> None:
    sources = root / "docs" / "data" / "sources.yml"
    text = sources.read_text(encoding="utf-8")
    cited = cited_addresses(read_sources(root))
    in_data = [place for place in cited.values() if place.path == "docs/data/sources.yml"]
    assert in_data
    lines = text.splitlines()
    assert all("url:" in lines[place.line - 1] for place in in_data)
    assert all(address.startswith("http") for address in cited)
