"""Which version of the sources this is: git's commit and its date, the only clock of a build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from handbook.history.git import ask_git

_BANGKOK = timezone(timedelta(hours=7))
_LENGTH = 10  # fixed: git's own abbreviation depends on the number of objects in a clone
SOURCES = ("docs", "overrides", "scripts", "mkdocs.yml", "requirements.txt")
"""What a build is made of."""


@dataclass(frozen=True)
class Edition:
    """The commit (with `+` when files differ from it; empty outside git) and its time in seconds since 1970, UTC."""

    commit: str
    epoch: int

    @property
    def date(self) -> str:
        """The day in Thailand, ISO."""
        return local_day(self.epoch)


def read_edition(root: Path, reviewed: Iterable[str]) -> Edition:
    """Read the edition from git; without a repository the latest of the ISO dates `reviewed` is its date."""
    answer = ask_git(root, "log", "-1", "--format=%H %ct")
    if answer is None:
        latest = max(reviewed, default="1970-01-01")
        return Edition("", int(datetime.fromisoformat(latest).replace(tzinfo=UTC).timestamp()))
    commit, seconds = answer.split()
    changed = ask_git(root, "status", "--porcelain", "--", *SOURCES)
    return Edition(commit[:_LENGTH] + ("+" if changed else ""), int(seconds))


def local_day(seconds: int) -> str:
    """The day in Thailand, ISO, of a time in seconds since 1970, UTC."""
    return datetime.fromtimestamp(seconds, _BANGKOK).date().isoformat()
