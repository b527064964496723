"""Earlier versions of a file, from git."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.history.edition import local_day
from handbook.history.git import ask_git

_HEAD = "\x01"  # begins the line of a commit; no path begins with it


def versions(file: Path, *, merged: bool = False) -> Iterator[tuple[str, str]]:
    """The ISO day in Thailand and the text of each committed version, newest first, also under former names.

    With `merged`, the versions that readers could have: of a branch, what its merge made of it, on that day. Otherwise
    every commit counts, also of a branch whose changes a merge gave up. Nothing outside git.
    """
    wanted = ("--follow", "--name-only", "-z", f"--format={_HEAD}%H %ct")
    main_line = ("--first-parent", "--diff-merges=first-parent") if merged else ()
    listed = ask_git(file.parent, "log", *main_line, *wanted, "--", file.name)
    commit, seconds = "", "0"
    for part in (listed or "").split("\0"):
        line = part.lstrip("\n")
        if line.startswith(_HEAD):
            commit, seconds = line.removeprefix(_HEAD).split()
        elif line:
            text = ask_git(file.parent, "show", f"{commit}:{line}")
            if text is not None:
                yield local_day(int(seconds)), text


def is_uncommitted(file: Path) -> bool:
    """Whether a file in a repository differs from its last commit, or has none."""
    return bool((ask_git(file.parent, "status", "--porcelain", "--", file.name) or "").strip())
