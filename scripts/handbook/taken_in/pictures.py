"""The pictures of a document -> files with ASCII names, and their targets in the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handbook.taken_in.chapters import PREFIX
from handbook.taken_in.model import Lost

IMAGES, OTHERS = "images", "other-pictures"
_STARTS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
_OTHER_STARTS = {b"GIF8": "gif", b"BM": "bmp", b"II*\0": "tif", b"MM\0*": "tif"}
_OTHER_STARTS |= {b"\x01\0\0\0": "emf", b"\xd7\xcd\xc6\x9a": "wmf"}


def named(pictures: Mapping[str, bytes]) -> tuple[dict[str, str], dict[str, bytes], list[Lost]]:
    """Targets by the names in the article; files by path; and the pictures of kinds that pages cannot show."""
    targets: dict[str, str] = {}
    files: dict[str, bytes] = {}
    lost: list[Lost] = []
    for number, (name, data) in enumerate(pictures.items(), 1):
        ending = _ending(data, _STARTS.items())
        if ending:
            targets[name] = f"{IMAGES}/{PREFIX}-{number}.{ending}"
            files[targets[name]] = data
        else:
            other = f"{OTHERS}/{PREFIX}-{number}.{_ending(data, _OTHER_STARTS.items()) or 'bin'}"
            files[other] = data
            lost.append(Lost("picture-kind", "", other))
    return targets, files, lost


def _ending(data: bytes, starts: Iterable[tuple[bytes, str]]) -> str:
    return next((ending for start, ending in starts if data.startswith(start)), "")
