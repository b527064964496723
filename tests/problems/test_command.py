"""The command line that tells problems: what it prints where, its exit codes, the paths it is limited to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checks.case_folders import CASES, MINIMAL, expected_lines, lay_out
from handbook.__main__ import main
from handbooks import ROOT
from problems.told import CODES_LINE


def _command(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "handbook", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_command_is_silent_but_for_its_count_on_a_clean_project() -> None:
    done = _command("--root", str(MINIMAL), "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "ไม่พบปัญหา\n", "")


def test_command_tells_problems_in_english_with_exit_code_1(tmp_path: Path) -> None:
    root = lay_out(CASES / "HB222-unclosed-block" / "fail", tmp_path / "project")
    done = _command("--root", str(root), "check", "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.split("\n") == [
        'docs/page.en.md:18:1: error HB222 unclosed-block: the block "/// essentials" is not closed',
        "    why: the rest of the page would become part of it",
        "    mend: add a line of /// after the block's text, with an empty line before it",
        'docs/page.md:18:1: error HB222 unclosed-block: the block "/// note" is not closed',
        "    why: the rest of the page would become part of it",
        "    mend: add a line of /// after the block's text, with an empty line before it",
        "Found 2 errors",
        CODES_LINE["en"],
        "",
    ]
    assert done.stderr == ""


def test_command_writes_json_to_stdout_even_where_nothing_can_be_read(tmp_path: Path) -> None:
    done = _command("--root", str(tmp_path / "nowhere"), "check", "--format", "json")
    assert done.returncode == 1
    assert [(item["path"], item["code"]) for item in json.loads(done.stdout)] == [("mkdocs.yml", "HB217")]
    assert done.stderr == ""


def test_command_refuses_a_path_that_does_not_exist() -> None:
    done = _command("--root", str(MINIMAL), "check", "docs/nowhere.md", cwd=MINIMAL)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ไม่พบ docs/nowhere.md ในโฟลเดอร์ของคู่มือ\nno docs/nowhere.md in the handbook's folder\n"


def test_a_refusal_shows_a_hidden_sign_as_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(MINIMAL), "check", "docs/a\n::error::x.md"]) == 2
    assert capsys.readouterr().err.splitlines()[1] == r"no docs/a\n::error::x.md in the handbook's folder"


def test_command_refuses_wrong_usage() -> None:
    done = _command("--root", str(MINIMAL), "check", "--format", "xml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--lang", "fr"], ["check", "--quick"]], ids=" ".join)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--root", str(MINIMAL), *arguments])
    assert ended.value.code == 2


def test_path_outside_the_project_ends_with_2(tmp_path: Path) -> None:
    assert main(["--root", str(MINIMAL), "check", str(tmp_path)]) == 2


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["docs/page.md"], ["docs/page.md"]),
        (["docs/data"], ["docs/data/sources.yml"]),
        (["docs/data/", "mkdocs.yml"], ["docs/data/sources.yml", "mkdocs.yml"]),
        (["docs"], ["docs/data/sources.yml", "docs/form.en.md", "docs/page.en.md", "docs/page.md"]),
        (["."], ["docs/data/sources.yml", "docs/form.en.md", "docs/page.en.md", "docs/page.md", "mkdocs.yml"]),
        (["docs/index.md"], []),
    ],
    ids=lambda value: " ".join(value) or "none",
)
def test_paths_limit_what_is_told(
    paths: list[str],
    files: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = lay_out(CASES / "many-problems" / "fail", tmp_path / "project")
    monkeypatch.chdir(root)
    status = main(["--root", str(root), "check", *paths, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert sorted({item["path"] for item in told}) == files
    assert status == int(bool(files))


def test_whole_folder_beside_a_file_means_the_whole_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(CASES / "many-problems" / "fail", tmp_path / "project")
    monkeypatch.chdir(root)
    main(["--root", str(root), "check", ".", "docs/index.md", "--format", "json"])
    assert len(json.loads(capsys.readouterr().out)) == len(expected_lines(CASES / "many-problems" / "fail"))
