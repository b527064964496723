"""The case folders of the checks: `cases/<CODE>-<name>/{pass,fail}`, each laid over `fixtures/minimal`.

A folder holds only the files that differ from the minimal project. A file `REMOVE` names, one a line, files to take
away; `fail/expected.txt` has one line `path:line:column CODE` for each problem, in the order of the report.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.commands.check import check_sources
from handbook.problems import Problem, ProblemsError

CASES = Path(__file__).with_name("cases")
MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"
_INSTRUCTIONS = ("REMOVE", "expected.txt")


def case_folders(kind: str) -> list[Path]:
    """All `pass` or all `fail` folders, sorted."""
    return sorted(folder for folder in CASES.glob(f"*/{kind}") if folder.is_dir())


def case_name(folder: Path) -> str:
    """`cases/HB101-unknown-source/fail` -> `HB101-unknown-source`."""
    return folder.parent.name


def lay_out(folder: Path, root: Path) -> Path:
    """Write the minimal project with this folder laid over it to `root`, which must not exist yet."""
    shutil.copytree(MINIMAL, root)
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_INSTRUCTIONS))
    removals = folder / "REMOVE"
    if removals.exists():
        for name in removals.read_text(encoding="utf-8").splitlines():
            (root / name).unlink()
    return root


def find_problems(root: Path) -> list[Problem]:
    """What `check` tells of a project, in its order."""
    try:
        return check_sources(load_settings(root))[1]
    except ProblemsError as error:
        return error.problems


def expected_lines(folder: Path) -> list[str]:
    """The lines of a fail folder's expected.txt."""
    return (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
