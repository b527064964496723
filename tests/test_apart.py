"""Tests of the machine do not depend on the content: no change of docs/ or mkdocs.yml makes them fail."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

import pytest

from handbooks import ROOT

TESTS = ROOT / "tests"
# Parts of the repository that tests may read: the machine and its documentation.
MACHINE = {
    ".ci",
    ".devcontainer",
    ".forgejo",
    ".github",
    ".gitlab-ci.yml",
    ".venv",
    "README.md",
    "overrides",
    "pyproject.toml",
    "requirements.txt",
    "scripts",
    "tests",
}
CONTENT = {"docs", "mkdocs.yml"}
# The first combines the fixture with the machine's settings, the second provides the real handbook to tests/content,
# the third is no test: it writes pictures into docs/.
APART = {"handbooks.py", "real_handbook.py", "guide_pictures/__main__.py"}


def is_machine(use: ast.AST, root: ast.AST) -> bool:
    """Tell whether a use of ROOT refers to a part of the machine: `ROOT / "scripts"`, `ROOT / name`, `cwd=ROOT`."""
    match use:
        case ast.BinOp(left, ast.Div(), ast.Constant(str() as name)):
            return left is root and name.split("/")[0] in MACHINE
        case ast.BinOp(left, ast.Div(), ast.Name()):
            return left is root
        case ast.keyword("cwd") | ast.Assign() | ast.arguments():
            return True
        case _:
            return False


def uses_of_content(code: str) -> Iterator[int]:
    """The lines of a test that use the repository's folder for anything but a part of the machine."""
    for use in ast.walk(ast.parse(code)):
        if isinstance(use, ast.ImportFrom) and use.module == "real_handbook":
            yield use.lineno
        for node in ast.iter_child_nodes(use):
            if isinstance(node, ast.Name) and node.id == "ROOT" and not is_machine(use, node):
                yield node.lineno
            if isinstance(use, ast.BinOp) and isinstance(use.right, ast.Constant) and "__file__" in ast.dump(node):
                yield from [use.lineno] * (use.right.value in CONTENT)


def test_no_test_of_the_machine_reads_the_content() -> None:
    found = set()
    for file in sorted(TESTS.rglob("*.py")):
        name = file.relative_to(TESTS).as_posix()
        if name.split("/")[0] in {"acts", "content", "bench", "node_modules"} or name in APART:
            continue
        found |= {name} if any(uses_of_content(file.read_text(encoding="utf-8"))) else set()
    assert found == set()


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("ROOT / 'docs' / 'page.md'", 1),
        ("load_settings(ROOT)", 1),
        ("run_handbook('check', root=ROOT)", 1),
        ("Path(__file__).resolve().parents[1] / 'mkdocs.yml'", 1),
        ("from real_handbook import *", 1),
        ("ROOT / 'scripts/handbook'", 0),
        ("run(['x'], cwd=ROOT)", 0),
        ("Path(__file__).parent / 'cases'", 0),
    ],
)
def test_such_a_use_is_found(code: str, count: int) -> None:
    assert len(list(uses_of_content(code))) == count


@pytest.mark.skipif(not (TESTS / "content").is_dir(), reason="another province begins without")
def test_every_law_is_judged_on_the_fixture_and_on_the_real_handbook() -> None:
    laws = {f"laws.{file.stem}" for file in (TESTS / "laws").glob("*.py")} - {"laws.__init__"}
    taken: dict[bool, set[str]] = {True: set(), False: set()}
    for file in TESTS.rglob("test_*.py"):
        for use in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if "node_modules" not in file.parts else ():
            if isinstance(use, ast.ImportFrom) and use.module in laws and use.names[0].name == "*":
                taken["content" in file.parts].add(use.module)
    # Of the fixture, test_html_validity.py judges the site with its downloads.
    assert taken == {True: laws, False: laws - {"laws.html"}}


def test_no_two_laws_have_one_name() -> None:
    """Of two that a test module takes in, it would run the second alone."""
    names = [
        part.name
        for file in (TESTS / "laws").glob("*.py")
        for part in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(part, ast.FunctionDef) and part.name.startswith("test_")
    ]
    assert [name for name, count in Counter(names).items() if count > 1] == []
