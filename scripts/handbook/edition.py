"""Which state of the sources this is: git's commit and date, the only clock the build knows."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

_BANGKOK = timezone(timedelta(hours=7))
_LENGTH = 10  # git's own abbreviation differs with the number of objects in a clone
_SOURCES = ("docs", "overrides", "scripts", "mkdocs.yml", "requirements.txt")


@dataclass(frozen=True)
class Edition:
    """The commit (with `+` when files differ from it; empty outside git) and its time in seconds since 1970, UTC."""

    commit: str
    epoch: int

    @property
    def date(self) -> str:
        """The day in Thailand, ISO."""
        return datetime.fromtimestamp(self.epoch, _BANGKOK).date().isoformat()


def read_edition(root: Path, reviewed: Iterable[str]) -> Edition:
    """Ask git about the repository at `root`; outside one, the latest ISO date of `reviewed` stands for the commit's."""
    said = _git(root, "log", "-1", "--format=%H %ct")
    if said is None:
        latest = max(reviewed, default="1970-01-01")
        return Edition("", int(datetime.fromisoformat(latest).replace(tzinfo=UTC).timestamp()))
    commit, seconds = said.split()
    changed = _git(root, "status", "--porcelain", "--", *_SOURCES)
    return Edition(commit[:_LENGTH] + ("+" if changed else ""), int(seconds))


def _git(root: Path, *arguments: str) -> str | None:
    """What git says, or None where it is missing, the folder is no repository, or it has no commit."""
    try:
        done = subprocess.run(
            # A CI's container runs as another user than the one who cloned; git would refuse to read.
            ["git", "-c", f"safe.directory={root}", "-C", str(root), *arguments],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
