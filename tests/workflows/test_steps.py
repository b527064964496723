"""Every step by its command, on this machine: the commands exist, and tell an officer what is wrong."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL
from handbook.__main__ import _parser
from handbooks import ROOT
from history.test_changes import commit
from history.test_edition import git
from workflows.workflow_files import FORGEJO, GITHUB, of_github, read, scripts_of_gitlab


def commands_of(script: str) -> list[list[str]]:
    """The words of each call of make.py in a script; the value of a variable is 1."""
    found = []
    for line in re.sub(r"\\\n\s*", " ", script).splitlines():
        for call in re.findall(r"python3 scripts/make\.py ([^|>#;&]*)", line):
            found.append(shlex.split(re.sub(r"\$\{FIRST\S*|\$(\w+)", lambda found: "1" if found[1] else "", call)))
    return found


def all_scripts() -> Iterator[tuple[str, str]]:
    for file in (*GITHUB, *FORGEJO):
        for name, job in read(file)["jobs"].items():
            for step in job["steps"]:
                if "run" in step:
                    yield f"{file.parts[-3]}/{file.name} {name}", step["run"]
    yield from scripts_of_gitlab()


@pytest.mark.parametrize(("where", "script"), [pytest.param(*each, id=each[0]) for each in all_scripts()])
def test_every_command_of_ours_exists(where: str, script: str) -> None:
    for command, *arguments in commands_of(script):
        if command == "test":
            assert arguments in ([], ["--changed", "1"]), where
        elif "--help" not in arguments:
            _parser().parse_args([command, *arguments])


def test_all_forges_run_the_same_commands() -> None:
    """Of GitHub's formats and summary the others know nothing."""
    jobs = of_github("check")["jobs"]
    of_github_check = {
        words[0] for job in jobs.values() for step in job["steps"] for words in commands_of(step.get("run", ""))
    }
    for file in FORGEJO:
        for job in read(file)["jobs"].values():
            assert {words[0] for step in job["steps"] for words in commands_of(step["run"])} == of_github_check
    assert {words[0] for _, script in scripts_of_gitlab() for words in commands_of(script)} == of_github_check
    assert of_github_check == {"check", "changed-paths", "addresses", "review", "build", "test"}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A small handbook whose last commit has a fault and a slip, and beside it a `python3` that is our interpreter."""
    root = tmp_path / "clone"
    shutil.copytree(MINIMAL, root)
    git(root, "init", "-q", "-b", "main")
    commit(root, {}, 1)
    page = (root / "docs" / "index.md").read_text(encoding="utf-8")
    commit(root, {"docs/index.md": f"{page}\n\n[x](nowhere.md)\n\nท่านโปรดสังเกตุ\n"}, 2)
    bin = tmp_path / "bin"
    bin.mkdir()
    shim = f'#!/bin/sh\nshift\nexec "{sys.executable}" -m handbook --root . "$@"\n'
    (bin / "python3").write_text(shim, encoding="utf-8")
    (bin / "python3").chmod(0o755)
    return root


def run_script(clone: Path, script: str, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{clone.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=clone,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1", **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_steps_of_the_content_job_tell_the_officer_what_is_wrong(clone: Path) -> None:
    summary = clone.parent / "summary.md"
    env = {"BASE": "main~1", "GITHUB_STEP_SUMMARY": str(summary)}
    told, mended, changed, _ = (step["run"] for step in of_github("check")["jobs"]["content"]["steps"] if "run" in step)
    done = run_script(clone, told, **env)
    assert done.returncode == 1
    assert "::error file=docs/index.md,line=" in done.stdout
    assert "docs/index.md" in summary.read_text(encoding="utf-8")
    assert run_script(clone, changed, **env).stdout.splitlines()[1].startswith("    docs/index.md · ")
    run_script(clone, mended, **env)
    assert "+ท่านโปรดสังเกต\n" in summary.read_text(encoding="utf-8")


def test_the_same_step_on_gitlab_leaves_its_report_and_fails(clone: Path) -> None:
    script = dict(scripts_of_gitlab())["content"]
    done = run_script(clone, script, BASE="main~1")
    assert done.returncode == 1
    entries = json.loads((clone / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert "docs/index.md" in {entry["location"]["path"] for entry in entries}
