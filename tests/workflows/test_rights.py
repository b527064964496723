"""What forges run is pinned, with no right that a job does not need and no text of others in a command."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from handbooks import ROOT
from workflows.workflow_files import GITHUB, of_github, read

PINNED = re.compile(r"uses: [a-z0-9-]+/[a-z0-9-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")
WITH_SECRETS = {"publish.yml": {"publish"}}
"""Jobs that see a secret; no other does."""


@pytest.fixture(params=GITHUB, ids=lambda file: file.name)
def file(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def workflow(file: Path) -> dict[str, Any]:
    return read(file)


def test_actions_are_pinned_by_commit(file: Path) -> None:
    lines = [line.strip().removeprefix("- ") for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if line.startswith("uses:") and not PINNED.fullmatch(line)] == []


def test_rights_are_given_job_by_job_and_jobs_end(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert "permissions" in job, name
        assert job["timeout-minutes"] <= 60, name


def test_two_runs_of_one_thing_do_not_meet(workflow: dict[str, Any]) -> None:
    assert workflow["concurrency"]


def test_no_expression_stands_in_a_command(workflow: dict[str, Any]) -> None:
    """A name of a branch may hold a command; in a variable it is a name."""
    commands = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert commands
    assert [command for command in commands if "${{" in command] == []


def test_secrets_are_seen_by_the_jobs_that_publish_alone_and_nothing_is_cached(file: Path) -> None:
    for name, job in read(file)["jobs"].items():
        told = json.dumps(job)
        assert ("secrets." in told) == (name in WITH_SECRETS.get(file.name, ())), name
        assert "cache" not in told, "what a contribution left there would run later with more rights"


def test_where_a_contribution_runs_there_is_no_right_to_write() -> None:
    jobs = of_github("check")["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        **{name: {"contents": "read"} for name in ("content", "review", "site", "tests")},
        "check": {},
    }
    for file in GITHUB:
        triggers = read(file)[True]  # YAML 1.1 reads the key `on` as true
        assert "pull_request_target" not in triggers
        assert ("pull_request" in triggers) == (file.name == "check.yml")
    comment = of_github("comment")
    assert comment["jobs"]["comment"]["permissions"] == {
        "actions": "read",
        "contents": "read",
        "pull-requests": "write",
    }
    (checkout,) = [step for step in comment["jobs"]["comment"]["steps"] if "uses" in step]
    assert checkout["with"] == {"persist-credentials": False}, "no ref: the default branch"


def test_content_is_told_without_waiting_and_one_check_waits_for_all() -> None:
    jobs = of_github("check")["jobs"]
    assert [name for name, job in jobs.items() if "needs" in job] == ["check"]
    assert sorted(jobs["check"]["needs"]) == sorted(set(jobs) - {"check"})
    assert jobs["check"]["if"] == "always()"
    assert jobs["check"]["name"] == "check"
    assert [name for name, job in jobs.items() if "if" in job] == ["check"]
    for name in ("review", "site"):
        uploads = [step for step in jobs[name]["steps"] if "upload-artifact" in step.get("uses", "")]
        assert uploads
        assert {step["if"] for step in uploads} == {"${{ !cancelled() }}"}
    assert "paths" not in (of_github("check")[True]["pull_request"] or {}), "it would stay pending"


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ("success success success success", 0),
        ("success failure success success", 1),
        ("success skipped success success", 1),
        ("cancelled", 1),
    ],
)
def test_the_one_check_fails_with_any_other(results: str, code: int) -> None:
    (step,) = of_github("check")["jobs"]["check"]["steps"]
    done = subprocess.run(["bash", "-e", "-c", step["run"]], env={**os.environ, "RESULTS": results}, check=False)
    assert done.returncode == code


def test_an_edition_is_built_without_rights_and_attached_with_them() -> None:
    workflow = of_github("release")
    build, attach = workflow["jobs"]["build"], workflow["jobs"]["attach"]
    assert build["permissions"] == {"contents": "read"}
    assert "python3 scripts/make.py release" in [step.get("run") for step in build["steps"]]
    assert build["steps"][0]["with"]["fetch-depth"] == 0, "tags and the whole history"
    assert attach["needs"] == "build"
    assert not any("checkout" in step.get("uses", "") for step in attach["steps"]), "it runs nothing of the sources"


def test_pins_wait_a_week() -> None:
    updates = read(ROOT / ".github" / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip", "npm"}
    assert {update["cooldown"]["default-days"] for update in updates} == {7}
