"""What every kind of host can do; the rest of the room knows no other thing of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

OWN = "_publish"
"""Folder on the host of what publishing keeps there: state.json and the token of the lease. No dot: FTP hides those."""


class Host(Protocol):
    """A folder on a web host. Paths are relative to it, with slashes. Every method may raise HostError."""

    def list(self, below: str = "") -> dict[str, int]:
        """Path -> size in bytes of all files below a folder, at any depth; paths are relative to the host's folder.

        Dot files may be missing: some servers never list them.
        """

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None if there is none."""

    def put(self, folder: Path, paths: Sequence[str], seconds: float) -> None:
        """Send files of a local folder; each stands whole or as it was, whenever the line ends.

        Nothing is promised about the order. Stops after that many seconds with HB762.
        """

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files; one that is not there is no error."""

    def rename(self, old: str, new: str) -> bool:
        """Give a file another name; False if there is none of the old name. Of two at once only one gets True."""

    def put_new(self, path: str, data: bytes) -> bool | None:
        """Write a small file if there is none yet; False if there is one. None where hosts have no such request."""
