"""The entries: `FOLDER/KIND/KEY`, each a file of its own. No index, lock or database, so that builds can be killed.

A file is a head (format and seal) and the value. It is written aside and renamed; what is read is compared with its
seal, which is made of kind, key and value. Any fault is as if there were no entry: a build never fails by its cache.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.cache.keys import key_of
from handbook.cache.machine import made_by
from handbook.cache.seal import read_seal

PLACE = Path(".cache") / "build"
"""Where a handbook's folder has its entries; git ignores it."""
ELSEWHERE = "HANDBOOK_CACHE"
LIMIT = 300_000_000
"""Bytes; one state of a large handbook has 25 MB, an edited page adds one or two."""
_HEAD = b"handbook-kept 1\n"
_SEALED = len(_HEAD) + hashlib.sha256().digest_size
_KEY = re.compile(r"[0-9a-f]{64}")
_PART = ".part-"
_LEFT = 3_600
"""Seconds after which a file that is still being written was left by a killed build."""


@dataclass(frozen=True)
class Cache:
    """A folder of entries; without one, nothing is kept and nothing found. It can be sent to other processes."""

    folder: Path | None = None
    seal: bytes = b""
    maker: str = ""
    """The hash of the program and the machine, which is part of every key."""

    def key(self, kind: str, *inputs: Any) -> str:
        """The name of what this program makes of these inputs. Raises TypeError as `key_of` does."""
        return key_of(kind, self.maker, *inputs)

    def find(self, kind: str, key: str) -> bytes | None:
        """The value of an entry; None if there is none, or it is not whole and ours."""
        if self.folder is None:
            return None
        file = self.folder / kind / key
        try:
            data = file.read_bytes()
            value = data[_SEALED:]
            if not hmac.compare_digest(data[:_SEALED], self._sealed(kind, key, value)):
                return None
            os.utime(file)  # used last: kept longest
        except OSError:
            return None
        return value

    def has(self, kind: str) -> bool:
        """Whether there may be entries of a kind: without any, no name need be found."""
        return self.folder is not None and (self.folder / kind).is_dir()

    def keep(self, kind: str, key: str, value: bytes) -> None:
        """Write an entry; an older one is replaced. Nothing happens where that cannot be."""
        if self.folder is None:
            return
        place = self.folder / kind
        part = None
        try:
            self._begin(place)
            descriptor, part = tempfile.mkstemp(prefix=_PART, dir=place)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(self._sealed(kind, key, value))
                opened.write(value)
            if (place / key).is_dir():
                _remove(place / key)
            Path(part).replace(place / key)
        except OSError:  # no room, no permission
            if part is not None:
                with suppress(OSError):
                    Path(part).unlink()

    def trim(self, limit: int = LIMIT) -> None:
        """Remove what was not used for longest until at most `limit` bytes are left, and what killed builds left."""
        if self.folder is None:
            return
        left = 0
        for used, size, file in sorted(_entries(self.folder), reverse=True):
            left += size
            is_left_over = file.name.startswith(_PART) and used < time.time() - _LEFT
            if left > limit or is_left_over:
                _remove(file)

    def _begin(self, place: Path) -> None:
        """Make the folder of a kind, below a folder that git leaves alone."""
        if self.folder is not None and not place.is_dir():
            place.mkdir(parents=True, exist_ok=True)
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")

    def _sealed(self, kind: str, key: str, value: bytes) -> bytes:
        """The head of an entry."""
        seal = hmac.new(self.seal, f"{kind}\n{key}\n".encode(), hashlib.sha256)
        seal.update(value)
        return _HEAD + seal.digest()


NO_CACHE = Cache()
"""For what is published, and for `--fresh`: everything is made anew."""


def opened_cache(root: Path) -> Cache:
    """The cache of the handbook in this folder; NO_CACHE where it cannot be sealed, or the place leads elsewhere.

    The variable ELSEWHERE names another folder, which handbooks may share.
    """
    named = os.environ.get(ELSEWHERE)
    folder = Path(named) if named else root / PLACE
    seal, maker = read_seal(), made_by()
    if seal is None or maker is None or folder.is_symlink() or folder.parent.is_symlink():
        return NO_CACHE
    return Cache(folder, seal, maker)


def _remove(entry: Path) -> None:
    """Remove an entry, or the folder that someone put in its place; nothing happens where that cannot be."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry, ignore_errors=True)
    else:
        with suppress(OSError):
            entry.unlink()


def _entries(folder: Path) -> list[tuple[float, int, Path]]:
    """When each entry was last used, its size, its file; nothing else that may lie in the folder."""
    found = []
    for file in folder.glob("*/*"):
        if not (_KEY.fullmatch(file.name) or file.name.startswith(_PART)):
            continue
        with suppress(OSError):  # another build has just removed it
            status = file.lstat()
            found.append((status.st_mtime, status.st_size, file))
    return found
