"""What is kept of what is made of a built site's files: an entry counts only if every file that was read is the same.

Which pictures and style sheets something reads is known only when it is made. So an entry says what was read, by its
content, and the one gate through which the press reads (fetcher.py) tells whether that still holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from handbook.cache.parcel import Parcel, unpacked
from handbook.cache.store import NO_CACHE, Cache

_READ = "read"


@dataclass(frozen=True)
class KeptFiles:
    """The cache, for what is made of the files of one site."""

    site: Path
    cache: Cache = NO_CACHE

    @property
    def is_open(self) -> bool:
        """Whether anything is kept."""
        return self.cache.folder is not None

    def key(self, kind: str, *inputs: Any) -> str:
        """As `Cache.key`."""
        return self.cache.key(kind, *inputs)

    def find(self, kind: str, key: str) -> Parcel | None:
        """The entry, if there is one whose files are as they were read."""
        value = self.cache.find(kind, key)
        if value is None:
            return None
        parcel = unpacked(value)
        return parcel if all(self._digest(path) == sha for path, sha in parcel.about[_READ].items()) else None

    def keep(self, kind: str, key: str, parcel: Parcel, read: Mapping[str, str]) -> None:
        """Keep what was made of these files (path below the site -> SHA-256)."""
        self.cache.keep(kind, key, replace(parcel, about={**parcel.about, _READ: dict(read)}).packed())

    def _digest(self, path: str) -> str:
        try:
            return hashlib.sha256((self.site / path).read_bytes()).hexdigest()
        except OSError:
            return ""


def read_of(parcel: Parcel) -> dict[str, str]:
    """What was read for it."""
    return dict(parcel.about[_READ])
