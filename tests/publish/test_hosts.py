"""Publishing over every transport, to real servers: whole, on a full disk, resumed, rolled back, verified."""

from __future__ import annotations

import os
import urllib.request
from pathlib import Path

import pytest

from handbook.html.addresses import is_hashed
from hosts.faults import small_disk
from hosts.keys import ssh_key
from hosts.places import KINDS, There, place
from hosts.reader import Reader
from publishing import TARGET, Desk, told
from small_releases import small_site

FULL = {"folder": "HB757", "webdav-apache": "HB757"}
"""What is told of a full disk; the others say no more than that they could not write: HB758."""
_MEGABYTES = {"s3": 200}
_LEFT = 300_000  # less than a book


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_two_editions_a_full_disk_between_them_and_back(kind: str, tmp_path: Path) -> None:
    old, new = small_site(1), small_site(2)
    pages = [path for path in set(old) & set(new) if path.endswith(".html")]
    with place(kind) as there, small_disk(there, _MEGABYTES.get(kind, 8)) as disk:
        desk = Desk(tmp_path / "desk", there.target, there.address, there.variables(TARGET))
        desk.release(old)
        desk.publish("--first")
        assert Reader(there.address).faults(pages) == []
        (packed,) = (desk.root / "dist").glob("*.zip")
        first = packed.rename(desk.root / packed.name)
        desk.release(new, "2569-2")
        room = os.statvfs(disk)
        if kind != "ftps":  # it writes as over FTP
            (disk / "theirs").write_bytes(bytes(room.f_bavail * room.f_frsize - _LEFT))
            told(desk, FULL.get(kind, "HB758"), "publish", "--yes")
            assert Reader(there.address).faults(path for path in old if path.endswith(".html")) == []
            (disk / "theirs").unlink()
        desk.publish()
        assert Reader(there.address).faults(pages) == []
        assert "no file is to be sent" in desk.publish()
        assert desk.run("verify") == (0, f"all {len(old | new)} files are as published\n")
        assert desk.run("rollback", "--yes", "--zip", str(first))[0] == 0
        assert Reader(there.address).faults(pages) == []
        code, said = desk.run("status")
        assert code == 0
        assert "edition 2569-1" in said
        if kind == "sftp":
            let_in_by_key(there, tmp_path)
        if kind == "s3":
            require_rules_of_caches(there, old)


def let_in_by_key(there: There, folder: Path) -> None:
    """A private key in place of a password."""
    (there.base / "authorized_keys").write_text(ssh_key(folder / "key"), encoding="ascii")
    key = (folder / "key").read_text(encoding="ascii")
    secrets = {"HANDBOOK_USER": there.secrets["USER"], "HANDBOOK_KEY": key}
    assert Desk(folder / "another", there.target, there.address, secrets).run("verify")[0] == 0


def require_rules_of_caches(there: There, site: dict[str, bytes]) -> None:
    """On object storage hashed parts are kept, and the rest is asked for again."""
    rules: dict[str, set[bool]] = {}
    for path in (*site, "_publish/state.json"):
        with urllib.request.urlopen(there.address + path) as answer:  # noqa: S310 - our own server
            rules.setdefault(answer.headers["Cache-Control"], set()).add(is_hashed(path))
    assert rules == {"public, max-age=31536000, immutable": {True}, "no-cache": {False}}
