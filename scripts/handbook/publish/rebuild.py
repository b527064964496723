"""An edition whose zip is no longer at hand, made again: a clone at its commit, released by its own program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from handbook.history.git import GitError, git_bytes
from handbook.publish.errors import HostError
from handbook.publish.state import Edition
from handbook.publish.taken import find_zip
from handbook.release.manifest import DIST

_REQUIREMENTS = "requirements.txt"
_SHOWN = 200


def kept_folder(root: Path, edition: Edition) -> Path:
    """Where an edition that was made again is kept: what a rollback would change is looked at before it is done."""
    return root / ".cache" / "publish" / f"rebuilt-{edition.shown}"


def rebuild(root: Path, edition: Edition, folder: Path) -> Path:
    """The zip of an edition's site, made in an empty folder and kept. Raises HostError with HB782 if that fails."""
    clone = folder / "clone" / root.name  # the marks of installed packages are named by it
    clone.parent.mkdir()
    try:
        git_bytes(root, "clone", "--quiet", "--no-checkout", str(root), str(clone))
        git_bytes(clone, "checkout", "--quiet", "--detach", edition.commit)
    except GitError as error:
        raise HostError("HB782", edition=edition.shown, said=_last(str(error))) from error
    _share_packages(root, clone)
    done = subprocess.run(
        [sys.executable, str(clone / "scripts" / "make.py"), "release"],
        cwd=clone,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    made = find_zip(clone / DIST, edition.shown) if done.returncode == 0 else None
    if made is None:
        raise HostError("HB782", edition=edition.shown, said=_last(done.stderr or done.stdout))
    kept = kept_folder(root, edition)
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(clone / DIST, kept)
    return kept / made.name


def _share_packages(root: Path, clone: Path) -> None:
    """Let the clone use our `.venv` where it wants the same packages; else its program installs its own."""
    ours, theirs = root / _REQUIREMENTS, clone / _REQUIREMENTS
    if (root / ".venv").exists() and theirs.exists() and ours.read_bytes() == theirs.read_bytes():
        (clone / ".venv").symlink_to((root / ".venv").resolve(), target_is_directory=True)
        exclude = clone / ".git" / "info" / "exclude"  # .gitignore names a folder, and this is a link: no clean tree
        exclude.parent.mkdir(exist_ok=True)
        with exclude.open("a", encoding="utf-8") as file:
            file.write("/.venv\n")


def _last(said: str) -> str:
    lines = said.strip().splitlines()
    return lines[-1][:_SHOWN] if lines else "–"
