"""A host over SFTP, FTP, FTPS or S3: rclone writes beside and renames (S3 shows a file only when it is whole)."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from handbook.html.addresses import is_hashed
from handbook.publish import rclone
from handbook.publish.errors import HostError
from handbook.publish.targets import Secrets, Target
from handbook.site.web_servers import ASKED_AGAIN, KEPT

_SFTP = {"shell_type": "none", "disable_hashcheck": "true", "set_modtime": "false"}
_FTP = {"no_check_upload": "true"}
# Vsftpd hides .htaccess, and rclone takes what it has sent for lost. Others know no LIST -a: only where it is needed.
_HIDDEN = "--ftp-force-list-hidden"
_S3 = {"region": "us-east-1", "force_path_style": "true", "no_check_bucket": "true"}
_SHORT = 60.0  # seconds for a small file
_PAUSE = 2.0
_Answer = TypeVar("_Answer")


class RcloneHost:
    """The folder of a target."""

    def __init__(self, target: Target, secrets: Secrets, lock: int | None = None) -> None:
        self._remote = rclone.Remote(_settings(target, secrets), _path(target), _flags(target), lock)

    def list(self, below: str = "") -> dict[str, int]:
        """Path -> size of all files."""
        return self._ask(lambda remote: rclone.sizes(remote, below))

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None if there is none."""

        def cat(*flags: str) -> bytes | None:
            return self._ask(lambda remote: rclone.run(remote, "cat", remote.at(path), *flags, nothing=True))

        if not self._may_hide(path):
            return cat()
        try:
            data = cat()
        except HostError:  # a file that is hidden is taken for a folder
            data = None
        return cat(_HIDDEN) if data is None else data

    def put(self, folder: Path, paths: Sequence[str], seconds: float) -> None:
        """Send files of a local folder; on S3, where no web server does it, each says how long it may be kept."""
        if self._remote.settings["type"] == "s3":
            for rule, hold in ((KEPT, True), (ASKED_AGAIN, False)):
                if some := [path for path in paths if is_hashed(path) is hold]:
                    self._copy(folder, some, seconds, "--header-upload", f"Cache-Control: {rule}")
            return
        try:
            self._copy(folder, paths, seconds)
        except HostError as error:
            if error.code != "HB761" or not any(map(self._may_hide, paths)):
                raise
            self._copy(folder, paths, seconds, _HIDDEN)

    def _copy(self, folder: Path, paths: Sequence[str], seconds: float, *flags: str) -> None:
        self._ask(lambda remote: rclone.copy(remote, folder, paths, seconds, *flags))

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files."""
        if paths:
            self._ask(lambda remote: rclone.delete(remote, paths))

    def rename(self, old: str, new: str) -> bool:
        """Rename; of two at once one finds no file of the old name, whatever words its server has for that."""
        try:
            done = self._ask(
                lambda remote: rclone.run(remote, "moveto", remote.at(old), remote.at(new), nothing=True),
            )
        except HostError:
            if old in self.list(Path(old).parent.as_posix()):
                raise
            return False
        return done is not None

    def put_new(self, path: str, data: bytes) -> bool | None:
        """S3: write a file on condition that there is none. None for the others, where a rename does."""
        if self._remote.settings["type"] != "s3":
            return None
        with tempfile.NamedTemporaryFile() as file:
            file.write(data)
            file.flush()
            condition = ("--header-upload", "If-None-Match: *", "--no-check-dest", "--ignore-times", "--retries=1")
            try:
                rclone.run(self._remote, "copyto", file.name, self._remote.at(path), *condition, seconds=_SHORT)
            except HostError as error:
                if "412" in error.details.get("said", "") or "PreconditionFailed" in error.details.get("said", ""):
                    return False
                raise
        return True

    def _ask(self, act: Callable[[rclone.Remote], _Answer]) -> _Answer:
        """Do something on the host; one that allows few connections is asked over a single one from then on."""
        try:
            return act(self._remote)
        except HostError as error:
            if error.code != "HB756" or self._remote.lines == 1:
                raise
        self._remote = replace(self._remote, lines=1)
        time.sleep(_PAUSE)  # until the host has seen that the others are closed
        return act(self._remote)

    def _may_hide(self, path: str) -> bool:
        return self._remote.settings["type"] == "ftp" and "/." in f"/{path}"


def _settings(target: Target, secrets: Secrets) -> dict[str, str]:
    parts = target.parts
    if target.kind == "s3":
        named = {name: parts[name] for name in ("endpoint", "region") if name in parts}
        keys = {"access_key_id": secrets.user, "secret_access_key": secrets.password}
        return {"type": "s3", "provider": parts.get("provider", "Other"), **_S3, **named, **keys}
    settings = {"host": parts["host"], "user": secrets.user}
    if "port" in parts:
        settings["port"] = parts["port"]
    password = rclone.obscure(secrets.password) if secrets.password else ""
    if target.kind == "sftp":
        if secrets.key:
            settings["key_pem"] = secrets.key.strip().replace("\n", "\\n")
            settings |= {"key_file_pass": password} if password else {}
        else:
            settings["pass"] = password
        # A list of rclone's is separated by commas; no key has one.
        return {"type": "sftp", **_SFTP, **settings, "host_keys": ",".join(target.host_keys)}
    # Over TLS 1.3 vsftpd 3.0.3 answers uploads of some 200 kB with 426 "Failure reading network stream".
    encrypted = {"explicit_tls": "true", "disable_tls13": "true"} if target.kind == "ftps" else {}
    return {"type": "ftp", **_FTP, **encrypted, **settings, "pass": password}


def _path(target: Target) -> str:
    if target.kind != "s3":
        return target.parts["folder"]
    return f"{target.parts['bucket']}/{target.parts.get('folder', '')}".rstrip("/")


def _flags(target: Target) -> tuple[str, ...]:
    return ("--ca-cert", target.parts["ca_cert"]) if "ca_cert" in target.parts else ()
