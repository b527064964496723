"""What git knows of the sources: asked here and nowhere else."""

from __future__ import annotations

import subprocess
from pathlib import Path


def ask_git(root: Path, *arguments: str) -> str | None:
    """What git says in a folder, or None where it is missing, the folder is no repository, or it refuses."""
    try:
        done = subprocess.run(
            # A CI's container runs as another user than the one who cloned; git would refuse to read.
            ["git", "-c", "safe.directory=*", "-C", str(root), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout
