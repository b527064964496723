"""A contribution as git has it: files by path and mode, a commit message, a branch, and what its run is to leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

PLAIN, PROGRAM, LINK, SUBMODULE = "100644", "100755", "120000", "160000"
Forged = Callable[[bytes | None], bytes | None]
"""The artifact that the review made, or None -> the one that reaches the forge in its place."""


@dataclass(frozen=True)
class Entry:
    """A file of a commit: git's mode, and its content; of a link where it leads, of a submodule nothing."""

    content: bytes
    mode: str = PLAIN


@dataclass(frozen=True)
class Contribution:
    """What somebody sends. Where `runs` is set the machine of the first job runs programs of theirs."""

    kind: str
    files: Mapping[bytes, Entry | None]
    message: bytes = b"Change"
    branch: str = "patch-1"
    runs: bool = False
    forged: Forged | None = field(default=None, repr=False)
    moved_on: bool = False
    """Whether the pull request has another commit by the time of the comment."""
