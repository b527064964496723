"""The files that a change touches -> those that are no content, by what they can do: a reviewer must look at each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.history.changed_paths import ChangedPath, classify
from handbook.history.trees import Changed

CONTENT, GUIDE = "content", "guide"
_SHOWN = ("form-fields", "settings")
"""Code for who must look at it; what it says differently is shown like that of content."""
# What a program obeys without asking comes first.
KINDS = (
    *("link", "submodule", "executable", "workflow", "owners", "git", "requirements"),
    *("program", "template", "schema", "test", "unknown", GUIDE),
)
"""Reasons of `changed_paths.REASONS`, in the order in which they are told."""


@dataclass(frozen=True)
class OutsideChange:
    """A changed file that is no content: its path, one of KINDS, and `new`, `gone`, `moved`, `changed` or `mode`."""

    path: str
    kind: str
    change: str

    @property
    def is_loud(self) -> bool:
        """Whether somebody who knows programs must look at it."""
        return self.kind != GUIDE


def outside_changes(files: Iterable[Changed]) -> list[OutsideChange]:
    """The changed files that are no content, the most telling first."""
    found = [OutsideChange(file.path, kind, _change(file)) for file in files if (kind := kind_of(file)) != CONTENT]
    return sorted(found, key=lambda each: (KINDS.index(each.kind), each.path))


def kind_of(file: Changed) -> str:
    """What a changed file is: CONTENT or one of KINDS. Of one that was moved the more telling side counts."""
    modes = (file.mode_before, file.mode_after)
    kinds = {_kind(classify(path, *modes)) for path in (file.before, file.after) if path}
    return min(kinds, key=lambda kind: KINDS.index(kind) if kind in KINDS else len(KINDS))


def _kind(path: ChangedPath) -> str:
    return CONTENT if path.kind == "content" or path.reason in _SHOWN else path.reason


def _change(file: Changed) -> str:
    if not file.before or not file.after:
        return "gone" if file.before else "new"
    if file.is_moved:
        return "moved"
    is_plain = all(mode.startswith("100") for mode in (file.mode_before, file.mode_after))
    return "mode" if is_plain and file.mode_before != file.mode_after else "changed"
