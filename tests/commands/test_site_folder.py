"""Where a build writes: over an earlier build of ours or into an empty place, and never over anybody's files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL
from handbook.__main__ import main
from handbook.authored.settings import load_settings
from handbook.commands.site_folder import MARKER, aside, is_build, mark, swap, target_fault
from handbook.problems import ProblemsError
from handbooks import ROOT, run_handbook

REFUSED = {
    "the sources": "docs",
    "in the sources": "docs/site",
    "the sources by another way": "site/../docs/.",
    "the templates": "overrides",
    "in the templates": "overrides/site",
    "the program": "scripts",
    "the tests": "tests/site",
    "the history": ".git",
    "in the history": ".git/site",
    "the whole": ".",
    "the whole, empty": '""',
    "the parent": "..",
    "beside the handbook": "../x",
    "out and in again": "site/../../x",
    "absolute": "/hb-never",
    "home": "~/x",
    "somebody's folder": "mine",
    "the settings": "mkdocs.yml",
    "a file": "note.txt",
    "below a file": "note.txt/site",
    "a link": "link",
    "through a link": "link/site",
    "a dangling link": "dangling",
    "another system's path": "'C:\\site'",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The minimal project with all that may lie around it."""
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    for name in ("overrides", "scripts", "tests", ".git", "mine", "../x", "../elsewhere"):
        (root / name).mkdir()
        (root / name / "kept.txt").write_text("kept")
    (root / "note.txt").write_text("kept")
    (root / "link").symlink_to(tmp_path / "elsewhere")
    (root / "dangling").symlink_to(tmp_path / "nowhere")
    return root


def set_folder(root: Path, key: str, value: str) -> None:
    config = root / "mkdocs.yml"
    lines = [f"{key}: {value}" if line.startswith(f"{key}:") else line for line in config.read_text().split("\n")]
    config.write_text("\n".join(lines))


Told = tuple[int, str]


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Run a command on the project in this process: its exit code and all that it printed."""

    def run_here(*arguments: str) -> Told:
        status = main(["--root", str(project), *arguments])
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return run_here


def tree(top: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its bytes, folders and links without."""
    return {
        path.relative_to(top).as_posix(): path.read_bytes() if path.is_file() and not path.is_symlink() else None
        for path in sorted(top.rglob("*"))
    }


@pytest.mark.parametrize("value", REFUSED.values(), ids=REFUSED)
def test_site_dir_that_is_not_ours_is_refused_before_any_work(
    project: Path, run: Callable[..., Told], value: str
) -> None:
    set_folder(project, "site_dir", value)
    before = tree(project.parent)
    for only in ((), ("--only", "site"), ("--only", "forms"), ("--only", "book")):
        status, printed = run("build", "--lang", "en", *only)
        assert status == 1
        assert "mkdocs.yml:5:1: error HB229 folder-setting: site_dir cannot be used: " in printed
    assert tree(project.parent) == before


@pytest.mark.parametrize(
    "value", ["..", "../elsewhere", ".", "link", "gone", "scripts", "/", "~/x", "note.txt", "site"]
)
def test_docs_dir_elsewhere_is_refused_by_every_command(project: Path, run: Callable[..., Told], value: str) -> None:
    set_folder(project, "docs_dir", value)
    before = tree(project.parent)
    for command in ("build", "check", "serve", "translated"):
        status, printed = run(command, "--lang", "en")
        assert status == 1
        assert "mkdocs.yml:4:1: error HB229 folder-setting: docs_dir cannot be used: " in printed
    assert tree(project.parent) == before


def test_templates_from_elsewhere_are_refused(project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("custom_dir: overrides", "custom_dir: ../elsewhere"))
    with pytest.raises(ProblemsError) as raised:
        load_settings(project)
    assert [(problem.code, problem.details["key"]) for problem in raised.value.problems] == [("HB229", "custom_dir")]


@pytest.mark.parametrize(
    "out", ["docs", "docs/x", ".", "..", "/", "~", ".git", "scripts/x", "mine", "note.txt", "link"]
)
def test_out_that_is_not_ours_is_wrong_usage(project: Path, run: Callable[..., Told], out: str) -> None:
    before = tree(project.parent)
    target = Path(out).expanduser() if out.startswith("~") else project / out
    for only in ((), ("--only", "site"), ("--only", "book")):
        status, printed = run("build", "--out", str(target), *only)
        assert status == 2
        thai, english = printed.splitlines()
        assert thai.startswith("--out: ")
        assert any("\u0e00" <= sign <= "\u0e7f" for sign in thai)
        assert english.startswith("--out: ")
    assert tree(project.parent) == before


