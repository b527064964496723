"""Who must approve a change: owners of code and pages, what hides nothing, the rules of the branch."""

from __future__ import annotations

import json
import subprocess

from pathspec import GitIgnoreSpec

from handbook.history.changed_paths import classify
from handbooks import ROOT
from workflows.workflow_files import of_github

OWNED_BY_CODE, OWNED_BY_CONTENT = "@OWNER/handbook-code", "@OWNER/handbook-content"


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
