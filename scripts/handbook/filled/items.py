"""A file as it lies on the disk -> what is read from it, and from each file in it if it is opened as a folder.

This runs in a child process (children.py). It says what it begins with, so that of a process that ends by itself one
knows where it was.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from handbook.filled.found_files import reason, unreachable
from handbook.filled.meter import used
from handbook.filled.model import LARGEST, UnreadableError
from handbook.filled.opened import open_regular, read_at_most
from handbook.filled.packed import is_packed, leaves
from handbook.messages import both
from handbook.problems import Problem


@dataclass(frozen=True)
class Item:
    """What came of one file. `digest` is of its bytes, if it could be read; equal files are counted once."""

    name: str
    digest: bytes = b""
    forms: tuple[Any, ...] = ()
    problems: tuple[Problem, ...] = ()


Read = Callable[[bytes, str], tuple[Iterable[Any], Iterable[Problem]]]
"""Bytes and name of a file -> the forms in it, and their problems; or UnreadableError."""


def read_items(read: Read, task: tuple[Path, str], skip: int, seconds: float) -> Iterator[str | Item]:
    """Read a file: of each file in it the name as it is begun, then its Item. The first `skip` are left out.

    Files in it that are not begun within these seconds of processor time are told as unread (HB535).
    """
    path, name = task
    try:
        yield from _read_file(read, path, name, skip, used() + seconds)
    except UnreadableError as error:
        yield Item(name, problems=(Problem(name, 1, 1, error.code, error.details),))
    except OSError as error:
        yield Item(name, problems=(_refused(name, error),))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - of the libraries that open it; no file may stop the others
        yield Item(name, problems=(_unread(name, error),))


def _read_file(read: Read, path: Path, name: str, skip: int, end: float) -> Iterator[str | Item]:
    plain: bytes | None = None
    with open_regular(path) as file:
        if not is_packed(file):
            plain = None if skip else read_at_most(file, LARGEST)
        else:
            for leaf in islice(leaves(file, name), skip, None):
                if used() > end:
                    yield rest_unread(name)
                    return
                yield leaf.name
                yield _item(leaf.name, leaf.load, read)
    if plain is not None:
        yield name
        yield _item(name, lambda: plain or b"", read)


def rest_unread(name: str) -> Item:
    """HB535: there was no time for what else is in a file."""
    return Item(name, problems=(Problem(name, 1, 1, "HB535", both("packed.slow")),))


def _refused(name: str, error: OSError) -> Problem:
    if error.errno == errno.ENOENT:  # it was there when the folder was listed
        return Problem(name, 1, 1, "HB537", both("file.vanished"))
    return unreachable(name, reason(error))


def _unread(name: str, error: Exception) -> Problem:
    return Problem(name, 1, 1, "HB511", both("file.unread", said=type(error).__name__))


def _item(name: str, load: Callable[[], bytes], read: Read) -> Item:
    try:
        data = load()
        forms, problems = read(data, name)
    except UnreadableError as error:
        return Item(name, problems=(Problem(name, 1, 1, error.code, error.details),))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - no file may stop the reading of the others
        return Item(name, problems=(_unread(name, error),))
    return Item(name, hashlib.sha256(data).digest(), tuple(forms), tuple(problems))
