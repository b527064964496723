"""A folder in which a publication stops after so many files."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from handbook.publish.errors import HostError
from handbook.publish.folder_host import FolderHost

ALL = 10**6
"""More files than any site of the tests has."""


class StoppingHost(FolderHost):
    """Takes the files of a stage in an order of chance, `left` of them and then no more; `sent` is what it took."""

    def __init__(self, folder: Path, left: int = ALL, seed: int = 0) -> None:
        super().__init__(folder)
        self.left, self.chance = left, random.Random(seed)  # noqa: S311 - the same orders each time
        self.sent: list[tuple[str, bytes]] = []

    def put(self, folder: Path, paths: Sequence[str], seconds: float) -> None:
        """Send one after the other; fail when no more may go."""
        for path in self.chance.sample(list(paths), len(paths)):
            if not path.startswith("_publish/"):
                if self.left == 0:
                    raise HostError("HB762", said="")
                self.left -= 1
                self.sent.append((path, (folder / path).read_bytes()))
            super().put(folder, [path], seconds)
