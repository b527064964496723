"""A camera's record (EXIF) -> which way is up, and the kinds of private matter in it. Read by Pillow, never trusted."""

from __future__ import annotations

import struct
import warnings

START = b"Exif\0\0"
"""Before the record in a JPEG; not in a PNG."""
_ORIENTATION = 0x0112
_GPS, _EXIF = 0x8825, 0x8769
_DEVICE = {0x010F, 0x0110, 0x0131, 0x013C, 0x927C, 0xA431, 0xA433, 0xA434, 0xA435, 0xC614, 0xC62F}
_PERSON = {0x013B, 0x8298, 0x9C9D, 0xA430, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F, 0x9286, 0x010E}
_DATE = {0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012}
# The way up, resolution, colour space, size in dots, versions of the record: what stripping programs leave.
_HARMLESS = {_ORIENTATION, 0x011A, 0x011B, 0x0128, 0x0213, _EXIF, 0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003}
_LONGEST_HARMLESS = 256


def read_exif(record: bytes) -> tuple[int, frozenset[str]]:
    """The orientation, 1 to 8, and what private matter the record holds: place, device, person, date, thumbnail, rest.

    `record` begins with the TIFF header. A record that cannot be read is upright and holds the `rest`.
    """
    from PIL import Image  # noqa: PLC0415 - most handbooks have no photographs

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is odd about it
            exif = Image.Exif()
            exif.load(START + record)
            tags = set(exif) | set(exif.get_ifd(_EXIF))
            orientation = exif.get(_ORIENTATION, 1)
            has_place = bool(exif.get_ifd(_GPS)) or _GPS in exif
            has_thumbnail = _has_second(record)
    except Exception:  # noqa: BLE001 - Pillow raises whatever its struct, its tables and a hostile record give
        return 1, frozenset({"rest"})
    found = {name for name, known in (("device", _DEVICE), ("person", _PERSON), ("date", _DATE)) if tags & known}
    found |= {"place"} if has_place else set()
    found |= {"thumbnail"} if has_thumbnail else set()
    if not found and (tags - _HARMLESS or len(record) > _LONGEST_HARMLESS):
        found = {"rest"}
    upright = orientation if isinstance(orientation, int) and orientation in range(1, 9) else 1
    return upright, frozenset(found)


def least_exif(orientation: int) -> bytes:
    """A record that says which way is up and nothing else, from its TIFF header on."""
    return b"MM\0*" + struct.pack(">LHHHLHHL", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)


def _has_second(record: bytes) -> bool:
    """Whether a second directory follows the first: that of the small picture, which may show what was cut away."""
    order = "<" if record[:2] == b"II" else ">"
    (first,) = struct.unpack_from(f"{order}L", record, 4)
    (count,) = struct.unpack_from(f"{order}H", record, first)
    (second,) = struct.unpack_from(f"{order}L", record, first + 2 + 12 * count)
    return bool(second)
