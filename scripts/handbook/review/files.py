"""The files that a change touches -> those that are no content, by what they can do: a reviewer must look at each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from handbook.authored.settings import CONFIG_NAME
from handbook.history.trees import LINK, SUBMODULE, Changed

CONTENT, GUIDE = "content", "guide"
# In the order in which they are told: what a program obeys without asking comes first.
_KINDS = (
    ("workflow", r"\.(?:github/(?:workflows|actions)|forgejo|gitea|woodpecker|circleci)/.*|\.gitlab-ci\.yml|\.ci/.*"),
    ("owners", r"(?:.*/)?codeowners"),
    ("attributes", r"(?:.*/)?\.git(?:attributes|modules|ignore)"),
    ("requirements", r"(?:.*/)?(?:requirements[^/]*\.(?:txt|in)|package(?:-lock)?\.json|pyproject\.toml|\.npmrc)"),
    ("code", r"(?:scripts|overrides|tests|\.devcontainer)/.*"),
    (CONTENT, r"docs/(?:.*/)?[^/.][^/]*\.(?:md|yml|svg|png|jpe?g|pdf|docx|json)|" + re.escape(CONFIG_NAME)),
    (GUIDE, r"(?:\.github/)?[^/]+\.md|license[^/]*|\.github/(?:issue_template|pull_request_template)[^/]*(?:/.*)?"),
)
KINDS = ("link", "submodule", *(kind for kind, _ in _KINDS[:-2]), "other", GUIDE)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)


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
    modes = {file.mode_before, file.mode_after}
    if LINK in modes:
        return "link"
    if SUBMODULE in modes:
        return "submodule"
    kinds = {_kind_of_path(path) for path in (file.before, file.after) if path}
    return min(kinds, key=lambda kind: KINDS.index(kind) if kind in KINDS else len(KINDS))


def _kind_of_path(path: str) -> str:
    known = (kind for kind, pattern in _PATTERNS if pattern.fullmatch(path.lower()))
    return next(known, "other")


def _change(file: Changed) -> str:
    if not file.before or not file.after:
        return "gone" if file.before else "new"
    if file.is_moved:
        return "moved"
    is_plain = all(mode.startswith("100") for mode in (file.mode_before, file.mode_after))
    return "mode" if is_plain and file.mode_before != file.mode_after else "changed"
