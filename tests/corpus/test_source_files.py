"""What stands in docs/: told before anything opens it, however large, forbidden or badly named it is."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL, find_problems
from handbook.__main__ import main
from handbook.authored.settings import load_settings
from handbook.corpus import source_files
from handbook.corpus.data import DATA_NAMES
from handbook.corpus.source_files import SourceFile, is_left_by_program, list_files, most_megabytes
from handbook.corpus.stray_files import ENDINGS, file_problems, misplaced

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    return root


def places(root: Path) -> list[str]:
    return [f"{problem.path} {problem.code}" for problem in find_problems(root)]


def of_size(path: Path, size: int, start: bytes = b"") -> None:
    """A file of this size that takes no room on the disk."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(start)
    os.truncate(path, size)


def test_files_are_listed_in_order_with_their_first_bytes(project: Path) -> None:
    files = list_files(load_settings(project))
    assert [file.path for file in files] == [
        "data/confirm.yml",
        "data/sources.yml",
        "index.en.md",
        "index.md",
        "page.en.md",
        "page.md",
    ]
    assert {file.start[:11] for file in files if file.path.endswith(".md")} == {b"---\ntitle: "}
    assert {len(file.start) for file in files} == {16}


def test_files_that_are_too_large_are_told_before_anything_is_read(project: Path) -> None:
    docs = project / "docs"
    of_size(docs / "page.md", 5_000_001)
    of_size(docs / "images" / "fits.png", 20_000_000, PNG)
    of_size(docs / "images" / "large.png", 20_000_001, PNG)
    of_size(docs / "figures" / "large.svg", 1_000_001, b"<svg")
    assert places(project) == [
        "docs/figures/large.svg HB239",
        "docs/images/large.png HB239",
        "docs/page.md HB239",
    ]


def test_settings_that_are_too_large_are_told(project: Path) -> None:
    of_size(project / "mkdocs.yml", 5_000_001)
    assert places(project) == ["mkdocs.yml HB239"]


def test_settings_that_never_end_are_told(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    os.mkfifo(project / "mkdocs.yml")
    assert places(project) == ["mkdocs.yml HB230"]


def test_too_many_files_are_told_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_files, "_MOST", 6)
    assert places(project) == []
    (project / "docs" / "x.txt").touch()
    assert places(project) == ["docs HB239"]


def test_what_nobody_may_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = {str(project.resolve() / "docs" / name) for name in ("page.md", "more")}
    (project / "docs" / "more").mkdir()
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: str(path) not in locked and allowed(path, mode))
    assert places(project) == ["docs/more HB241", "docs/page.md HB241"]


def test_name_that_is_not_utf8_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(os.fsdecode(os.fsencode(project / "docs") + b"/\xa1\xd2.md")).write_text("x")
    for command in ("check", "build"):
        assert main(["--root", str(project), command, "--lang", "en"]) == 1
        assert r"docs/\udca1\udcd2.md:1:1: error HB241 unreadable-file" in "".join(capsys.readouterr())


@pytest.mark.parametrize("checks", [[], ["--skip-checks"]], ids=["checked", "unchecked"])
@pytest.mark.parametrize("name", ["assets/javascripts/controls.js", "x.html", "page/index.md", "Page 2.md"])
def test_build_refuses_stray_files_before_the_engine_starts(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, checks: list[str]
) -> None:
    monkeypatch.setattr("handbook.commands.build.beside", lambda *_args, **_more: pytest.fail("it started"))
    path = project / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((MINIMAL / "docs" / "page.md").read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["--root", str(project), "build", "--lang", "en", *checks]) == 1
    assert f"docs/{name}:1:1: error HB2" in "".join(capsys.readouterr())


def found(*paths: str) -> list[str]:
    listed = [SourceFile(path, PNG if path.endswith("png") else b"") for path in sorted(paths)]
    return [f"{problem.path} {problem.code}" for problem in file_problems(listed, "docs")]


def test_names_are_compared_without_capitals() -> None:
    assert found("images/a.png", "images/A.png") == ["docs/images/A.png HB221", "docs/images/a.png HB238"]
    assert found("sub.en.md", "sub/index.md", "sub.md") == ["docs/sub/index.md HB238"]
    assert found("sub.en.md", "sub/index.md") == []


def test_names_that_windows_keeps_are_told() -> None:
    assert found("con.md", "sub/lpt1.en.md", "console.md") == ["docs/con.md HB221", "docs/sub/lpt1.en.md HB221"]


@pytest.mark.parametrize("name", ["assets", "search", "downloads", "en", "404"])
def test_nothing_stands_where_the_site_has_something(name: str) -> None:
    paths = {f"{name}.md", f"{name}.en.md", f"{name}/page.md", f"{name.upper()}/page.md"}
    assert found(*paths, f"forms/{name}.md", f"{name}-2.md") == [f"docs/{path} HB237" for path in sorted(paths)]


@pytest.mark.parametrize(
    "path",
    [
        *("page.png", "images/x.svg", "figures/sub/x.svg", "x.svg", "data/other.yml", "forms/x.yml", "x.form.yml"),
        *("data/page.md", "figures/page.md", "images/page.md", "forms/superseded/page.md", "forms/x.pdf", "x.docx"),
        *(".well-known/x.md", "forms/.x.md", "x.jpeg", "x", "x.md.exe", "images/x.gif", "x.markdown", "page.Md"),
    ],
)
def test_what_is_not_used_there_is_told(path: str) -> None:
    assert found(path) == [f"docs/{path} HB237"]


def test_what_programs_leave_is_known() -> None:
    left = [".DS_Store", "._x.md", "Thumbs.db", "~$x.docx", ".~lock.x.odt#", "x.md~", ".x.md.swp", "#x.md#", ".git"]
    assert [name for name in left if not is_left_by_program(name)] == []
    assert [name for name in ("x.md", ".htaccess", "thumbs.md", "~x.md") if is_left_by_program(name)] == []


def _rows(heading: str) -> list[list[str]]:
    """The rows of the README's table below a heading: folders, kinds, megabytes."""
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [line.strip("| ").split(" | ") for line in table.split("\n") if line.startswith("| `")]


@pytest.mark.parametrize("heading", ["ไฟล์ที่อยู่ใน `docs/` ได้", "Files that `docs/` may hold"])
def test_readme_names_every_kind_of_file_and_where_it_stands(heading: str) -> None:
    rows = _rows(heading)
    told = {ending for _, files, _ in rows for ending in re.findall(r"\.[a-z]+(?=[` ])", files)}
    assert told == set(ENDINGS)
    assert set(re.findall(r"`([a-z-]+)`", rows[1][1])) == set(DATA_NAMES)
    for folders, files, most in rows:
        for folder in re.findall(r"`docs/(.*?)/?`", folders):
            for ending in re.findall(r"`[^`]*(\.[a-z]+)`", files):
                stem = "sources" if folder == "data" else "x.form" if folder == "forms" and ending == ".yml" else "x"
                file = SourceFile(f"{folder}/{stem}{ending}".lstrip("/"), b"")
                assert [problem.details for problem in misplaced([file], "docs")] == []
                assert most == f"{most_megabytes(file.path)} MB"
