"""What a release refuses, all at once; and that a refused one leaves the former dist/."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from handbook.authored.settings import load_settings
from handbook.commands.site_folder import mark
from handbook.problems import Problem
from handbook.release.faults import git_failed, is_reserved, release_faults
from handbooks import read_settings, run_handbook, write_settings
from releasing import commit_all, git, repository


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook that can be released."""
    return repository(tmp_path_factory.mktemp("clean") / "handbook")


@pytest.fixture
def root(clean: Path, tmp_path: Path) -> Path:
    """A copy of it to spoil."""
    return Path(shutil.copytree(clean, tmp_path / "handbook"))


def faults(root: Path) -> list[Problem]:
    return release_faults(load_settings(root))


def told(found: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in found]


def test_a_clean_clone_with_a_real_address_can_be_released(root: Path) -> None:
    assert faults(root) == []


@pytest.mark.parametrize("name", ["docs/faq.md", "docs/หน้าใหม่.md", "new file.txt"])
def test_what_is_changed_or_new_is_told_by_its_name(root: Path, name: str) -> None:
    with (root / name).open("a", encoding="utf-8") as file:
        file.write("x\n")
    (found,) = faults(root)
    assert (found.path, found.code, found.details) == (name, "HB720", {"count": "1", "files": name})


def test_many_changed_files_are_told_as_one_fault(root: Path) -> None:
    for number in range(7):
        (root / f"{number}.txt").write_text("x", encoding="utf-8")
    git(root, "rm", "--quiet", "docs/index.md")
    (found,) = faults(root)
    assert found.details == {"count": "8", "files": "docs/index.md, 0.txt, 1.txt, 2.txt, 3.txt, …"}


def test_what_git_ignores_is_no_change(root: Path) -> None:
    (root / "dist").mkdir()
    (root / "dist" / "x").write_text("x", encoding="utf-8")
    assert faults(root) == []


def test_without_the_whole_history_nothing_is_released(root: Path, tmp_path: Path) -> None:
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Say nothing")
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "shallow")
    (found,) = faults(tmp_path / "shallow")
    assert (found.code, "unshallow" in found.text("mend", "en")) == ("HB612", True)
    shutil.rmtree(root / ".git")
    (found,) = faults(root)
    assert (found.code, "no history" in found.text("what", "en")) == ("HB721", True)


@pytest.mark.parametrize("annotated", [False, True])
def test_a_number_is_given_once(root: Path, annotated: bool) -> None:
    git(root, "tag", *(("--annotate", "--message", "x") if annotated else ()), "edition-2569-1")
    assert faults(root) == [], "the same commit may be released again: the same files"
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Go on")
    (found,) = faults(root)
    assert (found.path, found.code) == ("mkdocs.yml", "HB722")
    assert dict(found.details) == {
        "shown": "2569-1",
        "tag": "edition-2569-1",
        "correction": "2569-1.1",
        "next": "2569-2",
    }
    line = (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert "release:" in line or "edition" in line
    settings = read_settings(root)
    settings["extra"]["handbook"]["release"]["correction"] = 1
    write_settings(root, settings)
    commit_all(root, "Correct it")
    assert faults(root) == []


def test_an_address_that_is_nobodys_is_told(root: Path) -> None:
    write_settings(root, read_settings(root) | {"site_url": "https://example.invalid/cctv/"})
    commit_all(root, "Forget the address")
    (found,) = faults(root)
    assert (found.path, found.code, found.details) == (
        "mkdocs.yml",
        "HB723",
        {"address": "https://example.invalid/cctv/"},
    )
    line = (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert line[found.column - 1 :].startswith(("https://example.invalid", "site_url"))


@pytest.mark.parametrize(
    ("address", "is_nobodys"),
    [
        ("https://example.invalid/", True),
        ("https://www.example.com/cctv/", True),
        ("https://EXAMPLE.com/", True),
        ("https://example.org:8443/", True),
        ("http://handbook.test/", True),
        ("https://notexample.com/", False),
        ("https://example.com.go.th/", False),
        ("http://127.0.0.1:8000/cctv/", False),
        ("http://localhost/", False),
    ],
)
def test_names_that_are_nobodys(address: str, is_nobodys: bool) -> None:
    assert is_reserved(address) == is_nobodys


def test_all_faults_are_told_at_once_with_those_of_the_content_and_the_former_dist_stays(root: Path) -> None:
    former = root / "dist"
    former.mkdir()
    (former / "release.json").write_text("former", encoding="utf-8")
    mark(former)
    git(root, "tag", "edition-2569-1")
    write_settings(root, read_settings(root) | {"site_url": "https://example.invalid/cctv/"})
    shutil.rmtree(root / "docs" / "data" / "changes")
    commit_all(root, "Forget the address and the summary")
    with (root / "docs" / "index.md").open("a", encoding="utf-8") as file:
        file.write("\n[x](gone.md)\n")
    done = run_handbook("release", root=root)
    codes = re.findall(r": error (HB\d{3}) ", done.stderr)
    assert done.returncode == 1
    assert set(codes) >= {"HB201", "HB720", "HB722", "HB723", "HB731"}, done.stderr
    assert "Traceback" not in done.stderr
    assert (former / "release.json").read_text(encoding="utf-8") == "former"
    assert sorted(path.name for path in root.iterdir() if path.name.startswith("dist")) == ["dist"]


def test_an_edition_after_one_that_nothing_notes_is_refused(root: Path) -> None:
    git(root, "tag", "edition-2569-1")
    settings = read_settings(root)
    settings["extra"]["handbook"]["release"]["edition"] = "2569-2"
    write_settings(root, settings)
    (root / "docs" / "data" / "changes" / "next.yml").write_text("kind: edition\nth: ก\nen: a\n", encoding="utf-8")
    commit_all(root, "Begin the next edition")
    done = run_handbook("release", root=root)
    assert re.findall(r": error (HB\d{3}) ", done.stderr) == ["HB725", "HB724"], done.stderr


@pytest.mark.slow
def test_a_release_that_fails_after_the_checks_leaves_the_former_dist(root: Path) -> None:
    former = root / "dist"
    former.mkdir()
    (former / "release.json").write_text("former", encoding="utf-8")
    mark(former)
    (root / "overrides" / "404.html").write_text("{% extends 'no-such.html' %}", encoding="utf-8")
    commit_all(root, "Break a template")
    done = run_handbook("release", "--lang", "en", root=root)
    assert done.returncode == 1, done.stdout + done.stderr
    assert (former / "release.json").read_text(encoding="utf-8") == "former"
    assert sorted(path.name for path in root.iterdir() if path.name.startswith("dist")) == ["dist"]


def test_a_folder_dist_of_somebody_else_is_not_replaced(root: Path) -> None:
    (root / "dist").mkdir()
    (root / "dist" / "mine.txt").write_text("mine", encoding="utf-8")
    done = run_handbook("release", root=root)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 2)
    assert [file.name for file in (root / "dist").iterdir()] == ["mine.txt"]


def test_what_git_says_is_told() -> None:
    found = git_failed("fatal: no space")
    assert "fatal: no space" in found.text("what", "th")
