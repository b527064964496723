"""All sources of a commit as files that anybody can keep: git's archive, and a bundle with the history."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from handbook.history.git import git_bytes


def sources_archive(root: Path, commit: str, folder: str) -> bytes:
    """The files of a commit below `folder` as .tar.gz. Equal for one commit: git's order, its time, no name of a user.

    Raises GitError if git cannot.
    """
    # A user's own setting of the mask would change the modes.
    tar = git_bytes(root, "-c", "tar.umask=0022", "archive", "--format=tar", f"--prefix={folder}/", commit)
    return gzip.compress(tar, compresslevel=9, mtime=0)


def sources_bundle(root: Path) -> bytes:
    """The commit that is checked out with its history and the tags of releases, for `git clone`. Its bytes may differ.

    Raises GitError if git cannot.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bundle"
        git_bytes(root, "bundle", "create", "--quiet", str(file), "HEAD", "--tags=edition-*")
        return file.read_bytes()
