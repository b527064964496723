"""The files of the forges, as they are read, and the commands in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from handbooks import ROOT

GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORGEJO = sorted((ROOT / ".forgejo" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"


def read(file: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def of_github(name: str) -> dict[Any, Any]:
    return read(ROOT / ".github" / "workflows" / f"{name}.yml")


def scripts_of_gitlab() -> Iterator[tuple[str, str]]:
    for name, job in read(GITLAB).items():
        if isinstance(job, dict) and "script" in job:
            yield name, "\n".join(job["script"])
