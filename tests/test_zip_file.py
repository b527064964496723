"""Zip files are reproducible: the same members give the same bytes, independent of clock and system."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib

from handbook.zip_file import zip_bytes

MEMBERS = {"b.txt": b"text " * 100, "a/ก.bin": bytes(range(256)), "empty": b""}


def infos(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == MEMBERS
        return archive.infolist()


def test_members_stand_in_their_order_without_time() -> None:
    for found in (infos(zip_bytes(MEMBERS)), infos(zip_bytes(MEMBERS, level=9, permissions=0o644))):
        assert [info.filename for info in found] == list(MEMBERS)
        assert {info.date_time for info in found} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.compress_type for info in found} == {zipfile.ZIP_DEFLATED}


def test_only_what_people_unpack_has_permissions_of_its_own() -> None:
    assert {(info.create_system, info.external_attr >> 16) for info in infos(zip_bytes(MEMBERS))} == {(0, 0o600)}
    unpacked = infos(zip_bytes(MEMBERS, permissions=0o644))
    assert {(info.create_system, info.external_attr >> 16) for info in unpacked} == {(3, 0o644)}


def test_same_members_give_the_same_bytes() -> None:
    assert zip_bytes(MEMBERS) == zip_bytes(dict(MEMBERS))
    assert zip_bytes(MEMBERS) != zip_bytes(dict(reversed(MEMBERS.items())))


def test_zlib_deflates_as_it_did_when_editions_were_released() -> None:
    """Releases of one commit are equal where this holds: with zlib 1.2.13, which Debian 12 has."""
    text = "".join(f"{number * number % 9973} กล้องโทรทัศน์วงจรปิด\n" for number in range(5000)).encode()
    digest = hashlib.sha256(zip_bytes({"a.txt": text}, level=9, permissions=0o644)).hexdigest()
    assert digest == "cb3d47650258f1cd56c9e74033d094e5b743bcfadd878caf65f9c10ede8055a4", (
        f"zlib {zlib.ZLIB_RUNTIME_VERSION}"
    )
