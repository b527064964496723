"""Starts rclone; no other module does. Its environment is ours alone, and no secret is an argument."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.publish.errors import HostError, explained

PROGRAM = Path(sys.executable).with_name("rclone.exe" if sys.platform == "win32" else "rclone")
# --inplace=false: a page is replaced by renaming. Its defaults wait for minutes. Hashes are compared by public address.
_FLAGS = (
    *("--inplace=false", "--retries=2", "--retries-sleep=1s", "--low-level-retries=3"),
    *("--contimeout=15s", "--timeout=60s", "--stats=0", "--use-json-log=false"),
)
_NOTHING = (3, 4)  # no such folder, no such file: https://rclone.org/docs/#exit-code
_NO_FOLDER = b"No such directory"  # what FTP servers with MLSD say of it, and rclone takes for an error
_MOST_SECONDS = 300
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy")
_NAME = "HOST"


@dataclass(frozen=True, repr=False)
class Remote:
    """Settings of an rclone backend by name, secrets among them; `path` on the host; flags of this kind of host.

    `lock` is a file descriptor that rclone inherits: its lock lasts as long as rclone runs, should we be killed.
    `lines` are the connections that it may hold at once.
    """

    settings: Mapping[str, str]
    path: str
    flags: tuple[str, ...] = ()
    lock: int | None = None
    lines: int = 8

    def at(self, path: str = "") -> str:
        """What rclone calls a path below the host's folder."""
        return f"{_NAME.lower()}:{self.path.rstrip('/')}/{path}" if self.path.strip("/") else f"host:{self.path}{path}"


def obscure(secret: str) -> str:
    """A password as rclone takes it from its environment; given on standard input, as `ps` shows arguments."""
    done = _start(["obscure", "-"], {}, secret.encode(), 60, None)
    return done.stdout.decode().strip()


def run(remote: Remote, *arguments: str, nothing: bool = False, seconds: float = _MOST_SECONDS) -> bytes | None:
    """The output of rclone; None if the file or folder does not exist and `nothing` says that this may be.

    Raises HostError: what rclone said in one line, HB762 after that many seconds, HB778 without rclone.
    """
    settings = {f"RCLONE_CONFIG_{_NAME}_{name.upper()}": value for name, value in remote.settings.items()}
    flags = (*_FLAGS, f"--checkers={remote.lines}", *remote.flags)
    done = _start([*arguments, *flags], settings, None, seconds, remote.lock)
    if done.returncode == 0:
        return done.stdout
    if nothing and (done.returncode in _NOTHING or _NO_FOLDER in done.stderr):
        return None
    raise explained(done.stderr.decode("utf-8", "replace"))


def copy(remote: Remote, folder: Path, paths: Sequence[str], seconds: float, *flags: str) -> None:
    """Send files of a folder; what is there is not looked at."""
    with _names(paths) as names:
        lines = min(remote.lines, 1 + len(paths) // 4)  # each costs a login
        listed = (f"--transfers={lines}", "--files-from-raw", names.name, "--no-check-dest", "--no-traverse")
        run(remote, "copy", str(folder), remote.at(), *listed, *flags, seconds=max(1.0, seconds))


def delete(remote: Remote, paths: Sequence[str]) -> None:
    """Delete files; one that is not there is no error."""
    with _names(paths) as names:
        run(remote, "delete", remote.at(), "--files-from-raw", names.name, "--no-traverse", nothing=True)


def sizes(remote: Remote, below: str) -> dict[str, int]:
    """Path -> size of all files below a folder of the host."""
    said = run(remote, "lsjson", "-R", "--files-only", "--no-modtime", "--no-mimetype", remote.at(below), nothing=True)
    prefix = f"{below}/" if below else ""
    return {f"{prefix}{file['Path']}": int(file["Size"]) for file in json.loads(said or b"[]")}


def _names(paths: Sequence[str]) -> tempfile._TemporaryFileWrapper[str]:
    names = tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt")  # noqa: SIM115 - the caller closes it
    names.write("".join(f"{path}\n" for path in paths))
    names.flush()
    return names


def _start(
    arguments: list[str], settings: Mapping[str, str], given: bytes | None, seconds: float, lock: int | None
) -> subprocess.CompletedProcess[bytes]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # Without a config file nothing is read or written; a stray RCLONE_INPLACE or RCLONE_DUMP would undo everything.
    environment = {**kept, "HOME": tempfile.gettempdir(), "RCLONE_CONFIG": "", **settings}
    try:
        return subprocess.run(
            [str(PROGRAM), *arguments],
            env=environment,
            input=given if given is not None else b"",
            capture_output=True,
            timeout=seconds,
            pass_fds=() if lock is None or sys.platform == "win32" else (lock,),
            check=False,
        )
    except FileNotFoundError as error:
        raise HostError("HB778") from error
    except subprocess.TimeoutExpired as error:
        raise HostError("HB762", said=f"{seconds:.0f} s") from error
