"""`release.json`: what an edition is and which files it has, for programs; the command `publish` reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from handbook.authored.release import Release
from handbook.release.listed import Listed

DIST = "dist"
"""Folder of a release, at the root of the sources."""
MANIFEST = "release.json"
_FORMAT = 1
"""Changed only with what the other keys mean; further keys may come."""


@dataclass(frozen=True)
class About:
    """An edition: its number, the whole name of its commit, the commit's ISO day in Thailand, the site's address."""

    release: Release
    commit: str
    date: str
    address: str
    marks: Mapping[str, int]
    """Counts by `confirm`, `read` and `sourced`."""


def manifest_of(about: About, files: Sequence[Listed], archives: Sequence[Listed]) -> bytes:
    """The text of release.json; `files` of the site in the order of upload, `archives` beside it."""
    content = {
        "format": _FORMAT,
        "edition": about.release.edition,
        "correction": about.release.correction,
        "commit": about.commit,
        "date": about.date,
        "address": about.address,
        "marks": dict(sorted(about.marks.items())),
        "files": [asdict(file) for file in files],
        "archives": [asdict(file) for file in archives],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
