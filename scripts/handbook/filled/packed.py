"""A zip, or a mail with attachments -> the files in it, as if it were a folder; within bounds, and never on the disk.

Zips and mails in them are folders too. Names are shown and never opened, so none leads out of the folder.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from posixpath import splitext
from typing import BinaryIO

from handbook.filled.found_files import is_ignored
from handbook.filled.kinds import is_document, is_mail, is_zip, other
from handbook.filled.mail import attachments
from handbook.filled.model import LARGEST, UnreadableError
from handbook.filled.opened import read_at_most, too_large
from handbook.messages import both
from handbook.problems import visible

MOST_MEMBERS = 1000
LARGEST_ZIP = 256 * 1024 * 1024
"""Limit in bytes for a zip and for all that is in it: a folder of photographs is no folder of forms."""
LARGEST_MAIL = 32 * 1024 * 1024
"""Limit in bytes for a mail: the large providers take 25 MB, a third more when written as text."""
_DEEPEST = 2
_TIGHTEST = 200
"""How many times smaller a member may be packed if it is large: forms come to 20, and zeros to 1,000."""
_LARGE = 1024 * 1024
_START = 8192
_LONGEST_NAME = 255
_TAIL = 22 + 65_535 + 76  # end record, its comment, and what zip64 puts before it: APPNOTE.TXT 4.3.14-4.3.16
_LARGEST_DIRECTORY = 512 * 1024
_END = b"PK\x05\x06"
_LOCATOR = b"PK\x06\x07"
_IS_ENCRYPTED, _IS_UTF8 = 0x1, 0x800  # APPNOTE.TXT 4.4.4, bits 0 and 11
BROKEN = (zipfile.BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError, ValueError, RuntimeError, OSError)
"""What zipfile raises for zips that are damaged, or packed in ways that it does not know."""


@dataclass(frozen=True)
class Leaf:
    """A file in a folder of this kind. `load` returns its bytes, or raises UnreadableError."""

    name: str
    load: Callable[[], bytes]


@dataclass
class _Count:
    """What has been met so far, with all that is nested."""

    members: int = 0
    size: int = 0

    def check(self, depth: int, *, members: int = 0, size: int = 0) -> None:
        """Count more. Raises UnreadableError: HB535 if it is too deep, too many or too large."""
        self.members += members
        self.size += size
        if depth > _DEEPEST:
            raise UnreadableError("HB535", **both("packed.deep", most=_DEEPEST))
        if self.members > MOST_MEMBERS:
            raise _too_many()
        if self.size > LARGEST_ZIP:
            raise UnreadableError("HB535", **both("packed.large", limit=LARGEST_ZIP // 1024**2))


def is_packed(file: BinaryIO) -> bool:
    """Tell whether a file is opened as a folder; it is read from its beginning again afterwards."""
    start = file.read(_START)
    file.seek(0)
    if is_mail(start):
        return True
    if not is_zip(start):
        return False
    try:
        with open_zip(file) as package:
            return not is_document(package)
    except UnreadableError:
        return True  # whatever it is, no reader may have it
    except BROKEN:
        return False  # the reader says what is wrong
    finally:
        file.seek(0)


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    """A zip whose directory is small: zipfile reads it whole. Raises BROKEN, or UnreadableError: HB535."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    end = tail.rfind(_END)
    if end >= 0 and len(tail) - end >= 16:
        (directory,) = struct.unpack_from("<L", tail, end + 12)
        if end >= 76 and tail[end - 20 : end - 16] == _LOCATOR:
            (directory,) = struct.unpack_from("<Q", tail, end - 76 + 40)
        if directory > _LARGEST_DIRECTORY:
            raise _too_many()
    file.seek(0)
    return zipfile.ZipFile(file)


def leaves(file: BinaryIO, name: str) -> Iterator[Leaf]:
    """Every file in a zip or mail, those of nested ones too; one that cannot be had raises when it is loaded.

    Each must be loaded before the next is asked for.
    """
    yield from _members(file, name, 1, _Count())


