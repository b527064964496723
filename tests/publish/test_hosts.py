"""Publishing over every transport, to real servers: whole, resumed, rolled back, verified."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.html.addresses import is_hashed
from hosts.keys import ssh_key
from hosts.places import KINDS, There, place
from hosts.reader import Reader
from publishing import TARGET, Desk
from small_releases import small_site


@pytest.fixture(params=KINDS)
def there(request: pytest.FixtureRequest) -> Iterator[There]:
    """A place of each kind."""
    with place(request.param) as found:
        yield found


@pytest.mark.slow
def test_two_editions_and_back_over_every_transport(there: There, tmp_path: Path) -> None:
    desk = Desk(tmp_path, there.target, there.address, there.variables(TARGET))
    old, new = small_site(1), small_site(2)
    pages = [path for path in set(old) & set(new) if path.endswith(".html")]
    desk.release(old)
    desk.publish("--first")
    assert Reader(there.address).faults(pages) == []
    (packed,) = (tmp_path / "dist").glob("*.zip")
    first = packed.rename(tmp_path / packed.name)
    desk.release(new, "2569-2")
    desk.publish()
    assert Reader(there.address).faults(pages) == []
    assert "no file is to be sent" in desk.publish()
    assert desk.run("verify") == (0, f"all {len(old | new)} files are as published\n")
    assert desk.run("rollback", "--yes", "--zip", str(first))[0] == 0
    assert Reader(there.address).faults(pages) == []
    code, said = desk.run("status")
    assert code == 0
    assert "edition 2569-1" in said


@pytest.mark.slow
def test_a_private_key_in_place_of_a_password(tmp_path: Path) -> None:
    with place("sftp") as there:
        public = ssh_key(tmp_path / "key")
        (there.base / "authorized_keys").write_text(public, encoding="ascii")
        key = (tmp_path / "key").read_text(encoding="ascii")
        secrets = {"HANDBOOK_USER": there.secrets["USER"], "HANDBOOK_KEY": key}
        desk = Desk(tmp_path / "desk", there.target, there.address, secrets)
        desk.release(small_site(1))
        desk.publish("--first")
        assert desk.run("verify")[0] == 0


def test_on_object_storage_hashed_parts_are_kept_and_the_rest_is_asked_for_again(tmp_path: Path) -> None:
    with place("s3") as there:
        desk = Desk(tmp_path, there.target, there.address, there.variables(TARGET))
        site = small_site(1)
        desk.release(site)
        desk.publish("--first")
        rules: dict[str, set[bool]] = {}
        for path in (*site, "_publish/state.json"):
            with urllib.request.urlopen(there.address + path) as answer:  # noqa: S310 - our own server
                rules.setdefault(answer.headers["Cache-Control"], set()).add(is_hashed(path))
        assert rules == {"public, max-age=31536000, immutable": {True}, "no-cache": {False}}
