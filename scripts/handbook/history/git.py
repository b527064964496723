"""Calls git; no other module does."""

from __future__ import annotations

import subprocess
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