def _members(file: BinaryIO, name: str, depth: int, count: _Count) -> Iterator[Leaf]:
    start = file.read(_START)
    file.seek(0)
    try:
        found = _in_mail(file) if is_mail(start) else _in_zip(file)
        for inner, opened in _with_own_names(found):
            count.check(depth, members=1)
            yield from _member(f"{name}/{inner}", opened, depth, count)
    except UnreadableError as error:
        yield Leaf(name, _raise(error))
    except BROKEN:
        yield Leaf(name, _raise(UnreadableError("HB511", **both("file.package-broken"))))


def _member(name: str, opened: Callable[[], bytes], depth: int, count: _Count) -> Iterator[Leaf]:
    """One file, or those in it if it is a folder too."""
    try:
        data = opened()
        count.check(depth, size=len(data))
    except UnreadableError as error:
        yield Leaf(name, _raise(error))
        return
    except BROKEN:
        yield Leaf(name, _raise(UnreadableError("HB511", **both("file.package-broken"))))
        return
    file = io.BytesIO(data)
    if is_packed(file):
        yield from _members(file, name, depth + 1, count)
    elif len(data) > LARGEST:
        yield Leaf(name, _raise(too_large(LARGEST)))
    else:
        yield Leaf(name, lambda: data)


def _in_mail(file: BinaryIO) -> Iterator[tuple[str, Callable[[], bytes]]]:
    found = attachments(read_at_most(file, LARGEST_MAIL))
    if not found:
        raise other("file.mail", "file.mend.look")
    for name, load in found:
        yield name or "–", load


def _in_zip(file: BinaryIO) -> Iterator[tuple[str, Callable[[], bytes]]]:
    if file.seek(0, io.SEEK_END) > LARGEST_ZIP:
        raise too_large(LARGEST_ZIP)
    with open_zip(file) as package:
        members = [member for member in package.infolist() if not member.is_dir() and not _is_hidden(_name(member))]
        if not members:
            raise UnreadableError("HB535", **both("packed.nothing"))
        if len(members) > MOST_MEMBERS:
            raise _too_many()
        for member in members:
            yield _name(member), _reader(package, member)


def _reader(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        if member.flag_bits & _IS_ENCRYPTED:
            raise UnreadableError("HB517")
        if member.file_size > LARGEST_MAIL:
            raise too_large(LARGEST)
        if member.file_size > _LARGE and member.file_size > _TIGHTEST * member.compress_size:
            raise UnreadableError("HB535", **both("packed.tight", most=_TIGHTEST))
        with package.open(member) as opened:
            return opened.read(LARGEST_MAIL)

    return read


def _name(member: zipfile.ZipInfo) -> str:
    """The name as it was written: Windows writes Thai in code page 874 and does not say so."""
    if member.flag_bits & _IS_UTF8 or member.filename.isascii():
        return member.filename
    for encoding in ("utf-8", "cp874"):
        try:
            return member.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return member.filename


def _is_hidden(name: str) -> bool:
    return any(is_ignored(part, is_asked_for=False) for part in _parts(name))


def _parts(name: str) -> list[str]:
    """The folders of a name and the name itself, without those that lead out of the folder."""
    return [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]


def _with_own_names(
    found: Iterator[tuple[str, Callable[[], bytes]]],
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Names that may be shown, and a number behind one that was there already."""
    counts: dict[str, int] = {}
    for written, load in found:
        name = visible("/".join(_parts(written))[-_LONGEST_NAME:]) or "–"
        counts[name] = counts.get(name, 0) + 1
        stem, ending = splitext(name)
        yield (name if counts[name] == 1 else f"{stem} ({counts[name]}){ending}"), load


def _too_many() -> UnreadableError:
    return UnreadableError("HB535", **both("packed.many", most=f"{MOST_MEMBERS:,}"))


def _raise(error: UnreadableError) -> Callable[[], bytes]:
    def load() -> bytes:
        raise error

    return load
