"""The pages as the preview showed them last, as one value: the next start shows them, and makes them anew meanwhile."""

from __future__ import annotations

import zlib
from pathlib import Path

from handbook.cache.parcel import Parcel, unpacked
from handbook.html.addresses import DOWNLOADS
from handbook.preview.whole import Folders

_LEVEL = 1  # of deflate: pages become a fifth in a tenth of a second
_SITE, _FORMS = "site/", "forms/"


def packed_site(site: Path, forms: Path) -> bytes:
    """A whole site without its downloads, and the raw pages of its forms."""
    places = [(site, _SITE), (forms, _FORMS)]
    files = {
        f"{prefix}{path}": file.read_bytes()
        for folder, prefix in places
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not (path := file.relative_to(folder).as_posix()).startswith(DOWNLOADS)
    }
    return zlib.compress(Parcel(files).packed(), _LEVEL)


def lay_out_site(kept: bytes, folders: Folders) -> None:
    """Write what `packed_site` packed; only of what an entry of the cache says, which is sealed."""
    for name, data in unpacked(zlib.decompress(kept)).files.items():
        prefix, _, path = name.partition("/")
        file = (folders.site if f"{prefix}/" == _SITE else folders.forms) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
