"""A target as a place to publish to: its host, its public site, its clock; one run at a time on this machine."""

from __future__ import annotations

import secrets as tokens
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from handbook.publish.dav_host import DavHost
from handbook.publish.errors import HostError
from handbook.publish.folder_host import FolderHost
from handbook.publish.host import Host
from handbook.publish.public import PublicSite
from handbook.publish.rclone_host import RcloneHost
from handbook.publish.targets import Secrets, Target
from handbook.publish.upload import Place

_FOLDER = Path(".cache", "publish")
_WAIT_SECONDS = 20  # what a publisher that was ended has started ends soon after


@dataclass(frozen=True)
class Opened:
    """A target whose host can be asked; where readers find it is known once the edition or the state is."""

    target: Target
    host: Host
    who: str
    ca_cert: Path | None

    def place(self, address: str) -> Place:
        """The place; `address` is the release's, used where the target has none. Raises HostError with HB772.

        A folder without an address of its own is read as a folder: nobody need serve it.
        """
        public = self.target.address or (None if self.target.kind == "folder" else address)
        site = PublicSite(public, self.ca_cert) if public else None
        clock = site.clock() if site else lambda: int(time.time())
        return Place(self.host, site, clock, self.who, numbered=self.target.kind == "s3")


@contextmanager
def opened(root: Path, target: Target, secrets: Secrets) -> Iterator[Opened]:
    """The host of a target, for this run alone. Raises HostError with HB781 if another run on this machine has it."""
    with _alone(root / _FOLDER, target.name) as mark:
        lock = None if mark is None else mark.fileno()
        ca_cert = root / target.parts["ca_cert"] if "ca_cert" in target.parts else None
        host = _host(root, target, secrets, lock)
        yield Opened(target, host, _name(root / _FOLDER / f"{target.name}.who"), ca_cert)


def _host(root: Path, target: Target, secrets: Secrets, lock: int | None) -> Host:
    if target.kind == "folder":
        return FolderHost(root / target.parts["folder"])
    if target.kind == "webdav":
        return DavHost(target, secrets)
    return RcloneHost(target, secrets, lock)


def _name(file: Path) -> str:
    """Our name in the lease, the same for each run on this machine: who died may go on at once."""
    if not file.exists():
        file.write_text(tokens.token_hex(4), encoding="ascii")
    return file.read_text(encoding="ascii").strip()


@contextmanager
def _alone(folder: Path, name: str) -> Iterator[IO[bytes] | None]:
    """Hold a lock that the system releases when we and what we started have ended. Raises HostError with HB781."""
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":  # the lease on the host is the lock there
        yield None
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    with (folder / f"{name}.lock").open("ab") as mark:
        end = time.monotonic() + _WAIT_SECONDS
        while True:
            try:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as error:
                if time.monotonic() > end:
                    raise HostError("HB781") from error
                time.sleep(0.2)
        yield mark
