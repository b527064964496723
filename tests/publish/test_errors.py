"""What hosts say when they refuse, on real servers: one clear line in Thai and English, nothing lost, no secret."""

from __future__ import annotations

from collections.abc import Iterator
from ftplib import FTP
from pathlib import Path
from typing import Any

import pytest

from hosts.keys import ssh_key
from hosts.places import There, place
from hosts.reader import Reader
from ports import free_port
from publishing import TARGET, Desk, told
from small_releases import small_site

pytestmark = pytest.mark.slow
WRONG = "wrong-horse"


def fails(root: Path, there: There, code: str, command: str = "publish", **changes: Any) -> str:
    """Publish for the first time to a place whose target or secrets are changed; expect a problem of this code."""
    given: dict[str, str] = {name: changes.pop(name) for name in ("USER", "PASSWORD") if name in changes}
    secrets = {**there.secrets, **given}
    target = {name: value for name, value in {**there.target, **changes}.items() if value is not None}
    variables = {f"HANDBOOK_{TARGET.upper()}_{name}": value for name, value in secrets.items() if value}
    desk = Desk(root, target, there.address, variables)
    desk.release(small_site(1))
    return told(desk, code, command, *(["--first", "--yes"] if command == "publish" else []))


@pytest.fixture(scope="module")
def sftp() -> Iterator[There]:
    """OpenSSH."""
    with place("sftp") as there:
        yield there


@pytest.fixture(scope="module")
def ftps() -> Iterator[There]:
    """Vsftpd that takes encrypted connections alone."""
    with place("ftps") as there:
        yield there


@pytest.fixture(scope="module")
def webdav() -> Iterator[There]:
    """Apache with WebDAV."""
    with place("webdav-apache") as there:
        yield there


def test_a_wrong_password(tmp_path: Path, sftp: There, ftps: There, webdav: There) -> None:
    for number, there in enumerate((sftp, ftps, webdav)):
        fails(tmp_path / str(number), there, "HB752", PASSWORD=WRONG)


def test_a_password_that_is_not_given(tmp_path: Path, sftp: There) -> None:
    said = fails(tmp_path, sftp, "HB751", PASSWORD="")
    assert "HANDBOOK_PROVINCE_PASSWORD" in said


def test_another_key_of_the_host(tmp_path: Path, sftp: There) -> None:
    fails(tmp_path / "desk", sftp, "HB753", host_keys=[ssh_key(tmp_path / "other")])


def test_a_certificate_of_nobody_known(tmp_path: Path, ftps: There) -> None:
    fails(tmp_path, ftps, "HB754", ca_cert=None)


def test_encryption_that_is_wanted(tmp_path: Path, ftps: There) -> None:
    fails(tmp_path, ftps, "HB755", kind="ftp", plain=True, ca_cert=None)


def test_encryption_that_the_host_does_not_have(tmp_path: Path) -> None:
    with place("ftp") as there:
        fails(tmp_path, there, "HB754", kind="ftps", plain=None)


def test_a_host_that_is_not_there(tmp_path: Path, sftp: There, webdav: There) -> None:
    port = free_port()
    fails(tmp_path / "1", sftp, "HB762", port=port)
    fails(tmp_path / "2", sftp, "HB762", host="nowhere.invalid")
    fails(tmp_path / "3", webdav, "HB762", url=f"http://127.0.0.1:{port}/cctv/")


def test_a_folder_that_may_not_be_written(tmp_path: Path, sftp: There, ftps: There) -> None:
    fails(tmp_path / "1", sftp, "HB760", folder="/usr/share/doc")
    fails(tmp_path / "2", ftps, "HB760", folder="/usr/share/doc")


def test_an_address_that_is_silent(tmp_path: Path, sftp: There) -> None:
    fails(tmp_path, sftp, "HB772", address=f"http://127.0.0.1:{free_port()}/cctv/")


def test_an_address_that_shows_another_folder(tmp_path: Path) -> None:
    with place("folder") as there:
        target = {**there.target, "address": there.address.replace("cctv", "elsewhere")}
        desk = Desk(tmp_path, target, there.address, {})
        desk.release(small_site(1))
        desk.run("publish", "--first", "--yes")
        assert "29 ไฟล์" in told(desk, "HB773", "publish", "--yes")  # host files are compared in the folder


def test_a_bucket_that_is_not_there_and_a_wrong_key(tmp_path: Path) -> None:
    with place("s3") as there:
        fails(tmp_path / "1", there, "HB752", PASSWORD=WRONG)
        fails(tmp_path / "2", there, "HB763", bucket="elsewhere")


def test_apache_that_shows_the_page_in_place_of_the_list(tmp_path: Path, webdav: There) -> None:
    config = webdav.base / "apache.conf"
    config.write_text(config.read_text("utf-8").replace("DirectoryIndex disabled", ""), "utf-8")
    assert webdav.server
    assert webdav.folder
    webdav.server.kill()
    webdav.server.start()
    (webdav.folder / "index.html").write_text("<html></html>", encoding="utf-8")
    fails(tmp_path, webdav, "HB763")


def test_a_host_that_replaces_nothing_says_so_before_anything_is_sent(tmp_path: Path) -> None:
    with place("ftp-keeping") as there:
        desk = Desk(tmp_path, there.target, there.address, there.variables(TARGET))
        desk.release(small_site(1))
        told(desk, "HB759", "publish", "--first", "--yes")
        assert there.folder
        assert [file.name for file in there.folder.iterdir()] == ["_publish"]


def test_a_host_that_takes_two_connections_gets_an_edition_over_one_of_them(tmp_path: Path) -> None:
    with place("ftp-few") as there:
        desk = Desk(tmp_path, there.target, there.address, there.variables(TARGET))
        site = small_site(1)
        desk.release(site)
        desk.publish("--first")
        with FTP() as first, FTP() as second:  # noqa: S321 - programs that somebody has left open
            for line in (first, second):
                line.connect("127.0.0.1", there.ports[0])
            told(desk, "HB756", "status")
        desk.release(site | {"robots.txt": b"User-agent: *\n"}, "2569-2")
        desk.publish()
        assert Reader(there.address).faults(path for path in site if path.endswith(".html")) == []
