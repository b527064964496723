"""One comment and one issue are found again by mark and author, and changed; nobody else's is ever touched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from forge.github_server import BOT, REPOSITORY, Forge, github_server
from handbook.forge.github import ForgeError
from handbook.forge.kept_text import keep_comment, keep_issue, pull_request

MARK = "handbook-review"
PLANTED = {"id": 7, "user": {"login": "somebody"}, "body": f"<!-- {MARK} -->\ntheirs"}


@pytest.fixture
def forge() -> Iterator[Forge]:
    with github_server() as running:
        yield running


def test_a_comment_is_written_once_and_then_changed(forge: Forge) -> None:
    forge.comments[3] = [PLANTED, {"id": 8, "user": BOT, "body": "another workflow's"}]
    for text in ("one", "two", "two"):
        keep_comment(forge.github, 3, MARK, text)
    assert [comment["body"] for comment in forge.comments[3]] == [
        PLANTED["body"],
        "another workflow's",
        f"<!-- {MARK} -->\ntwo",
    ]
    assert forge.written() == [("POST", "issues/3/comments"), ("PATCH", "issues/comments/1002")]


def test_a_comment_far_down_is_found(forge: Forge) -> None:
    forge.comments[3] = [{"id": number, "user": None, "body": None} for number in range(250)]
    keep_comment(forge.github, 3, MARK, "one")
    keep_comment(forge.github, 3, MARK, "two")
    assert len(forge.comments[3]) == 251


def test_an_issue_is_opened_changed_and_opened_again_when_somebody_closed_it(forge: Forge) -> None:
    planted = {"number": 1, "state": "open", "title": "x", **PLANTED}
    asked_for = {
        "number": 2,
        "state": "open",
        "title": "x",
        "pull_request": {},
        "user": BOT,
        "body": f"<!-- {MARK} -->",
    }
    forge.issues = [planted, asked_for]
    for text in ("one", "two", "two"):
        keep_issue(forge.github, MARK, "เรื่องค้าง", text)
    assert (forge.issues[2]["title"], forge.issues[2]["body"]) == ("เรื่องค้าง", f"<!-- {MARK} -->\ntwo")
    assert forge.written() == [("POST", "issues"), ("PATCH", "issues/3")]
    forge.issues[2]["state"] = "closed"
    keep_issue(forge.github, MARK, "เรื่องค้าง", "three")
    assert len(forge.issues) == 4


def pull(number: int, repo: str, branch: str, sha: str, state: str = "open") -> dict[str, Any]:
    owner = repo.partition("/")[0]
    head = {"sha": sha, "ref": branch, "owner": owner, "repo": {"full_name": repo}}
    return {"number": number, "state": state, "head": head}


def test_a_pull_request_is_known_by_repository_branch_and_commit(forge: Forge) -> None:
    gone = pull(6, "a/gone", "patch-1", "c1")
    gone["head"]["repo"] = None
    forge.pulls = [
        pull(1, "b/handbook", "patch-1", "c1"),
        pull(2, "a/other", "patch-1", "c1"),
        pull(3, "a/handbook", "patch-1", "c0"),
        pull(4, "a/handbook", "patch-1", "c1", state="closed"),
        gone,
        pull(5, "a/handbook", "patch-1", "c1"),
        pull(7, REPOSITORY, "edit", "c9"),
    ]
    assert pull_request(forge.github, "a/handbook", "patch-1", "c1") == 5
    assert pull_request(forge.github, "a/handbook", "patch-1", "c2") is None
    assert pull_request(forge.github, "a/handbook", "patch-2&head=x", "c1") is None
    assert pull_request(forge.github, REPOSITORY, "edit", "c9") == 7


def test_the_token_stays_with_github(forge: Forge) -> None:
    forge.files[9] = b"zip"
    assert forge.github.file("actions/artifacts/9/zip", 10) == b"zip"
    assert forge.tokens_elsewhere == []
    assert "a-token" not in repr(forge.github)
    with pytest.raises(ForgeError, match="more than 2 bytes"):
        forge.github.file("actions/artifacts/9/zip", 2)


def test_what_github_refuses_is_said(forge: Forge) -> None:
    with pytest.raises(ForgeError, match=r"^404 Not Found Not Found$"):
        forge.github.get("nothing")
    forge.refuses = 403
    with pytest.raises(ForgeError, match=r"^403 .*Bad credentials$"):
        keep_comment(forge.github, 3, MARK, "one")
    with pytest.raises(ForgeError):
        forge.github.file("actions/artifacts/9/zip", 10)
