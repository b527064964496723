"""One file on a host spoilt as by a stranger's hand; `verify` must name it."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass
from pathlib import Path

WAYS = ("changed", "changed, same size and time", "cut", "missing", "extra")


@dataclass(frozen=True)
class Damage:
    """What was done to which path, and how to undo it."""

    way: str
    path: str
    before: bytes | None
    """None if the file is new."""


def spoil(folder: Path, way: str, chance: random.Random) -> Damage:
    """Spoil one of the published files below a folder."""
    files = sorted(
        file for file in folder.rglob("*") if file.is_file() and file.relative_to(folder).parts[0] != "_publish"
    )
    file = chance.choice(files)
    if way == "extra":
        file = file.with_name(f"extra-{chance.randrange(10**6)}.html")
        file.write_bytes(b"<html></html>")
        return Damage(way, file.relative_to(folder).as_posix(), None)
    before, seen = file.read_bytes(), file.stat()
    place = chance.randrange(len(before))
    if way == "missing":
        file.unlink()
    elif way == "cut":
        file.write_bytes(before[:place])
    else:
        other = bytes([before[place] ^ 1])
        file.write_bytes(before[:place] + (other if "same" in way else other * 2) + before[place + 1 :])
    if "same" in way:
        os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    return Damage(way, file.relative_to(folder).as_posix(), before)


def mend(folder: Path, damage: Damage) -> None:
    """Undo it."""
    if damage.before is None:
        (folder / damage.path).unlink()
    else:
        (folder / damage.path).write_bytes(damage.before)
