"""One comment on a pull request, one issue: found again by a mark in its first line and by who wrote it.

The mark alone would not do: anybody can write it, and would then have our text put into theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handbook.forge.github import GitHub

AUTHOR = "github-actions[bot]"
"""Whoever writes with the token of a workflow."""


def keep_comment(github: GitHub, number: int, mark: str, body: str) -> None:
    """Write the comment of a pull request, or change it to this text. Raises ForgeError."""
    text = f"{_first_line(mark)}\n{body}"
    mine = _mine(github.all(f"issues/{number}/comments"), mark)
    if mine is None:
        github.send("POST", f"issues/{number}/comments", {"body": text})
    elif mine["body"] != text:
        github.send("PATCH", f"issues/comments/{int(mine['id'])}", {"body": text})


def keep_issue(github: GitHub, mark: str, title: str, body: str) -> None:
    """Open the issue, or change the open one to this title and text. Raises ForgeError."""
    text = f"{_first_line(mark)}\n{body}"
    issues = (issue for issue in github.all("issues", {"state": "open"}) if "pull_request" not in issue)
    mine = _mine(issues, mark)
    if mine is None:
        github.send("POST", "issues", {"title": title, "body": text})
    elif (mine["title"], mine["body"]) != (title, text):
        github.send("PATCH", f"issues/{int(mine['number'])}", {"title": title, "body": text})


def pull_request(github: GitHub, head: str, branch: str, commit: str) -> int | None:
    """The number of the open pull request from `branch` of the repository `head` that is at `commit`; None if none is.

    What a contribution says of its own number is worth nothing. Raises ForgeError.
    """
    owner = head.partition("/")[0]
    for pull in github.all("pulls", {"state": "open", "head": f"{owner}:{branch}"}):
        theirs = pull["head"]
        if (theirs["sha"], theirs["ref"]) == (commit, branch) and (theirs["repo"] or {}).get("full_name") == head:
            return int(pull["number"])
    return None


def _first_line(mark: str) -> str:
    return f"<!-- {mark} -->"


def _mine(written: Iterable[dict[str, Any]], mark: str) -> dict[str, Any] | None:
    for each in written:
        first = (each["body"] or "").splitlines()[:1]
        if (each["user"] or {}).get("login") == AUTHOR and first == [_first_line(mark)]:
            return each
    return None
