"""The structure of the repository: allowed imports, and that README, CI and workflow agree."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from handbooks import ROOT

PACKAGE = ROOT / "scripts" / "handbook"
ENGINE_ADAPTER = {"site/engine.py"}
MARKDOWN_EXTENSION = {"markup/blocks.py", "markup/builder.py"}


def imports(file: Path) -> Iterator[str]:
    """The top-level packages that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_only_the_adapter_knows_the_engine() -> None:
    engine = {"mkdocs", "properdocs", "material", "mkdocs_static_i18n", "zensical"}
    markdown = {"markdown", "pymdownx"}
    knowing: dict[str, set[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        found = set(imports(file))
        name = file.relative_to(PACKAGE).as_posix()
        for kind, names in (("engine", engine), ("markdown", markdown)):
            if found & names:
                knowing.setdefault(kind, set()).add(name)
    assert knowing == {"engine": ENGINE_ADAPTER, "markdown": MARKDOWN_EXTENSION}


def lint_imports(scripts: Path) -> subprocess.CompletedProcess[str]:
    """Check the package in this folder against the contracts of pyproject.toml."""
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    env = {**os.environ, "PYTHONPATH": str(scripts), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=scripts, env=env, capture_output=True, text=True, check=False)


def test_rooms_import_only_the_rooms_below_them() -> None:
    done = lint_imports(ROOT / "scripts")
    assert done.returncode == 0, done.stdout
    assert "4 kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "imported", "contract"),
    [
        ("html/tree.py", "handbook.corpus.locales", "Rooms import only the rooms below them"),
        ("press/parts.py", "handbook.forms.compose", "Rooms import only the rooms below them"),
        ("new_room.py", "handbook.problems", "Rooms import only the rooms below them"),
        ("forms/web/page.py", "handbook.forms.docx.layout", "The wings of the forms know nothing of each other"),
        ("filled/model.py", "handbook.filled.docx", "No modules import each other in a circle"),
        ("book/build.py", "weasyprint", "Only the press knows WeasyPrint and pydyf"),
        ("forms/paper/pdfs.py", "pydyf", "Only the press knows WeasyPrint and pydyf"),
    ],
)
def test_an_import_upwards_a_circle_a_room_without_a_layer_or_a_library_of_another_is_told(
    tmp_path: Path, module: str, imported: str, contract: str
) -> None:
    shutil.copytree(PACKAGE, tmp_path / "handbook", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "handbook" / module).open("a", encoding="utf-8") as file:
        file.write(f"\nimport {imported}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout or "new_room" in done.stdout, done.stdout


def test_readme_names_every_room_and_nothing_that_is_not_there() -> None:
    """scripts/README.md is the map: its table of rooms is the package's folders and modules, its paths exist."""
    readme = (ROOT / "scripts" / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## The rooms")[2].partition("\n## ")[0]
    rooms = {part.stem for part in PACKAGE.iterdir() if part.suffix == ".py" or (part / "__init__.py").exists()}
    named = {name.rstrip("/") for name in re.findall(r"`([a-z_]+/?)`", table)}
    assert rooms - named == {"__init__"}
    paths = re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.[a-z]+)?)`", readme)
    assert len(paths) > 40
    places = (PACKAGE, PACKAGE.parent.parent)
    promised = {"review/", "publish/", "cache/", "docs/images/", "site/downloads/", "site/images/"}
    promised |= {"dist/", "tests/content/", "docs/data/editions.yml"}  # made by releases; a province begins without
    within = {"web/", "paper/", "docx/", "pass/", "fail/"}  # of forms/ and of a case's folder
    assert [
        path for path in paths if path not in promised | within and not any((top / path).exists() for top in places)
    ] == []


def test_make_needs_nothing_but_the_standard_library() -> None:
    scripts = ROOT / "scripts"
    assert set(imports(scripts / "make.py")) <= sys.stdlib_module_names | {"installing"}
    assert set(imports(scripts / "installing.py")) <= sys.stdlib_module_names


def test_modules_stay_small() -> None:
    long = {
        file.name: lines
        for file in [*PACKAGE.rglob("*.py"), ROOT / "scripts" / "make.py"]
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_ci_runs_the_readmes_test_command_and_the_workflow_both() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    build, test = "python3 scripts/make.py build", "python3 scripts/make.py test"
    assert build in readme
    assert test in readme
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == f"exec {test}"
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert [step["run"] for step in steps] == [build, test]


def test_requirements_are_exact_and_hashed() -> None:
    for folder in ("", "scripts/publish/", "scripts/review/", "tests/"):
        name = f"{folder}requirements.txt"
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        pins = [line for line in lines if line and line[0].isalnum()]
        assert all("==" in line for line in pins), name
        assert sum("--hash=sha256:" in line for line in lines) >= len(pins)
        assert not any("index" in line or "://" in line for line in lines), "no registry's address in the tree"
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for pin in (
        "mkdocs==1.6.1",
        "mkdocs-material==9.8.1",
        "mkdocs-static-i18n==1.3.1",
        "pymdown-extensions==13.1",
        "weasyprint==70.0",
    ):
        assert f"\n{pin} " in pinned
