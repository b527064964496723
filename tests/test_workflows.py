"""What forges run: pinned, with no right that a job does not need, no text of others in a command, run here."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pathspec import GitIgnoreSpec

from checks.case_folders import MINIMAL
from handbook.__main__ import _parser
from handbook.history.changed_paths import classify
from handbooks import ROOT
from history.test_changes import commit
from history.test_edition import git

GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORGEJO = sorted((ROOT / ".forgejo" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
PINNED = re.compile(r"uses: [a-z0-9-]+/[a-z0-9-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")
BIN = Path(sys.executable).parent
OWNED_BY_CODE, OWNED_BY_CONTENT = "@OWNER/handbook-code", "@OWNER/handbook-content"
WITH_SECRETS = {"publish.yml": {"publish"}}
"""Jobs that see a secret; no other does."""


def read(file: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def of_github(name: str) -> dict[Any, Any]:
    return read(ROOT / ".github" / "workflows" / f"{name}.yml")


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


# Tools of others


def told_by(*command: str, cwd: Path = ROOT) -> tuple[int, str]:
    """Exit code and output of a program beside the interpreter, with the others of its kind on the path."""
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_actionlint_and_shellcheck_find_nothing(tmp_path: Path) -> None:
    config = tmp_path / "actionlint.yaml"
    config.write_text("self-hosted-runner: {labels: [docker]}\n", encoding="utf-8")
    files = [str(file) for file in (*GITHUB, *FORGEJO)]
    assert told_by("actionlint", "-config-file", str(config), *files) == (0, "")
    assert told_by("shellcheck", ".ci/run") == (0, "")
    for name, script in scripts_of_gitlab():
        (tmp_path / "script.sh").write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        assert told_by("shellcheck", "--exclude", "SC2154", str(tmp_path / "script.sh")) == (0, ""), name


def test_zizmor_finds_nothing_but_what_is_meant() -> None:
    code, said = told_by("zizmor", "--offline", "--no-progress", "--color", "never", ".github")
    assert code == 0, said
    assert "No findings to report" in said
    assert "1 ignored" in said, "comment.yml, with its reason"


def test_the_tools_would_tell_faults(tmp_path: Path) -> None:
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    faulty = tmp_path / ".github" / "workflows" / "x.yml"
    text = (ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8")
    step = "      - run: echo ${{ github.head_ref }} $HOME/*\n      - run: python3 scripts/make.py test\n"
    faulty.write_text(text.replace("      - run: python3 scripts/make.py test\n", step), encoding="utf-8")
    code, said = told_by("actionlint", str(faulty), cwd=tmp_path)
    assert code == 1
    assert "shellcheck reported" in said
    assert "untrusted" in said
    code, said = told_by("zizmor", "--offline", "--no-progress", ".github", cwd=tmp_path)
    assert code != 0
    assert "template-injection" in said


# Every step by its command, on this machine


def scripts_of_gitlab() -> Iterator[tuple[str, str]]:
    for name, job in read(GITLAB).items():
        if isinstance(job, dict) and "script" in job:
            yield name, "\n".join(job["script"])


def commands_of(script: str) -> list[list[str]]:
    """The words of each call of make.py in a script; the value of a variable is 1."""
    found = []
    for line in re.sub(r"\\\n\s*", " ", script).splitlines():
        for call in re.findall(r"python3 scripts/make\.py ([^|>#;&]*)", line):
            found.append(shlex.split(re.sub(r"\$\{FIRST\S*|\$(\w+)", lambda found: "1" if found[1] else "", call)))
    return found


def all_scripts() -> Iterator[tuple[str, str]]:
    for file in (*GITHUB, *FORGEJO):
        for name, job in read(file)["jobs"].items():
            for step in job["steps"]:
                if "run" in step:
                    yield f"{file.parts[-3]}/{file.name} {name}", step["run"]
    yield from scripts_of_gitlab()


@pytest.mark.parametrize(("where", "script"), [pytest.param(*each, id=each[0]) for each in all_scripts()])
def test_every_command_of_ours_exists(where: str, script: str) -> None:
    for command, *arguments in commands_of(script):
        if command == "test":
            assert arguments in ([], ["--changed", "1"]), where
        elif "--help" not in arguments:
            _parser().parse_args([command, *arguments])


def test_all_forges_run_the_same_commands() -> None:
    """Of GitHub's formats and summary the others know nothing."""
    jobs = of_github("check")["jobs"]
    of_github_check = {
        words[0] for job in jobs.values() for step in job["steps"] for words in commands_of(step.get("run", ""))
    }
    for file in FORGEJO:
        for job in read(file)["jobs"].values():
            assert {words[0] for step in job["steps"] for words in commands_of(step["run"])} == of_github_check
    assert {words[0] for _, script in scripts_of_gitlab() for words in commands_of(script)} == of_github_check
    assert of_github_check == {"check", "changed-paths", "addresses", "review", "build", "test"}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A small handbook whose last commit has a fault and a slip, and beside it a `python3` that is our interpreter."""
    root = tmp_path / "clone"
    shutil.copytree(MINIMAL, root)
    git(root, "init", "-q", "-b", "main")
    commit(root, {}, 1)
    page = (root / "docs" / "index.md").read_text(encoding="utf-8")
    commit(root, {"docs/index.md": f"{page}\n\n[x](nowhere.md)\n\nท่านโปรดสังเกตุ\n"}, 2)
    bin = tmp_path / "bin"
    bin.mkdir()
    shim = f'#!/bin/sh\nshift\nexec "{sys.executable}" -m handbook --root . "$@"\n'
    (bin / "python3").write_text(shim, encoding="utf-8")
    (bin / "python3").chmod(0o755)
    return root


def run_script(clone: Path, script: str, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{clone.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=clone,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1", **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_steps_of_the_content_job_tell_the_officer_what_is_wrong(clone: Path) -> None:
    summary = clone.parent / "summary.md"
    env = {"BASE": "main~1", "GITHUB_STEP_SUMMARY": str(summary)}
    told, mended, changed, _ = (step["run"] for step in of_github("check")["jobs"]["content"]["steps"] if "run" in step)
    done = run_script(clone, told, **env)
    assert done.returncode == 1
    assert "::error file=docs/index.md,line=" in done.stdout
    assert "docs/index.md" in summary.read_text(encoding="utf-8")
    assert run_script(clone, changed, **env).stdout.splitlines()[1].startswith("    docs/index.md · ")
    run_script(clone, mended, **env)
    assert "+ท่านโปรดสังเกต\n" in summary.read_text(encoding="utf-8")


def test_the_same_step_on_gitlab_leaves_its_report_and_fails(clone: Path) -> None:
    script = dict(scripts_of_gitlab())["content"]
    done = run_script(clone, script, BASE="main~1")
    assert done.returncode == 1
    entries = json.loads((clone / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert "docs/index.md" in {entry["location"]["path"] for entry in entries}


# Who must approve


def owners(path: str) -> set[str]:
    """Who owns a path, as GitHub reads CODEOWNERS: the last line that fits."""
    found: set[str] = set()
    for line in (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        pattern, *named = line.split("#")[0].split() or [""]
        if pattern and GitIgnoreSpec.from_lines([pattern]).match_file(path):
            found = set(named)
    return found


def test_code_needs_its_owners_and_pages_their_own() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [path for path in listed.split("\0") if path]
    assert len(paths) > 500
    further = ["docs/.gitattributes", "docs/CODEOWNERS", ".gitmodules", "docs/requirements.txt", "docs/x.in"]
    for path in (*paths, *further):
        kind = classify(path).kind
        wanted = OWNED_BY_CODE if kind == "code" else OWNED_BY_CONTENT
        assert wanted in owners(path), path
        assert kind == "code" or owners(path) == {OWNED_BY_CONTENT}, path


def test_nothing_hides_a_change_from_who_must_approve_it() -> None:
    """What git calls binary or generated is folded away on the page; a link is another file than it seems."""
    listed = subprocess.run(["git", "ls-files", "-z", "--stage"], cwd=ROOT, capture_output=True, text=True, check=True)
    entries = [entry.split("\t") for entry in listed.stdout.split("\0") if entry]
    modes = {path: head.split(" ")[0] for head, path in entries}
    assert set(modes.values()) == {"100644", "100755"}
    assert not [path for path, mode in modes.items() if mode == "100755" and path.startswith("docs/")]
    asked = ["git", "check-attr", "-z", "--stdin", "diff", "linguist-generated", "linguist-vendored"]
    told = subprocess.run(asked, cwd=ROOT, input="\0".join(modes), capture_output=True, text=True, check=True).stdout
    parts = told.rstrip("\0").split("\0")
    assert len(parts) == 3 * 3 * len(modes)
    assert set(parts[2::3]) == {"unspecified"}


def test_the_rules_want_the_one_check_and_an_owner_and_exempt_nobody() -> None:
    rules = json.loads((ROOT / ".github" / "ruleset.json").read_text(encoding="utf-8"))
    assert (rules["enforcement"], rules["bypass_actors"]) == ("active", [])
    by_type = {rule["type"]: rule.get("parameters", {}) for rule in rules["rules"]}
    assert {"deletion", "non_fast_forward"} <= set(by_type)
    assert [check["context"] for check in by_type["required_status_checks"]["required_status_checks"]] == [
        of_github("check")["jobs"]["check"]["name"]
    ]
    assert by_type["pull_request"]["require_code_owner_review"]
    assert by_type["pull_request"]["required_approving_review_count"] >= 1


def test_pins_wait_a_week() -> None:
    updates = read(ROOT / ".github" / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip", "npm"}
    assert {update["cooldown"]["default-days"] for update in updates} == {7}
