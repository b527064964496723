"""Whatever reads the output – another encoding, a closed pipe – no command ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checks.case_folders import CASES, MINIMAL, lay_out
from contributions.judged_log import faults_in, obeyed
from handbook.output import keep_traceback
from handbooks import ROOT

ENCODINGS = {
    "ascii": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "Thai Windows": {"PYTHONIOENCODING": "cp874"},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
MAKE = (sys.executable, "scripts/make.py")
COMMANDS = {
    "help": (*MAKE, "help"),
    "unknown": (*MAKE, "อบ"),
    "check": ("check", "--lang", "th"),
    "github": ("check", "--format", "github"),
    "json": ("check", "--format", "json"),
    "build": ("build", "--only", "site"),
    "usage": ("build", "--out", "."),
    "translated": ("translated",),
    "read-forms": ("read-forms", "docs"),
    "help of check": ("check", "--help"),
    "wrong": ("check", "--lang", "ไทย"),
    "bench": (sys.executable, "-m", "bench"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a fault of every severity."""
    return lay_out(CASES / "many-problems" / "fail", tmp_path_factory.mktemp("output") / "project")


def command_of(words: tuple[str, ...], project: Path) -> list[str]:
    return (
        list(words)
        if words[0] == sys.executable
        else [sys.executable, "-m", "handbook", "--root", str(project), *words]
    )


def environment(**changed: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    return {**kept, "PYTHONPATH": f"{ROOT / 'scripts'}{os.pathsep}{ROOT / 'tests'}", **changed}


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS)
@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_output_of_another_encoding(project: Path, words: tuple[str, ...], encoding: dict[str, str]) -> None:
    done = subprocess.run(
        command_of(words, project), cwd=project, env=environment(**encoding), capture_output=True, check=False
    )
    assert done.returncode in {0, 1, 2}
    assert b"Traceback" not in done.stderr
    assert done.stdout + done.stderr
    if "json" in words:
        assert len(json.loads(done.stdout.decode(encoding.get("PYTHONIOENCODING", "utf-8").partition(":")[0]))) > 3


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_pipe_that_nobody_reads(project: Path, words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command_of(words, project), cwd=project, env=environment(), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipeError" not in done.stderr
    assert done.returncode in {1, 2, 141}


def test_output_that_is_closed(project: Path) -> None:
    command = " ".join(command_of(("check",), project))
    done = subprocess.run(["sh", "-c", f"{command} >&-"], cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_disk_without_room_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command_of(("check",), MINIMAL), env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_fault_of_our_own_is_said_and_its_traceback_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert keep_traceback(lambda: 3) == 3
    assert keep_traceback(lambda: int("no number")) == 70
    said = capsys.readouterr().err
    assert "Traceback" not in said
    thai, english = said.splitlines()
    kept = Path(next(word for word in english.split() if word.endswith(".txt")))
    assert kept.name in thai
    assert "ValueError: invalid literal" in kept.read_text(encoding="utf-8")
    kept.unlink()


def test_what_the_system_or_the_command_line_says_is_told_by_them() -> None:
    def refuse() -> int:
        raise PermissionError

    with pytest.raises(PermissionError):
        keep_traceback(refuse)
    with pytest.raises(SystemExit):
        keep_traceback(lambda: sys.exit(2))


OBEYED = "::error file=README.md,line=1::approved"


def test_a_runner_obeys_nothing_of_a_contributor(project: Path) -> None:
    """Names of files and texts stand at the start of lines; only annotations of ours are commands."""
    page = project / "docs" / f"{OBEYED}.md"
    page.write_text("# ##[error]approved\n", encoding="utf-8")
    command = command_of(("check", "--lang", "en"), project)

    def said(*options: str, **env: str) -> str:
        done = subprocess.run(
            [*command, *options], env=environment(PYTHONUTF8="1", **env), capture_output=True, text=True, check=False
        )
        return done.stdout + done.stderr

    assert [name for name, _, _ in obeyed(said())] != []  # where no runner reads, nothing is added
    told = said(GITHUB_ACTIONS="true")
    assert OBEYED in told
    assert list(faults_in(told)) == []
    assert told.splitlines()[-1] == f"::{told.splitlines()[0].removeprefix('::stop-commands::')}::"
    annotated = said("--format", "github", GITHUB_ACTIONS="true")
    assert {name for name, _, _ in obeyed(annotated)} == {"error", "warning"}
    assert list(faults_in(annotated)) == []
