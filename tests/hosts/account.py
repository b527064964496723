"""A system account with which tests log in to sshd and FTP servers, as those know no other; only root can make it."""

from __future__ import annotations

import os
import pwd
import secrets
import subprocess
from functools import cache
from pathlib import Path

from filelock import FileLock

from hosts.server import program

NAME = "handbook-test"
_PASSWORD = Path("/var/lib/handbook-test-password")  # random, and readable for root alone: other servers may listen


@cache
def password() -> str:
    """The account's password; makes the account the first time."""
    if os.geteuid() != 0:
        raise RuntimeError("these servers are started by root, as in the container of the workflow")
    with FileLock(f"{_PASSWORD}.lock"):
        try:
            pwd.getpwnam(NAME)
        except KeyError:
            subprocess.run(
                [program("useradd"), "--no-create-home", "--home-dir", "/", "--shell", "/bin/sh", NAME], check=True
            )
            _PASSWORD.unlink(missing_ok=True)
        if not _PASSWORD.exists():
            word = secrets.token_urlsafe(18)
            cheap = ["--crypt-method", "SHA256", "--sha-rounds", "1000"]  # rclone logs in for each connection
            subprocess.run([program("chpasswd"), *cheap], input=f"{NAME}:{word}\n", text=True, check=True)
            _PASSWORD.touch(0o600)
            _PASSWORD.write_text(word, encoding="ascii")
        return _PASSWORD.read_text(encoding="ascii")


def give(folder: Path) -> None:
    """Make the account the owner of a folder."""
    password()
    entry = pwd.getpwnam(NAME)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
