"""The content of a file -> what it is, whatever its name says; and what to do about one that cannot be read."""

from __future__ import annotations

import codecs
import zipfile

from handbook.filled.model import ENDINGS, UnreadableError
from handbook.messages import both
from handbook.pictures.kinds import kind_of

PDF_WITHIN = 1024
"""Number of bytes in which viewers search for %PDF-: Adobe's PDF Reference 1.7, appendix H, note 13."""
_START = 8192
_LONGEST_TYPE = 100
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of an OLE compound file: https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb (2.2)."""
_LOCKED = "EncryptedPackage"
"""The stream of an encrypted Office document:
https://learn.microsoft.com/openspecs/office_file_formats/ms-offcrypto (2.3.4.4)."""
_STREAMS = (
    ("__properties_version1.0", "file.outlook", "file.mend.attachments"),
    ("WordDocument", "file.old-word", "file.mend.type"),
    ("Workbook", "file.sheet", "file.mend.ask"),
    ("PowerPoint Document", "file.slides", "file.mend.ask"),
)
"""Streams in compound files -> what the file is, and what to do."""
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""First bytes of a zip with members, without, and in parts: APPNOTE.TXT 4.3.7, 4.3.16, 8.5.4."""
_MARKS = ("[Content_Types].xml", "_rels/.rels", "mimetype", "Index/Document.iwa")
"""Members that only documents have: of Office (ECMA-376-2), OpenDocument and EPUB, and Apple's."""
_PARTS = (
    ("xl/", "file.sheet", "file.mend.ask"),
    ("ppt/", "file.slides", "file.mend.ask"),
    ("Index/Document.iwa", "file.pages", "file.mend.type"),
)
_OPEN_DOCUMENTS = (
    (b"application/vnd.oasis.opendocument.text", "file.writer", "file.mend.save"),
    (b"application/vnd.oasis.opendocument", "file.other-open", "file.mend.ask"),
    (b"application/epub", "file.web-page", "file.mend.page"),
)
"""What the member `mimetype` begins with -> what the file is, and what to do."""
_STARTS = (
    (b"{\\rtf", "file.rtf", "file.mend.type"),
    (b"Rar!\x1a\x07", "file.packed", "file.mend.unpack"),
    (b"7z\xbc\xaf\x27\x1c", "file.packed", "file.mend.unpack"),
    (b"\x1f\x8b", "file.packed", "file.mend.unpack"),
    (b"BZh", "file.packed", "file.mend.unpack"),
    (b"\xfd7zXZ\0", "file.packed", "file.mend.unpack"),
    (b"MSCF", "file.packed", "file.mend.unpack"),
    (b"\x78\x9f\x3e\x22", "file.winmail", "file.mend.attachments"),
    (b"From ", "file.mailbox", "file.mend.attachments"),
    (b"%!PS", "file.printed", "file.mend.ask"),
)
_TAR = slice(257, 262)  # of a tar's first header is `ustar`
_WEB = (b"<!doctype html", b"<html", b"<head", b"<body")
_PICTURES = {"jpeg", "png", "gif", "bmp", "tiff", "heic", "avif", "webp"}
_SENT_BY = {"from", "received", "return-path", "delivered-to"}
_HEADERS = {*_SENT_BY, "to", "subject", "date", "message-id", "mime-version", "content-type", "x-mailer", "sender"}
_FEWEST = 3


def is_zip(start: bytes) -> bool:
    """Tell whether a file begins as a zip: also a Word file is one."""
    return start.startswith(_ZIPS)


def is_cut_short(data: bytes) -> bool:
    """Tell whether a PDF lacks its end, which viewers search in the same number of bytes (note 18)."""
    return b"%PDF-" in data[:PDF_WITHIN] and b"%%EOF" not in data[-PDF_WITHIN:]


def is_document(package: zipfile.ZipFile) -> bool:
    """Tell whether a zip is one document, and not a folder of files."""
    names = package.namelist()
    return any(name in names for name in _MARKS)


def is_mail(start: bytes) -> bool:
    """Tell whether a file begins with the headers of a mail (RFC 5322, 2.2) that has been sent."""
    head = start[:_START].removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    lines = [line for line in head.split(b"\n") if line[:1] not in (b" ", b"\t")]
    names = [line.partition(b":")[0].decode("latin-1").lower() for line in lines]
    if not lines or not all(name and name.isascii() and " " not in name for name in names[:_FEWEST]):
        return False
    known = _HEADERS.intersection(names)
    return len(known) >= _FEWEST and bool(known & _SENT_BY)


def other_kind(data: bytes, ending: str) -> UnreadableError | None:
    """Why a file that is no zip, mail or PDF cannot be read; None if it is JSON, or is called so.

    HB511 its name says that it is one of ours, HB514 another kind, HB517 locked, HB536 a picture.
    """
    start = data[:_START].removeprefix(codecs.BOM_UTF8).lstrip()
    kind = kind_of(data[:_START])
    if kind in _PICTURES and (kind != "bmp" or _is_bitmap(data)):
        return UnreadableError("HB536", kind=kind.upper())
    known = _compound(data) if data.startswith(_COMPOUND) else _by_start(start, data)
    if known is not None or start[:1] in (b"{", b"[") or ending in ENDINGS["JSON"]:
        return known
    ours = (kind for kind, endings in ENDINGS.items() if ending in endings)
    return next(
        (UnreadableError("HB511", **both("file.other-content", kind=kind)) for kind in ours),
        other("file.other", "file.mend.ask"),
    )


def _by_start(start: bytes, data: bytes) -> UnreadableError | None:
    """HB514 for the kinds that are known by how their text or their head begins."""
    found = next(((key, mend) for known, key, mend in _STARTS if start.startswith(known)), None)
    if data[_TAR] == b"ustar":
        found = "file.packed", "file.mend.unpack"
    is_xml = start.startswith(b"<?xml")
    if start.lower().startswith(_WEB) or (is_xml and b"<html" in start.lower()):
        found = "file.web-page", "file.mend.page"
    elif is_xml:
        found = "file.xml", "file.mend.ask"
    return other(*found) if found else None


def other_document(package: zipfile.ZipFile) -> UnreadableError | None:
    """What a document in a zip is, if it is known not to be Word's: HB514."""
    names = package.namelist()
    if "mimetype" in names:
        with package.open("mimetype") as file:
            said = file.read(_LONGEST_TYPE)
        for known, key, mend in _OPEN_DOCUMENTS:
            if said.startswith(known):
                return other(key, mend)
    for part, key, mend in _PARTS:
        if any(name.startswith(part) for name in names):
            return other(key, mend)
    return None


def other(key: str, mend: str) -> UnreadableError:
    """HB514: the text that names the kind, and the one that says what to do."""
    return UnreadableError("HB514", **both(key), **{f"mend_{language}": text for language, text in both(mend).items()})


def _compound(data: bytes) -> UnreadableError:
    """Names of streams stand in a compound file as UTF-16 (MS-CFB 2.6.1)."""
    if _LOCKED.encode("utf-16-le") in data:
        return UnreadableError("HB517")
    for stream, key, mend in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return other(key, mend)
    return other("file.old-office", "file.mend.type")


def _is_bitmap(data: bytes) -> bool:
    """BM may begin a text; a bitmap's size follows (BITMAPFILEHEADER)."""
    return int.from_bytes(data[2:6], "little") == len(data)
