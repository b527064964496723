"""One line broken in each of so many modules: how many a test catches. `bench mutation [--seed N] [--modules N]`.

A mutant is tried on the tests that import its module, then on those of its room, then on all quick tests.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from bench._mutants import Mutant, mutants_of

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "scripts" / "handbook"
_LINKED = (".venv", "tests/node_modules")
_COPIED = (
    ".ci",
    ".github",
    ".gitignore",
    "docs",
    "mkdocs.yml",
    "overrides",
    "pyproject.toml",
    "README.md",
    "requirements.txt",
    "scripts",
    "tests",
)
_SECONDS = 1_800  # a mutant may make a loop endless
_NO_END = f"no end after {_SECONDS} s"
"""Not counted as caught: a busy machine needs as long, too."""


def main(arguments: list[str]) -> int:
    """Print a line for each mutant, then how many were caught; exit 1 if one was not."""
    parser = argparse.ArgumentParser(prog="bench mutation", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--modules", type=int, default=30)
    options = parser.parse_args(arguments)
    chosen = choose(options.seed, options.modules)
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        if failed := _first_failure(copy_project(Path(folder)), ["--quick"]):
            raise SystemExit(f"the tests fail without any mutant: {failed}")
    with ThreadPoolExecutor(2) as pool:
        caught = 0
        for mutant, by in zip(chosen, pool.map(catch, chosen), strict=True):
            is_caught = by not in {"", _NO_END}
            caught += is_caught
            place = f"{mutant.module.relative_to(PACKAGE)}:{mutant.line}"
            print(
                f"{'caught  ' if is_caught else 'SURVIVED'} {place}  {mutant.before} -> {mutant.after}  {by}",
                flush=True,
            )
    print(f"{caught} of {len(chosen)} caught")
    return int(caught < len(chosen))


def choose(seed: int, count: int) -> list[Mutant]:
    """One mutant in each of `count` modules; the same seed chooses the same as long as the modules are the same."""
    rng = Random(seed)  # noqa: S311 - a choice that can be made again
    modules = [module for module in sorted(PACKAGE.rglob("*.py")) if module.stem != "__init__"]
    rng.shuffle(modules)
    found = ((mutants_of(module)) for module in modules)
    return [rng.choice(mutants) for mutants in found if mutants][:count]


def catch(mutant: Mutant) -> str:
    """The first test that fails because of a mutant, or nothing."""
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        root = copy_project(Path(folder))
        broken = root / mutant.module.relative_to(ROOT)
        broken.write_text(mutant.text, encoding="utf-8")
        for selection in _selections(replace(mutant, module=broken), root):
            by = _first_failure(root, selection)
            if by:
                return by
    return ""


def copy_project(root: Path) -> Path:
    """A copy of the project in an empty folder, with a repository of its own; what is installed is linked."""
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "node_modules")
            shutil.copytree(source, root / name, ignore=ignored, symlinks=True)
        else:
            shutil.copy2(source, root / name)
    for name in _LINKED:
        (root / name).symlink_to((ROOT / name).resolve())
    for command in (["git", "init", "--quiet"], ["git", "add", "--all"]):  # a test asks git for the files
        subprocess.run(command, cwd=root, check=True, capture_output=True)
    return root


def _selections(mutant: Mutant, root: Path) -> Iterator[list[str]]:
    """Narrow before broad: what imports the module, its room's tests, all quick tests."""
    dotted = ".".join(mutant.module.relative_to(root / "scripts").with_suffix("").parts)
    tests = [file for file in sorted((root / "tests").rglob("test_*.py")) if "content" not in file.parts]
    importing = [str(file) for file in tests if dotted in _imported(file)]
    if importing:
        yield [*importing, "--quick"]
    room = root / "tests" / mutant.module.relative_to(root / "scripts" / "handbook").parts[0]
    if room.is_dir():
        yield [str(room), "--quick"]
    yield ["--quick"]


@cache
def _imported(test: Path) -> frozenset[str]:
    """The modules of the package that a test imports, by their dotted names."""
    found = set()
    for node in ast.walk(ast.parse(test.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return frozenset(found)


def _first_failure(root: Path, selection: Sequence[str]) -> str:
    """The name of the first test that fails, or what else went wrong."""
    paths = os.pathsep.join([str(root / "scripts"), str(root / "tests")])
    env = {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "--tb=no", "-rfE", "--color=no", "-p", "no:cacheprovider"]
    try:
        done = subprocess.run(
            [*command, *selection], cwd=root, env=env, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        return _NO_END
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    if failed:
        return failed[0].split(" - ")[0]
    return "" if done.returncode in (0, 5) else f"pytest exits with {done.returncode}"
