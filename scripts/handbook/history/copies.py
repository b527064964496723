"""A copy of a state of the sources that has the history of its repository: what asks git there is told the same.

The copy is a repository of its own that finds all objects in the first one. Nothing is written there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from handbook.history.git import git_bytes
from handbook.history.trees import State, git_path, write_files

_TAGS = "refs/tags"


def copy_with_history(root: Path, state: State, paths: Iterable[str], target: Path) -> Path:
    """Write the files at and below these paths into the new folder `target`; the handbook's folder in it.

    Links are written too: the copy is looked at as a clone is. Raises GitError.
    """
    kind = git_bytes(root, "rev-parse", "--show-object-format").decode().strip()
    git_bytes(root, "init", "--quiet", "--template=", f"--object-format={kind}", "--", str(target))
    own = target / ".git"
    (own / "objects" / "info").mkdir(exist_ok=True)
    (own / "objects" / "info" / "alternates").write_bytes(os.fsencode(f"{git_path(root, 'objects')}\n"))
    shallow = git_path(root, "shallow")
    if shallow.is_file():
        (own / "shallow").write_bytes(shallow.read_bytes())
    listed = git_bytes(root, "for-each-ref", "--format=create %(refname) %(objectname)", _TAGS)
    git_bytes(target, "update-ref", "--stdin", given=listed)
    git_bytes(target, "update-ref", "--no-deref", "HEAD", state.history)
    git_bytes(target, "read-tree", "HEAD")
    folder = target / git_bytes(root, "rev-parse", "--show-prefix").decode().strip()
    write_files(root, state, paths, folder, to_check=True)
    return folder
