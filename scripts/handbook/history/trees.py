"""Two states of the sources in git: their files as they are, and which of them differ.

The working tree is a state like a commit's. Files are read object by object and not by `git archive`: an archive obeys
.gitattributes, and a contribution could hide a file from its reviewers with it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from handbook.history.git import GitError, ask_git, git_bytes

LINK, SUBMODULE = "120000", "160000"
_PLAIN = ("100644", "100755")
_LARGEST = 25_000_000
"""Bytes of a file that is written out: more than any source may have."""
_OWN_PARTS = {"", ".", "..", ".git"}


@dataclass(frozen=True)
class State:
    """The sources at a commit, or in the working tree: git's id of their tree, and of the commit (none: uncommitted).

    `env` says where git finds the objects; `history` is the commit whose history these sources continue.
    """

    tree: str
    commit: str | None
    env: Mapping[str, str]
    history: str


@dataclass(frozen=True)
class Changed:
    """A file that differs: its paths before and after, empty where it is not there, and its modes."""

    before: str
    after: str
    mode_before: str
    mode_after: str

    @property
    def path(self) -> str:
        """Where it is now, or was."""
        return self.after or self.before

    @property
    def is_moved(self) -> bool:
        """Whether git takes it for the same file at another path."""
        return bool(self.before and self.after) and self.before != self.after


@contextmanager
def two_states(root: Path, base: str, head: str | None) -> Iterator[tuple[State, State]]:
    """The sources where a line of work began, and at its end; without `head` the end is the working tree.

    It began where its history meets that of `base`: what others did since then is not of this change.
    Raises GitError.
    """
    before, after = _commit(root, base), _commit(root, head or "HEAD")
    before = (ask_git(root, "merge-base", before, after) or before).strip()
    prefix = git_bytes(root, "rev-parse", "--show-prefix").decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        env = {} if head else _objects_aside(root, Path(folder))
        tree = _tree(root, f"{after}:{prefix}") if head else _working_tree(root, prefix, env)
        earlier = State(_tree(root, f"{before}:{prefix}"), before, env, before)
        yield earlier, State(tree, after if head else None, env, after)


def changed_files(root: Path, before: State, after: State) -> tuple[Changed, ...]:
    """The files that differ, by path; one that was moved is one entry. Raises GitError."""
    wanted = ("diff-tree", "-r", "-z", "-M", "-l2000", "--raw", before.tree, after.tree)
    parts = iter(git_bytes(root, *wanted, env=after.env).decode("utf-8", "surrogateescape").split("\0"))
    found = []
    for part in parts:
        if part:
            mode_before, mode_after, _, _, status = part.removeprefix(":").split(" ")
            old = next(parts)
            new = next(parts) if status[0] in "RC" else old
            paths = ("" if status == "A" else old), ("" if status == "D" else new)
            found.append(Changed(*paths, mode_before, mode_after))
    return tuple(sorted(found, key=lambda each: each.path))


def listing(root: Path, state: State, paths: Iterable[str]) -> bytes:
    """What git has at these paths: equal listings are equal files. Raises GitError."""
    return git_bytes(root, "ls-tree", "--full-tree", "-z", state.tree, "--", *paths, env=state.env)


def write_files(root: Path, state: State, paths: Iterable[str], target: Path, *, to_check: bool = False) -> None:
    """Write the plain files at and below these paths into a folder; links, submodules and too large files are left out.

    To check them, links and too large files have to be there as in a clone: these last, and without their content.
    Raises GitError.
    """
    listed = git_bytes(root, "ls-tree", "--full-tree", "-r", "-l", "-z", state.tree, "--", *paths, env=state.env)
    entries = list(_entries(listed.decode("utf-8", "surrogateescape")))
    wanted = [entry for entry in entries if entry.size <= _LARGEST and (entry.mode in _PLAIN or to_check)]
    asked = "".join(f"{entry.id}\n" for entry in wanted).encode()
    stream = memoryview(git_bytes(root, "cat-file", "--batch", env=state.env, given=asked))
    try:
        _write(wanted, stream, target)
        for entry in entries if to_check else ():
            if entry.size > _LARGEST:
                with _in_folder(target / entry.path).open("wb") as file:
                    file.truncate(entry.size)
    except OSError as error:  # a name that the disk does not take, or a tree that no clone could have
        raise GitError(str(error)) from error


def _write(wanted: Iterable[_Entry], stream: memoryview, target: Path) -> None:
    """Write the entries, whose contents are in the stream of `cat-file --batch`, one after the other."""
    at = 0
    links = {}
    for entry in wanted:
        begin = at + bytes(stream[at : at + 200]).index(b"\n") + 1
        at = begin + entry.size + 1
        content = stream[begin : begin + entry.size]
        if entry.mode == LINK:
            links[entry.path] = bytes(content)
        else:
            _in_folder(target / entry.path).write_bytes(content)
    for path, aim in sorted(links.items(), reverse=True):  # last, and the deepest first: none is written through
        _in_folder(target / path).symlink_to(os.fsdecode(aim))


def _in_folder(file: Path) -> Path:
    """The file, with a folder for it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


@dataclass(frozen=True)
class _Entry:
    """A file that may be written."""

    path: str
    mode: str
    id: str
    size: int


def _entries(listed: str) -> Iterator[_Entry]:
    for line in listed.split("\0"):
        about, _, path = line.partition("\t")
        if about:
            mode, _, id, size = about.split()
            if mode in (*_PLAIN, LINK) and not _OWN_PARTS & set(path.lower().split("/")):
                yield _Entry(path, mode, id, int(size))


def tracked_at(root: Path, places: Iterable[Path]) -> list[str]:
    """What git tracks at or below these places, by its path below `root`; places elsewhere count for nothing.

    Raises GitError.
    """
    inside = [place.relative_to(root).as_posix() for place in places if place.is_relative_to(root)]
    if not inside:
        return []
    listed = git_bytes(root, "--literal-pathspecs", "ls-files", "-z", "--", *inside)
    return [path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path]


def _commit(root: Path, name: str) -> str:
    found = git_bytes(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return found.decode().split()[-1]


def _tree(root: Path, name: str, env: Mapping[str, str] | None = None) -> str:
    return git_bytes(root, "rev-parse", "--verify", "--end-of-options", name, env=env).decode().split()[-1]


def _objects_aside(root: Path, folder: Path) -> dict[str, str]:
    """The environment in which git writes new objects and its index to a folder, and finds its own as before."""
    own = [git_path(root, name) for name in ("objects", "index")]
    (folder / "objects").mkdir()
    if own[1].exists():
        shutil.copyfile(own[1], folder / "index")  # it knows which files did not change
    return {
        "GIT_INDEX_FILE": str(folder / "index"),
        "GIT_OBJECT_DIRECTORY": str(folder / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(own[0]),
    }


def git_path(root: Path, name: str) -> Path:
    """Where a file of git's own lies, also of a work tree that is one of several. Raises GitError."""
    found = git_bytes(root, "rev-parse", "--git-path", name).decode().strip()
    return root / found  # git answers with either kind of path


def _working_tree(root: Path, prefix: str, env: Mapping[str, str]) -> str:
    """The tree of all files that git does not ignore."""
    git_bytes(root, "add", "--all", "--", ".", env=env)
    whole = git_bytes(root, "write-tree", env=env).decode().strip()
    return _tree(root, f"{whole}:{prefix}", env)
