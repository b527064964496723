"""The shape of the repository: what may import what, and that README, CI and workflow say the same."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from handbooks import ROOT

PACKAGE = ROOT / "scripts" / "handbook"
ENGINE_ADAPTER = {"site/engine.py"}
MARKDOWN_EXTENSION = {"markup/blocks.py"}


def imports(file: Path) -> Iterator[str]:
    """The top-level names that a module imports, wherever in it."""
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


def test_make_needs_nothing_but_the_standard_library() -> None:
    assert set(imports(ROOT / "scripts" / "make.py")) <= sys.stdlib_module_names


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
    runs = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert runs == [build, test]


def test_requirements_are_exact_and_hashed() -> None:
    for name in ("requirements.txt", "tests/requirements.txt"):
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
