"""actionlint, shellcheck and zizmor find nothing in what forges run, and would tell faults."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from handbooks import ROOT
from workflows.workflow_files import FORGEJO, GITHUB, scripts_of_gitlab

BIN = Path(sys.executable).parent


def told_by(*command: str, cwd: Path = ROOT) -> tuple[int, str]:
    """Exit code and output of a program beside the interpreter, with the others of its kind on the path."""
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_actionlint_and_shellcheck_find_nothing(tmp_path: Path) -> None:
    config = tmp_path / "actionlint.yaml"
    config.write_text("self-hosted-runner: {labels: [docker]}\n", encoding="utf-8")
    files = [str(file) for file in (*GITHUB, *FORGEJO)]
    assert told_by("actionlint", "-config-file", str(config), *files) == (0, "")
    assert told_by("shellcheck", ".ci/run") == (0, "")
    for name, script in scripts_of_gitlab():
        (tmp_path / "script.sh").write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        assert told_by("shellcheck", "--exclude", "SC2154", str(tmp_path / "script.sh")) == (0, ""), name


def test_zizmor_finds_nothing_but_what_is_meant() -> None:
    code, said = told_by("zizmor", "--offline", "--no-progress", "--color", "never", ".github")
    assert code == 0, said
    assert "No findings to report" in said
    assert "1 ignored" in said, "comment.yml, with its reason"


def test_the_tools_would_tell_faults(tmp_path: Path) -> None:
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    faulty = tmp_path / ".github" / "workflows" / "x.yml"
    text = (ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8")
    step = "      - run: echo ${{ github.head_ref }} $HOME/*\n      - run: python3 scripts/make.py test\n"
    faulty.write_text(text.replace("      - run: python3 scripts/make.py test\n", step), encoding="utf-8")
    code, said = told_by("actionlint", str(faulty), cwd=tmp_path)
    assert code == 1
    assert "shellcheck reported" in said
    assert "untrusted" in said
    code, said = told_by("zizmor", "--offline", "--no-progress", ".github", cwd=tmp_path)
    assert code != 0
    assert "template-injection" in said
