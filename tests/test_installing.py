"""What a machine is told that lacks something, by operating system; and what keeps files the same on all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from handbooks import ROOT

_LACKING = """
import sys
sys.platform = sys.argv[1]
sys.path.insert(0, "scripts")
import installing
installing.install_system([installing.SystemNeed("Pango", lambda: sys.argv[2] == "there", ("libpango-1.0-0",))])
print(installing.PYTHON.relative_to(installing.VENV).as_posix())
"""


def _run(platform: str, state: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _LACKING, platform, state], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("platform", "route"),
    [("darwin", "brew install pango harfbuzz"), ("win32", "Debian ใน WSL")],
)
def test_other_systems_are_told_the_route(platform: str, route: str) -> None:
    done = _run(platform, "lacking")
    assert done.returncode == 2
    assert route in done.stderr
    assert "This machine lacks Pango" in done.stderr
    assert "apt-get" not in done.stderr


@pytest.mark.parametrize(
    ("platform", "python"), [("linux", "bin/python"), ("darwin", "bin/python"), ("win32", "Scripts/python.exe")]
)
def test_what_is_there_is_used_on_every_system(platform: str, python: str) -> None:
    done = _run(platform, "there")
    assert (done.returncode, done.stdout.strip()) == (0, python)


_SPARING = """
import os, sys
sys.path.insert(0, "scripts")
import installing
os.geteuid = lambda: int(sys.argv[1])
needs = [installing.SystemNeed("Poppler", lambda: sys.argv[2] == "there", ("poppler-utils",)),
         installing.SystemNeed("Shell", lambda: False, ("shell",), spared=True)]
installing.install_system(needs)
"""
_UNLISTED = 1
_APT_GET = f"""#!/bin/sh
echo "$*" >>{{log}}
case "$*" in
update) : >{{log}}.updated;;
*" shell") [ {{code}} = {_UNLISTED} ] && [ -e {{log}}.updated ] || exit {{code}};;
esac
"""


@pytest.mark.parametrize(
    ("user", "state", "code", "wanted"),
    [
        (0, "there", 0, (0, "installed", ["shell"])),
        (0, "there", 100, (0, "can be spared", ["shell", "update", "shell"])),
        (0, "there", _UNLISTED, (0, "installed", ["shell", "update", "shell"])),
        (0, "lacking", 100, (0, "can be spared", ["update", "poppler-utils", "shell"])),
        (1000, "there", 0, (0, "", [])),
        (1000, "lacking", 0, (2, "", [])),
    ],
)
def test_what_can_be_spared_stops_nothing(
    tmp_path: Path, user: int, state: str, code: int, wanted: tuple[int, str, list[str]]
) -> None:
    """Packages of some systems have no shell of Chromium: an installation that names it beside others would fail."""
    log, program = tmp_path / "log", tmp_path / "apt-get"
    program.write_text(_APT_GET.format(log=log, code=code), encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", _SPARING, str(user), state],
        cwd=ROOT,
        env={"PATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    code, said, asked = wanted
    assert (done.returncode, said in done.stdout) == (code, True), done.stderr
    assert "shell" not in done.stderr
    assert [line.split()[-1] for line in (log.read_text().splitlines() if log.exists() else ())] == asked


_PINNED = """
import sys
from pathlib import Path
sys.path.insert(0, "scripts")
import installing
installing.ROOT = root = Path(sys.argv[1])
installing.VENV, installing.PYTHON = root / ".venv", root / ".venv" / "bin" / "python"
installing.base_python = lambda: (sys.executable, "3 11 2")
installing.install_python(*(root / name / "requirements.txt" for name in sys.argv[2:]))
"""
_PIP = """#!/bin/sh
case "$1" in
-c) echo 3 11 2;;
*) echo "$*" >>{log};;
esac
"""


def test_packages_of_files_are_installed_at_once_and_only_where_one_has_changed(tmp_path: Path) -> None:
    log, program = tmp_path / "log", tmp_path / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text(_PIP.format(log=log), encoding="utf-8")
    program.chmod(0o755)
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "requirements.txt").write_text(f"{name}==1\n", encoding="utf-8")
    asked = []
    for names in ("a", "ab", "ab", "ab"):
        subprocess.run([sys.executable, "-c", _PINNED, str(tmp_path), *names], cwd=ROOT, check=True)
        said = log.read_text(encoding="utf-8").split() if log.exists() else []
        asked.append([Path(word).parent.name for word in said if word.startswith("--requirement=")])
        log.unlink(missing_ok=True)
        if len(asked) == 3:
            (tmp_path / "a" / "requirements.txt").write_text("a==2\n", encoding="utf-8")
    assert asked == [["a"], ["b"], [], ["a"]]


_BASE = """
import sys, sysconfig
from pathlib import Path
sys.path.insert(0, "scripts")
import installing
sys.platform, sys.base_prefix, options = sys.argv[1:4]
installing.SYSTEM_PYTHON = Path(sys.argv[4])
sysconfig.get_config_var = {"CONFIG_ARGS": options}.get
print(installing.base_python()[0] == sys.argv[4])
"""
_SYSTEM_PYTHON = """#!/bin/sh
case "$2" in
*ensurepip*) {does};;
esac
"""


@pytest.mark.parametrize(
    ("runs", "does", "is_systems"),
    [
        (("linux", "/home/a/.pyenv/versions/3.13.1", "--enable-shared"), "echo 3 12 3", True),
        (("linux", "/usr/local", "--enable-optimizations --with-lto"), "echo 3 12 3", False),
        (("linux", "{system}", "--enable-shared"), "echo 3 12 3", False),
        (("linux", "/usr/local", ""), "echo 3 9 2", False),
        (("linux", "/usr/local", ""), "echo 3 11 1", False),
        (("linux", "/usr/local", ""), "exit 1", False),
        (("darwin", "/usr/local", ""), "echo 3 12 3", False),
    ],
)
def test_systems_python_is_taken_in_place_of_one_that_was_compiled_as_it_comes(
    tmp_path: Path, runs: tuple[str, str, str], does: str, is_systems: bool
) -> None:
    python = tmp_path / "usr" / "bin" / "python3"
    python.parent.mkdir(parents=True)
    python.write_text(_SYSTEM_PYTHON.format(does=does), encoding="utf-8")
    python.chmod(0o755)
    arguments = [word.format(system=python.parent.parent) for word in runs]
    command = [sys.executable, "-c", _BASE, *arguments, str(python)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{is_systems}\n"


@pytest.mark.parametrize("browser", [True, False])
def test_a_review_wants_what_drives_a_browser_where_there_is_one(tmp_path: Path, browser: bool) -> None:
    if browser:
        (tmp_path / "chromium").write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / "chromium").chmod(0o755)
    asked = "import sys; sys.path.insert(0, 'scripts'); import installing; print(installing.review_needs())"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    assert ("libatomic" in done.stdout, "Pango" in done.stdout) == (browser, True)


def test_container_for_editors_is_the_one_of_the_workflow() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8"))
    assert container["image"] == workflow["jobs"]["build"]["container"]
    assert container["postCreateCommand"] == "python3 scripts/make.py build"


def test_git_changes_no_ends_of_lines() -> None:
    asked = subprocess.run(
        ["git", "check-attr", "text", "--stdin"],
        cwd=ROOT,
        input="docs/index.md\nscripts/make.py\n",
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode == 0:  # not in an archive without git
        assert asked.stdout.count("text: unset") == 2
