"""The tags of releases in git, and the sources as they were at one."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.history.edition import local_day
from handbook.history.git import ask_git, git_bytes

PATTERN = "refs/tags/edition-*"


@dataclass(frozen=True)
class Tag:
    """A tag of a release: its name, its commit (40 hex digits), and the commit's day in Thailand (ISO)."""

    name: str
    commit: str
    day: str


def release_tags(root: Path) -> list[Tag]:
    """The tags named `edition-…` of commits that HEAD has in its history, by name; none outside git.

    Only these are of the line that is worked on: another branch may have releases of its own.
    """
    # Of an annotated tag the fields with * are those of its commit; of another they are empty.
    form = "%(refname:short)%09%(objectname)%09%(committerdate:unix)%09%(*objectname)%09%(*committerdate:unix)"
    listed = ask_git(root, "for-each-ref", f"--format={form}", "--merged=HEAD", PATTERN) or ""
    found = []
    for line in listed.splitlines():
        name, own, own_time, inner, inner_time = line.split("\t")
        seconds = int(inner_time or own_time)
        found.append(Tag(name, inner or own, local_day(seconds)))
    return found


def is_at(root: Path, tag: Tag) -> bool:
    """Whether the commit that is checked out is the tag's."""
    return (ask_git(root, "rev-parse", "HEAD") or "").strip() == tag.commit


def write_sources(root: Path, commit: str, paths: Iterable[str], target: Path) -> None:
    """Write those of the paths that a commit has, with all files below them, into the folder `target`.

    Raises GitError.
    """
    known = git_bytes(root, "ls-tree", "-z", "--name-only", commit, "--", *paths).decode("utf-8")
    wanted = [path for path in known.split("\0") if path]
    target.mkdir(parents=True, exist_ok=True)
    if not wanted:
        return
    archive = git_bytes(root, "archive", "--format=tar", commit, "--", *wanted)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            if member.isfile() and (content := tar.extractfile(member)) is not None:
                file = target / member.name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.read())
