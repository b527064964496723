"""Zip files with reproducible bytes: the same members give the same file at any time and on any machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the earliest time that the zip format can store
_FAT, _UNIX = 0, 3  # where a member was made: APPNOTE.TXT 4.4.2.2


def zip_bytes(members: Mapping[str, bytes], *, level: int | None = None, permissions: int | None = None) -> bytes:
    """A zip of these members in their order. `permissions` are for files that people unpack, not for documents."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _FAT if permissions is None else _UNIX
            if permissions is not None:
                member.external_attr = permissions << 16
            archive.writestr(member, data)
    return target.getvalue()
