"""Which folders mkdocs.yml may name: only folders inside the handbook, and none that a build would overwrite."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from handbook.authored.located_yaml import Key, LocatedYaml
from handbook.messages import Both, both
from handbook.problems import Problem

_KEPT = ("mkdocs.yml", "overrides", "scripts", "tests", ".ci", ".git", ".github", ".venv")
"""Files and folders beside docs/ that no build may write to."""


def check_folders(document: LocatedYaml, root: Path) -> Iterator[Problem]:
    """HB229 for each folder setting that leads out of the handbook or overlaps another of its folders."""
    named = dict(_named(document.value))
    for key, written in named.items():
        others = [other for name, other in named.items() if name not in (key, ("site_dir",))]
        fault = _place_fault(written, root) or overlap(clean_path(root, written), root, kept_paths(root, others))
        if fault is None and key == ("docs_dir",) and not (root / written).is_dir():
            fault = both("folder.missing", folder=written)
        if fault is not None:
            yield document.problem(key, "HB229", key=str(key[-1]), **fault)


def clean_path(root: Path, written: str) -> Path:
    """The path of a folder setting without `.` and `..`."""
    return Path(os.path.normpath(root / written))


def kept_paths(root: Path, others: Iterable[str | Path]) -> list[Path]:
    """Paths that a build target must not touch: the handbook's own folders and these others."""
    return [root / name for name in _KEPT] + [clean_path(root, str(other)) for other in others]


def overlap(target: Path, root: Path, kept: Iterable[Path]) -> Both | None:
    """What is wrong if a target is one of the kept paths, inside one, or contains one."""
    for other in kept:
        if target == other or other in target.parents or target in other.parents:
            shown = other.relative_to(root).as_posix() if other.is_relative_to(root) else str(other)
            return both("folder.overlap", folder=shown)
    return None


def _named(config: Any) -> Iterator[tuple[Key, str]]:
    """The folder settings with their keys; a value that is not a string is reported elsewhere."""
    yield ("docs_dir",), config.get("docs_dir", "docs")
    yield ("site_dir",), config.get("site_dir", "site")
    theme = config.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    if isinstance(custom, str) and custom != "overrides":
        yield ("theme", "custom_dir"), custom


def _place_fault(written: str, root: Path) -> Both | None:
    """What is wrong with the folder that a setting names, if something is."""
    inside = both("folder.outside", written=repr(written))
    if "\0" in written or "\\" in written or written.startswith("~") or Path(written).is_absolute():
        return inside
    path = clean_path(root, written)
    if root not in path.parents:
        return inside
    for step in (path, *path.parents[: len(path.parts) - len(root.parts) - 1]):
        if step.is_symlink():
            return both("folder.link", path=str(step.relative_to(root)))
        if step.exists() and not step.is_dir():
            return both("folder.file", path=str(step.relative_to(root)))
    return None
