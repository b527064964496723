"""The cases of changes: the fixture's sources before and after one, as folders."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from handbooks import FIXTURE, SETTINGS

CASES = Path(__file__).with_name("cases")


@dataclass(frozen=True)
class Case:
    """A change, as written in a file of cases, and whether a correction may make it."""

    name: str
    is_correction: bool
    edits: tuple[dict[str, str], ...]


def read_cases(*names: str) -> Iterator[Case]:
    """The cases of these files, `corrections` or `editions`; `more-` before them names those drawn up later."""
    for name in names:
        entries: list[dict[str, Any]] = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
        for entry in entries:
            yield Case(entry["name"], name.endswith("corrections"), tuple(entry["edits"]))


def lay_out_fixture(root: Path) -> Path:
    """The fixture's sources in a new folder."""
    shutil.copytree(FIXTURE / "docs", root / "docs")
    shutil.copyfile(FIXTURE / SETTINGS, root / SETTINGS)
    return root


def edit(root: Path, case: Case, side: str) -> None:
    """Write one side of a case, `before` or `after`, into the fixture's sources below `root`."""
    for change in case.edits:
        file = root / change["file"]
        if "text" not in change:
            if side in change:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(change[side], encoding="utf-8")
            continue
        text = file.read_text(encoding="utf-8")
        assert text.count(change["text"]) == 1, f"{case.name}: {change['file']} has not the text once"
        file.write_text(text.replace(change["text"], change.get(side, change["text"])), encoding="utf-8")
