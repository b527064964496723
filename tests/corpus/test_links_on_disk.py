"""Symbolic links among the sources are refused at their path, by every command, before anything follows them."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL
from handbook.__main__ import main

LINKS = {
    "file": ("docs/x.txt", "secret.txt"),
    "page": ("docs/extra.md", "secret.txt"),
    "folder": ("docs/more", "."),
    "the whole machine": ("docs/all", "/"),
    "dangling": ("docs/gone.md", "nowhere"),
    "round": ("docs/round", "docs/round"),
    "round a folder": ("docs/data/up", "docs"),
    "inside": ("docs/same.md", "docs/page.md"),
    "hidden": ("docs/.hidden", "secret.txt"),
    "data": ("docs/data/glossary.yml", "secret.txt"),
    "forms": ("docs/forms", "."),
    "form": ("docs/forms/x.form.yml", "secret.txt"),
    "figure": ("docs/figures/x.svg", "secret.txt"),
    "superseded": ("docs/forms/superseded/x-th_0.1_2026-01-01.pdf", "secret.txt"),
    "template": ("overrides/assets/x.css", "secret.txt"),
    "folder of templates": ("overrides/partials", "."),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    (tmp_path / "secret.txt").write_text("canary")
    return root


@pytest.mark.parametrize(("link", "target"), LINKS.values(), ids=LINKS)
def test_link_is_refused_at_its_path(project: Path, capsys: pytest.CaptureFixture[str], link: str, target: str) -> None:
    path = project / link
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(project / target if target.startswith("docs") else project.parent / target)
    commands = (["check"], ["build"], ["build", "--only", "site", "--skip-checks"], ["read-forms", str(MINIMAL)])
    for command in (*commands, ["translated"]):
        assert main(["--root", str(project), *command, "--lang", "en"]) == 1
        printed = "".join(capsys.readouterr())
        assert f"{link}:1:1: error HB230 symbolic-link: {link} is a symbolic link" in printed
        assert "canary" not in printed
    assert not (project / "site").exists()


def test_settings_by_a_link_are_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.move(project / "mkdocs.yml", project.parent / "elsewhere.yml")
    (project / "mkdocs.yml").symlink_to(project.parent / "elsewhere.yml")
    assert main(["--root", str(project), "check"]) == 1
    assert "mkdocs.yml:1:1: error HB230" in "".join(capsys.readouterr())


def test_what_would_never_end_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(project / "docs" / "pipe.md")
    with socket.socket(socket.AF_UNIX) as plug:
        here = Path.cwd()
        os.chdir(project / "docs")  # a socket's path is short
        plug.bind("plug")
        os.chdir(here)
        assert main(["--root", str(project), "check"]) == 1
    printed = "".join(capsys.readouterr())
    assert "docs/pipe.md:1:1: error HB230" in printed
    assert "docs/plug:1:1: error HB230" in printed


def test_mark_of_an_editor_is_left_alone(project: Path) -> None:
    (project / "docs" / ".#page.md").symlink_to("officer@office.1:2")
    assert main(["--root", str(project), "check"]) == 0
