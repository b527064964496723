"""The case folders of the checks: `cases/<CODE>-<name>/{pass,fail}`, each laid over `fixtures/minimal`.

A folder holds only the files that differ from the minimal project, and of mkdocs.yml only the lines:
`mkdocs.yml.diff` is what `diff -U0` tells of it, without the names of the files. A file `REMOVE` names, one a line,
files to take away; `fail/expected.txt` has one line `path:line:column CODE` for each problem, in the report's order.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.commands.check import check_sources
from handbook.problems import Problem, ProblemsError

CASES = Path(__file__).with_name("cases")
MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"
_SETTINGS = "mkdocs.yml"
_DIFFERENCE = f"{_SETTINGS}.diff"
_INSTRUCTIONS = ("REMOVE", "expected.txt", _DIFFERENCE)
_HUNK = re.compile(r"@@ -(?P<line>\d+)(?:,(?P<count>\d+))? ")


@cache
def case_folders(kind: str) -> tuple[Path, ...]:
    """All `pass` or all `fail` folders, sorted."""
    return tuple(sorted(folder for folder in CASES.glob(f"*/{kind}") if folder.is_dir()))


def case_name(folder: Path) -> str:
    """`cases/HB101-unknown-source/fail` -> `HB101-unknown-source`."""
    return folder.parent.name


def lay_out(folder: Path, root: Path) -> Path:
    """Write the minimal project with this folder laid over it to `root`, which must not exist yet."""
    shutil.copytree(MINIMAL, root)
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_INSTRUCTIONS))
    difference = folder / _DIFFERENCE
    if difference.exists():
        settings = root / _SETTINGS
        changed = with_difference(settings.read_text(encoding="utf-8"), difference.read_text(encoding="utf-8"))
        settings.write_text(changed, encoding="utf-8")
    removals = folder / "REMOVE"
    if removals.exists():
        for name in removals.read_text(encoding="utf-8").splitlines():
            (root / name).unlink()
    return root


def with_difference(text: str, difference: str) -> str:
    """A text with the changes of `diff -U0`, the last first so that the lines before keep their numbers."""
    lines = text.splitlines(keepends=True)
    for hunk in reversed(re.split(r"^(?=@@ )", difference, flags=re.MULTILINE)[1:]):
        head, *changes = hunk.splitlines(keepends=True)
        found = _HUNK.match(head)
        assert found, head
        count = int(found["count"] or 1)
        start = int(found["line"]) - (count > 0)  # an insertion names the line before it
        taken = [change[1:] for change in changes if change.startswith("-")]
        assert lines[start : start + count] == taken, head
        lines[start : start + count] = [change[1:] for change in changes if change.startswith("+")]
    return "".join(lines)


def find_problems(root: Path) -> list[Problem]:
    """What `check` tells of a project, in its order."""
    try:
        return check_sources(load_settings(root))[1]
    except ProblemsError as error:
        return error.problems


def expected_lines(folder: Path) -> list[str]:
    """The lines of a fail folder's expected.txt."""
    return (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