def test_out_beside_sources_given_with_docs_is_wrong_usage(project: Path, run: Callable[..., Told]) -> None:
    docs = project.parent / "elsewhere"
    assert run("build", "--docs", str(docs), "--out", str(docs))[0] == 2
    status, printed = run("build", "--docs", str(docs / "gone"))
    assert (status, len(printed.splitlines())) == (2, 2)


@pytest.fixture
def ours(project: Path) -> Path:
    """An earlier build of ours."""
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("earlier")
    mark(site)
    return site


def test_new_empty_and_earlier_folders_are_taken(project: Path, ours: Path, tmp_path: Path) -> None:
    settings = load_settings(project)
    assert target_fault(settings) is None
    (tmp_path / "empty").mkdir()
    for target in (ours, tmp_path / "empty", tmp_path / "new" / "deep"):
        with aside(target) as fresh:
            (fresh / "index.html").write_text("new")
            swap(fresh, target)
        assert sorted(path.name for path in target.iterdir()) == [MARKER, "index.html"]
        assert (target / "index.html").read_text() == "new"
        assert [path.name for path in target.parent.iterdir() if path.name.startswith(f"{target.name}.")] == []


def test_site_of_a_version_without_marker_is_known_by_its_index(project: Path, ours: Path) -> None:
    (ours / MARKER).unlink()
    assert not is_build(ours)
    (ours / "search").mkdir()
    (ours / "search" / "index.th.js").write_text("self.handbookIndex={}\n")
    assert is_build(ours)
    assert target_fault(load_settings(project)) is None


def test_marker_of_somebody_else_does_not_count(ours: Path) -> None:
    (ours / MARKER).write_text("notes")
    assert not is_build(ours)


def test_folders_with_names_like_ours_stay(project: Path, ours: Path) -> None:
    for name in ("site.before", "site.build-notes", "site.bak"):
        (project / name).mkdir()
        (project / name / "kept.txt").write_text("kept")
        mark(project / name)
    with aside(ours) as fresh:
        swap(fresh, ours)
    assert sorted(path.name for path in project.glob("site*")) == [
        "site",
        "site.bak",
        "site.before",
        "site.build-notes",
    ]


def test_target_filled_meanwhile_is_left(project: Path) -> None:
    target = project / "site"

    def fill_and_swap() -> None:
        with aside(target) as fresh:
            target.mkdir()
            (target / "mine.txt").write_text("kept")
            swap(fresh, target)

    with pytest.raises(OSError, match="not empty"):
        fill_and_swap()
    assert tree(target) == {"mine.txt": b"kept"}


KILLED = """
import os, pathlib, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it
from handbook.commands.site_folder import aside, swap
target, rename = pathlib.Path(sys.argv[1]), pathlib.Path.rename
def killed(path, to):
    if pathlib.Path(to) == target and path.name == "site":
        os.kill(os.getpid(), int(sys.argv[2]))
    return rename(path, to)
with aside(target) as fresh:
    pathlib.Path.rename = killed
    swap(fresh, target)
"""


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_site_is_kept_when_the_swap_is_killed_between_its_renames(ours: Path, sent: int) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(ours), str(int(sent))], env=env, check=False, capture_output=True
    )
    assert done.returncode != 0
    assert ours.exists() is (sent == signal.SIGINT)  # an interruption is noticed, and put right at once
    with aside(ours):
        assert (ours / "index.html").read_text() == "earlier"
    assert [path.name for path in ours.parent.iterdir() if path.name.startswith("site")] == ["site"]


def test_working_folder_of_a_build_that_runs_is_left(ours: Path) -> None:
    waits = "import pathlib, sys, time\nfrom handbook.commands.site_folder import aside\n"
    waits += "with aside(pathlib.Path(sys.argv[1])):\n    print(flush=True)\n    time.sleep(60)"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    with subprocess.Popen([sys.executable, "-c", waits, str(ours)], env=env, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        running = {path.name for path in ours.parent.glob("site.build-*")}
        with aside(ours) as fresh:
            swap(fresh, ours)
        assert {path.name for path in ours.parent.glob("site.build-*")} == running
        assert len(running) == 1
        other.kill()


def test_building_again_replaces_the_build_before(project: Path) -> None:
    """The whole command, twice, on a handbook of its own templates: the second finds the marker of the first."""
    root = project.parent / "whole"
    shutil.copytree(MINIMAL, root)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    out = project.parent / "out"
    for _ in range(2):
        done = run_handbook("build", "--only", "site", "--out", str(out), root=root)
        assert done.returncode == 0, done.stderr
        assert is_build(out)
