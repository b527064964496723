"""A file as lists name it: path, size in bytes and SHA-256; and the list that `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Listed:
    """A file: its path in the folder that is listed, its size in bytes, its SHA-256 in hexadecimal digits."""

    path: str
    size: int
    sha256: str


def listed(files: Mapping[str, bytes]) -> list[Listed]:
    """The files in their order."""
    return [Listed(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in files.items()]


def sums_of(files: Iterable[Listed]) -> bytes:
    """The text of a SHA256SUMS, in the order of the files: two spaces stand before a file that is read as bytes."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in files).encode()
