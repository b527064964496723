"""Files of strangers are opened so that none makes us wait, and read so that none fills the memory."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from handbook.filled.model import UnreadableError
from handbook.messages import both

_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT")
)
"""Opening a pipe waits for its writer, unless O_NONBLOCK is given; some of these exist on one system only."""


@contextmanager
def open_regular(path: Path) -> Iterator[BinaryIO]:
    """A file that was listed as one, opened: only then is its kind asked, as it may have been exchanged since.

    Raises OSError, or UnreadableError: HB518 no file any more, HB537 it changed while it was open.
    """
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableError("HB518", **both("file.no-file"))
        yield file
        after = os.fstat(descriptor)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise UnreadableError("HB537", **both("file.changed"))


def read_at_most(file: BinaryIO, most: int) -> bytes:
    """The bytes of a file. Raises UnreadableError: HB520 if there are more."""
    data = file.read(most + 1)
    if len(data) > most:
        raise too_large(most)
    return data


def too_large(most: int) -> UnreadableError:
    """HB520 for a limit in bytes."""
    return UnreadableError("HB520", limit=str(most // 1024**2))
