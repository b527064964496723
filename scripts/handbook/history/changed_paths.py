"""Which files a change touches, and of what kind each is: content that officers write, or code.

Everything that is not known as content counts as code: a kind of file that nobody thought of is looked at by those who
answer for the machine, and the whole test suite runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from handbook.history.git import GitError, git_bytes

Kind = Literal["content", "code"]
_LINK, _SUBMODULE, _PROGRAM, _FILE, _NONE = "120000", "160000", "100755", "100644", "000000"

# Pattern of a path -> reason; the first that fits holds. Capitals do not count in those of code, for GitHub too.
_CODE = (
    (r"docs/forms/.+\.form\.yml", "form-fields"),
    (r"(.+/)?\.git(attributes|modules|ignore|config)", "git"),
    (r"\.(github/workflows|forgejo|gitea|ci)/.+|\.gitlab-ci\.yml|\.github/(dependabot|zizmor)\.yml", "workflow"),
    (r"(.+/)?codeowners", "owners"),
    (r"(.+/)?(requirements[^/]*\.(txt|in)|package(-lock)?\.json|\.npmrc|pyproject\.toml)", "requirements"),
    (r"mkdocs\.yml", "settings"),
    (r"scripts/handbook/authored/schemas/.+", "schema"),
    (r"overrides/.+", "template"),
    (r"scripts/.+", "program"),
    (r"tests/.+", "test"),
    (r"(\.github/)?[^/]+\.md|license[^/]*|\.github/issue_template/.+", "guide"),
)
_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
_CONTENT = (
    (rf"docs/({_NAME}/)*{_NAME}(\.en)?\.md", "page"),
    (rf"docs/data/({_NAME}/)*{_NAME}\.yml", "data"),
    (rf"docs/translations/({_NAME}/)*[a-z0-9.-]+\.(yml|txt)", "translation"),
    (rf"docs/figures/{_NAME}\.svg", "drawing"),
    (rf"docs/images/({_NAME}/)*{_NAME}(\.en)?\.(png|jpe?g)", "picture"),
    (rf"docs/forms/specimen/{_NAME}(\.en)?\.json", "specimen"),
    (r"docs/forms/superseded/[a-z0-9._-]+\.(pdf|docx)", "former-form"),
)
REASONS = (
    *dict.fromkeys(reason for _, reason in (*_CODE, *_CONTENT)),
    *("link", "submodule", "executable", "unknown"),
)
"""Everything that may be said of a path; `paths.REASON` in messages.yml tells it to people."""


@dataclass(frozen=True, order=True)
class ChangedPath:
    """A file that a change adds, changes or takes away: its path below the repository, kind, and the reason for it."""

    path: str
    kind: Kind
    reason: str
    gone: bool = False


def changed_paths(root: Path, base: str, head: str | None = None) -> tuple[ChangedPath, ...]:
    """What differs between where `head` left `base` and `head`, by path; without `head` the files as they are now.

    Raises GitError if git does not know a commit, or the folder is no repository.
    """
    start = _one(root, "merge-base", base, head or "HEAD")
    ends = (start, head) if head else (start,)
    listed = git_bytes(root, "diff", "--raw", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=none", *ends)
    found = {path: (before, after) for path, before, after in _raw(listed)}
    if head is None:
        for name in git_bytes(root, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0"):
            if name:
                path = name.decode("utf-8", "surrogateescape")
                found[path] = (_NONE, _mode(root / path))
    return tuple(sorted(classify(path, *modes) for path, modes in found.items()))


def classify(path: str, before: str = _FILE, after: str = _FILE) -> ChangedPath:
    """What a path is, by its name and git's modes before and after the change (`000000`: not there)."""
    gone = after == _NONE
    modes = (before, after)
    for mode, reason in ((_LINK, "link"), (_SUBMODULE, "submodule")):
        if mode in modes:
            return ChangedPath(path, "code", reason, gone)
    for rules, kind in ((_CODE, "code"), (_CONTENT, "content")):
        for pattern, reason in rules:
            if re.fullmatch(pattern, path.lower() if kind == "code" else path):
                if kind == "content" and _PROGRAM in modes:
                    return ChangedPath(path, "code", "executable", gone)
                return ChangedPath(path, "content" if kind == "content" else "code", reason, gone)
    return ChangedPath(path, "code", "unknown", gone)


def touches_code(paths: Iterable[ChangedPath]) -> bool:
    """Whether any of these is code."""
    return any(path.kind == "code" for path in paths)


def _one(root: Path, *arguments: str) -> str:
    """Git's answer of one line. A commit that begins like an option is none."""
    if any(argument.startswith("-") for argument in arguments):
        raise GitError(f"not a commit: {' '.join(arguments[1:])}")
    return git_bytes(root, *arguments).decode("ascii").strip()


def _raw(listed: bytes) -> Iterator[tuple[str, str, str]]:
    """Path and modes of `git diff --raw -z`: `:MODE MODE HASH HASH STATUS` and the path, each ended by a null."""
    parts = iter(listed.split(b"\0"))
    for head in parts:
        if head:
            before, after = head.decode("ascii").removeprefix(":").split(" ")[:2]
            yield next(parts).decode("utf-8", "surrogateescape"), before, after


def _mode(file: Path) -> str:
    """The mode that git would give to a file of the working tree."""
    if file.is_symlink():
        return _LINK
    if file.is_dir():
        return _SUBMODULE  # a repository of its own: git lists nothing below it
    return _PROGRAM if file.stat().st_mode & 0o100 else _FILE
