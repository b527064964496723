"""What GitHub runs: pinned, with no right that a job does not need, and no text of others in a command."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbooks import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [a-z0-9-]+/[a-z0-9-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")


@pytest.fixture(params=WORKFLOWS, ids=lambda file: file.name)
def file(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def workflow(file: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


def test_actions_are_pinned_by_commit(file: Path) -> None:
    lines = [line.strip().removeprefix("- ") for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if line.startswith("uses:") and not PINNED.fullmatch(line)] == []


def test_rights_are_given_job_by_job_and_jobs_end(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"], name
        assert job["timeout-minutes"] <= 60, name


def test_no_expression_stands_in_a_command(workflow: dict[str, Any]) -> None:
    """A name of a branch may hold a command; in a variable it is a name."""
    commands = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert commands
    assert [command for command in commands if "${{" in command] == []


def test_an_edition_is_built_without_rights_and_attached_with_them() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
    build, attach = workflow["jobs"]["build"], workflow["jobs"]["attach"]
    assert build["permissions"] == {"contents": "read"}
    assert "python3 scripts/make.py release" in [step.get("run") for step in build["steps"]]
    assert build["steps"][0]["with"]["fetch-depth"] == 0, "tags and the whole history"
    assert attach["needs"] == "build"
    assert not any("checkout" in step.get("uses", "") for step in attach["steps"]), "it runs nothing of the sources"
