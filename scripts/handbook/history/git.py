"""Calls git; no other module does."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


def ask_git(root: Path, *arguments: str) -> str | None:
    """Git's output in a folder; None if git is missing or fails, or the folder is not a repository."""
    try:
        done = subprocess.run(
            # In CI the container's user is not the owner of the clone; git would refuse to read it.
            ["git", "-c", "safe.directory=*", "-C", str(root), *arguments],
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout


class GitError(Exception):
    """Git is missing or failed; the text is what it said."""


def git_bytes(root: Path, *arguments: str, env: Mapping[str, str] | None = None, given: bytes = b"") -> bytes:
    """What git writes, as it is, with these further variables of the environment and this input. Raises GitError."""
    try:
        done = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", str(root), *arguments],
            capture_output=True,
            check=True,
            env={**os.environ, **(env or {})},
            input=given,
        )
    except subprocess.CalledProcessError as error:
        raise GitError(error.stderr.decode(errors="replace").strip()) from error
    except OSError as error:
        raise GitError(str(error)) from error
    return done.stdout
