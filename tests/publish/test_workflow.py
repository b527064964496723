"""publish.yml: by hand, from a tag of an edition, built afresh; secrets in its last step and nowhere else."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from handbooks import ROOT

FOLDER = ROOT / ".github" / "workflows"


@pytest.fixture(scope="module")
def workflow() -> dict[Any, Any]:
    """The workflow as data; YAML takes `on` for a truth."""
    loaded: dict[Any, Any] = yaml.safe_load((FOLDER / "publish.yml").read_text(encoding="utf-8"))
    return loaded


def test_it_is_started_by_hand_alone_and_for_a_tag_of_an_edition(workflow: dict[Any, Any]) -> None:
    assert list(workflow[True]) == ["workflow_dispatch"]
    assert workflow["permissions"] == {}
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    assert build["if"] == "github.ref_type == 'tag' && startsWith(github.ref_name, 'edition-')"
    assert publish["needs"] == "build"
    runs = [step["run"] for step in build["steps"] if "run" in step]
    assert 'merge-base --is-ancestor HEAD "origin/$DEFAULT_BRANCH"' in runs[0]
    assert runs[1] == "python3 scripts/make.py release"


def test_secrets_are_in_one_step_of_a_protected_environment(workflow: dict[Any, Any]) -> None:
    with_secrets = [
        (name, number)
        for name, job in workflow["jobs"].items()
        for number, step in enumerate(job["steps"])
        if "secrets." in yaml.safe_dump(step)
    ]
    publish = workflow["jobs"]["publish"]
    assert with_secrets == [("publish", len(publish["steps"]) - 1)]
    assert publish["environment"] == "${{ inputs.target }}"
    assert "environment" not in workflow["jobs"]["build"]
    others = [file for file in FOLDER.glob("*.yml") if file.name != "publish.yml"]
    assert [file.name for file in others if "secrets." in file.read_text(encoding="utf-8")] == []


def test_nothing_that_people_type_is_put_into_a_command(workflow: dict[Any, Any]) -> None:
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    uses = [step["uses"] for step in steps if "uses" in step]
    assert len(uses) == 4
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name) for name in uses)
