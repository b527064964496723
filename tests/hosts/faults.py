"""A publication struck at a random moment: client or server killed, line cut, disk full; and what readers meet then."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from hosts.configurations import make_bucket
from hosts.places import There
from hosts.reader import Reader
from hosts.server import cut_lines
from publishing import TARGET, Desk

WAYS = ("client", "client alone", "server", "line", "disk")
"""The whole session of the client killed; only its first process, so that what it started goes on; …"""
_DOWN_SECONDS = 12.0  # longer than all tries of the transport
_DISK_MEGABYTES = 64


@dataclass
class Outcome:
    """What became of a strike: `midway` if some files had changed and some had not; `faults` that readers met."""

    way: str
    midway: bool
    code: int
    torn: list[str]
    faults: list[str]
    resumed: bool
    resume_seconds: float


def ways_of(there: There) -> list[str]:
    """The ways to strike at a place."""
    if there.kind == "s3":  # its disk is not one folder, and it takes long to start again
        return ["client", "client alone", "line"]
    return [way for way in WAYS if there.server or way in {"client", "client alone", "disk"}]


class Range:
    """A place, a desk that publishes to it, and two editions that it publishes in turn."""

    def __init__(self, there: There, root: Path, sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
        self.there, self.sites = there, sites
        self.desk = Desk(root, there.target, there.address, there.variables(TARGET), apart=True)
        self.now = 0
        self.desk.release(sites[0], "2569-1")
        self.desk.publish("--first")
        self._turn()
        start = time.monotonic()
        self.desk.publish()  # once undisturbed, to know how long it takes
        self.usual = time.monotonic() - start

    def _turn(self) -> None:
        self.now = 1 - self.now
        self.desk.release(self.sites[self.now], f"2569-{self.now + 1}")

    def strike(self, way: str, chance: random.Random) -> Outcome:
        """Publish the other edition, strike, judge what readers meet, publish again and judge that."""
        before = self.sites[self.now]
        self._turn()
        after = self.sites[self.now]
        with _full_disk(self.there, chance) if way == "disk" else nullcontext():
            process = self.desk.start("publish", "--yes")
            try:
                process.wait(chance.uniform(0.2, self.usual))
            except subprocess.TimeoutExpired:
                self._hit(way, process)
            said, _ = process.communicate(timeout=300)
            self.desk.require_silence(said)
        time.sleep(0.2)
        torn, changed = self._looked_at(before, after)
        pages = [path for path in before.keys() & after.keys() if path.endswith(".html")]
        faults = Reader(self.there.address).faults(pages)
        start = time.monotonic()
        code, said = self.desk.run("publish", "--yes")
        seconds = time.monotonic() - start
        all_there = self._looked_at(after, after)[0] == []
        whole = code == 0 and all_there and Reader(self.there.address).faults(pages) == []
        differ = sum(before.get(path) != data for path, data in after.items() if not path.startswith("."))
        return Outcome(way, 0 < changed < differ, process.returncode, torn, faults, whole, round(seconds, 1))

    def _hit(self, way: str, process: subprocess.Popen[str]) -> None:
        server = self.there.server
        if way == "client":
            os.killpg(process.pid, signal.SIGKILL)
        elif way == "client alone":
            process.kill()
        elif way == "server" and server:
            server.kill()
            time.sleep(1.5)
            server.start()
        elif way == "line":
            end = time.monotonic() + _DOWN_SECONDS
            while process.poll() is None and time.monotonic() < end:
                cut_lines(self.there.ports)
                time.sleep(0.05)

    def _looked_at(self, before: dict[str, bytes], after: dict[str, bytes]) -> tuple[list[str], int]:
        """Files that are neither as before nor as after nor whole pages between; how many are as after and were not."""
        reader = Reader(self.there.address)
        torn, changed = [], 0
        for path in sorted({*before, *after}):
            if path.startswith("."):
                continue  # no server shows it
            data = reader.get(path)
            if data is None and not (path in before and path in after):
                continue
            bridge = path.endswith(".html") and (data or b"").rstrip().endswith(b"</html>")
            if data is None or (data not in {before.get(path), after.get(path)} and not bridge):
                torn.append(path)
            changed += data is not None and data == after.get(path) != before.get(path)
        return torn, changed


@contextmanager
def _full_disk(there: There, chance: random.Random) -> Iterator[None]:
    """Leave little room on the disk of a place, which `small_disk` has made."""
    if there.folder is None:
        raise ValueError(there.kind)
    stuffing = there.folder.parent / "cctv" / "stuffing"
    room = os.statvfs(there.folder)
    free = room.f_bavail * room.f_frsize
    stuffing.write_bytes(bytes(max(0, free - int(chance.uniform(0, 1_500_000)))))
    try:
        yield
    finally:
        stuffing.unlink()


@contextmanager
def small_disk(there: There, megabytes: int | None = None) -> Iterator[Path]:
    """Put what the place keeps on a disk of its own; the folder that lies there.

    A storage, which gives room back late, has one only if its size is given.
    """
    folder = there.folder or there.base / "weed"
    if there.folder is None and megabytes is None:
        yield folder
        return
    owner = folder.stat()
    size = f"size={megabytes or _DISK_MEGABYTES}m,uid={owner.st_uid},gid={owner.st_gid},mode=755"
    if there.folder is None and there.server:
        there.server.kill()
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True)
    try:
        if there.folder is None and there.server:
            there.server.start()
            make_bucket(there.target, there.secrets)
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
