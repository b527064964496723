"""When each file was last changed, from git: one call for all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handbook.history.git import ask_git

_HEAD = "\x01"  # begins the line of a commit; no path begins with it


def last_changes(folder: Path) -> dict[str, int]:
    """Path below a folder -> time of the last commit that changed the file, in seconds since 1970, UTC.

    Of a merge those files count that are as in none of its parents. Empty outside git.
    """
    head = ask_git(folder, "rev-parse", "HEAD")
    return dict(_changes_until(folder, head)) if head else {}


@cache
def _changes_until(folder: Path, _: str) -> dict[str, int]:
    """Asked once a commit: the preview asks at each edit, and a long history takes a while to walk."""
    wanted = ("-c", "--name-only", "--no-renames", "--relative", "-z", f"--format={_HEAD}%ct")
    listed = ask_git(folder, "log", *wanted, "--", ".")
    found: dict[str, int] = {}
    seconds = 0
    for part in (listed or "").split("\0"):
        text = part.lstrip("\n")
        if text.startswith(_HEAD):
            seconds = int(text.removeprefix(_HEAD))
        elif text:
            found[text] = max(seconds, found.get(text, 0))
    return found


def is_shallow(root: Path) -> bool:
    """Whether the clone lacks the beginning of the history, so that it cannot tell when a file was last changed."""
    return (ask_git(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true"
