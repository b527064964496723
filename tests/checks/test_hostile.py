"""Hostile and careless files: `check` tells them at their place and never fails itself, whatever the bytes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL, find_problems
from checks.hostile import VARIANTS
from checks.hostile.variant import CONFIRM, PAGE, SETTINGS, SOURCES


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal handbook, with a drawing."""
    return Path(shutil.copytree(MINIMAL, tmp_path_factory.mktemp("hostile") / "project"))


@contextmanager
def written(root: Path, path: str, content: str | bytes) -> Iterator[None]:
    """A file with this content, and then as it was."""
    file, top = root / path, root / path
    before = file.read_bytes() if file.exists() else None
    while not top.parent.exists():
        top = top.parent
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    yield
    if before is not None:
        file.write_bytes(before)
    elif top.is_dir():
        shutil.rmtree(top)
    else:
        top.unlink()


def told(root: Path) -> list[str]:
    problems = find_problems(root)
    assert all(problem.explain(language) for problem in problems for language in ("th", "en"))
    return [f"{problem.path}:{problem.line}:{problem.column} {problem.code}" for problem in problems]


def test_each_variant_is_told_at_its_place(root: Path) -> None:
    assert len(VARIANTS) > 250
    silent = []
    for variant in VARIANTS:
        with written(root, variant.path, variant.text):
            found = told(root)
        if variant.told not in found if variant.told else not found:
            silent.append((variant, found))
    assert silent == []
    assert told(root) == []


def test_no_damage_to_a_file_ends_the_check(root: Path) -> None:
    chance = random.Random(14)  # noqa: S311 - the same at every run
    parts = [
        b"\x00",
        b"\xff",
        b"&a ",
        b"*a",
        b"[",
        b"{",
        b"- ",
        b": ",
        b"'",
        b'"',
        b"\n",
        b"\t",
        b"---\n",
        b"!!x ",
        b"5",
        b"~",
    ]
    for path in (SETTINGS, PAGE, "docs/page.en.md", SOURCES, CONFIRM):
        whole = (root / path).read_bytes()
        for _ in range(40):
            damaged = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                start = chance.randrange(len(damaged))
                damaged[start : start + chance.choice([0, 0, 1, 8, 60])] = chance.choice(parts)
            with written(root, path, bytes(damaged)):
                told(root)
    assert told(root) == []
