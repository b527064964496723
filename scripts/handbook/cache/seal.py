"""The secret with which this installation seals what it keeps: what others have written is not read.

It lies in the virtual environment, apart from what it seals: whoever can write there can change the program itself. So
a folder of results that comes with a contribution, or is restored from another machine, is worth nothing here, and
reading an entry runs no code of others.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

_NAME = "handbook-seal"
_BYTES = 32


def read_seal(folder: Path | None = None) -> bytes | None:
    """The secret in a folder, by default that of the virtual environment, made at first; None where there is none.

    None also if it cannot be written, or others can read it.
    """
    if folder is None:
        if sys.prefix == sys.base_prefix:  # the system's own Python, which is not ours to write to
            return None
        folder = Path(sys.prefix)
    file = folder / _NAME
    try:
        if not file.exists():
            _make(file)
        with file.open("rb") as opened:
            is_private = os.fstat(opened.fileno()).st_mode & 0o077 == 0
            seal = opened.read()
    except OSError:
        return None
    return seal if is_private and len(seal) == _BYTES else None


def _make(file: Path) -> None:
    """Write a new secret; of two processes that do so at once, one wins."""
    descriptor, part = tempfile.mkstemp(prefix=f".{_NAME}-", dir=file.parent)  # readable by us alone
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(secrets.token_bytes(_BYTES))
        with suppress(FileExistsError):
            os.link(part, file)
    finally:
        Path(part).unlink()
