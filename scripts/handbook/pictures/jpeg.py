"""A JPEG's bytes -> its segments (ITU-T T.81, annex B), which of them stay, and what private matter the others hold."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.pictures.exif import START, least_exif, read_exif

_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")  # in a scan: what is neither a stuffed byte nor a restart
_SOI, _EOI, _SOS, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP2, _APP13, _APP14 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE
_ALONE = {0x01, *range(0xD0, 0xD8)}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_CODING = {*range(0xC0, 0xD0), *range(0xDA, 0xE0)}
_JFIF = 14  # bytes of a JFIF segment without its small picture
_GPS_IN_XMP = b"GPSL"


class BrokenPictureError(ValueError):
    """The bytes are not a whole picture; the argument is `broken` or `cut`."""


@dataclass(frozen=True)
class Segment:
    """A segment: its marker, where it begins and ends, and what follows its length; a scan's data belong to it."""

    marker: int
    start: int
    end: int
    payload: bytes = b""


@dataclass(frozen=True)
class Frame:
    """What a JPEG's frame says: how it is coded, bits of a sample, size, and samples for each dot of the picture."""

    marker: int
    bits: int
    width: int
    height: int
    samples: float

    @property
    def is_sequential(self) -> bool:
        """Whether it can be decoded from top to bottom."""
        return self.marker in {0xC0, 0xC1, 0xC9}


def segments(data: bytes) -> Iterator[Segment]:
    """The segments up to the end of the picture. Raises BrokenPictureError when that does not come."""
    at = 2
    while at < len(data):
        start = at
        if data[at] != 0xFF:
            raise BrokenPictureError("broken")
        while at < len(data) and data[at] == 0xFF:
            at += 1
        if at + 3 > len(data) and data[at : at + 1] != bytes([_EOI]):
            break
        marker, at = data[at], at + 1
        if marker == _EOI:
            yield Segment(marker, start, at)
            return
        if marker in _ALONE:
            yield Segment(marker, start, at)
            continue
        end = at + int.from_bytes(data[at : at + 2])
        if marker in {0x00, _SOI} or end < at + 2:
            raise BrokenPictureError("broken")
        payload = data[at + 2 : end]
        if marker == _SOS:
            found = _MARKER.search(data, end)
            end = found.start() if found else len(data)
        yield Segment(marker, start, end, payload)
        at = end
    raise BrokenPictureError("cut")


def frame_of(data: bytes) -> tuple[Frame, int]:
    """The frame of a JPEG, and the number of its scans. Raises BrokenPictureError if it has none, or ends before."""
    frame, scans = None, 0
    for segment in segments(data):
        scans += segment.marker == _SOS
        if segment.marker in _FRAMES and frame is None and len(segment.payload) > 5:
            bits, height, width, count = struct.unpack_from(">BHHB", segment.payload)
            factors = segment.payload[7 : 7 + 3 * count : 3]  # of each component, across and down
            areas = [(factor >> 4) * (factor & 15) for factor in factors]
            samples = sum(areas) / (max(areas, default=0) or 1)
            frame = Frame(segment.marker, bits, width, height, samples)
    if frame is None or not scans or not frame.width or not frame.height:
        raise BrokenPictureError("broken")
    return frame, scans


def private_in_jpeg(data: bytes) -> tuple[int, frozenset[str]]:
    """The orientation, and the kinds of private matter."""
    orientation, found, end = 1, set[str](), len(data)
    for segment in segments(data):
        end = segment.end
        if segment.marker == _APP1 and segment.payload.startswith(START):
            orientation, kinds = read_exif(segment.payload[len(START) :])
            found |= kinds
        elif not _stays(segment):
            found |= _kinds_of(segment)
    if data[end:].strip(b"\0"):
        found.add("behind")
    return orientation, frozenset(found)


def stripped_jpeg(data: bytes) -> bytes:
    """The same coded picture: the segments that it needs, and the way up if it is not the plain one."""
    orientation, _ = private_in_jpeg(data)
    kept = [data[:2]]
    upright = START + least_exif(orientation) if orientation != 1 else b""
    for segment in segments(data):
        if upright and segment.marker != _APP0:  # JFIF wants to be the first
            kept.append(b"\xff\xe1" + struct.pack(">H", len(upright) + 2) + upright)
            upright = b""
        if segment.marker == _APP0 and segment.payload.startswith(b"JFIF\0"):
            kept.append(b"\xff\xe0" + struct.pack(">H", _JFIF + 2) + segment.payload[: _JFIF - 2] + b"\0\0")
        elif _stays(segment):
            kept.append(data[segment.start : segment.end])
    return b"".join(kept)


def _stays(segment: Segment) -> bool:
    payload = segment.payload
    match segment.marker:
        case marker if marker in _CODING or marker in _ALONE or marker == _EOI:
            return True
        case 0xE0:
            return payload.startswith(b"JFIF\0") and len(payload) == _JFIF and payload.endswith(b"\0\0")
        case 0xE2:
            return payload.startswith(b"ICC_PROFILE\0")
        case 0xEE:
            return payload.startswith(b"Adobe") and len(payload) == 12
    return False


def _kinds_of(segment: Segment) -> set[str]:
    if segment.marker == _APP0:
        return {"thumbnail"}
    if segment.marker in {_APP1, _APP13, _COMMENT}:
        return {"text", "place"} if _GPS_IN_XMP in segment.payload else {"text"}
    return {"rest"}
