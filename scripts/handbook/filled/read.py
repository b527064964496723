"""The bytes of a filled form -> FilledFile: which form it is, and the texts of its blanks.

The kind of file is detected by its first bytes; its name may be wrong.
"""

from __future__ import annotations

import codecs
from collections.abc import Collection

from handbook.filled.json_file import read_json
from handbook.filled.model import ENDINGS, FilledFile, UnreadableError
from handbook.messages import both

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of an OLE compound file: https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb (2.2)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of an encrypted Office document:
https://learn.microsoft.com/openspecs/office_file_formats/ms-offcrypto (2.3.4.4)."""
_PDF_WITHIN = 1024
"""Number of bytes in which viewers search for %PDF-: Adobe's PDF Reference 1.7, appendix H, note 13."""


def read_filled(data: bytes, ending: str, rows: Collection[str]) -> FilledFile:
    """Read a file's bytes; `ending`, from its name, is used only if the bytes do not show the kind of file.

    `rows` are the names of groups of rows in our forms.

    Raises UnreadableError: HB511 damaged, HB512 empty, HB513 no form of ours, HB514 another kind of file,
    HB517 locked by a password, HB520 too large, HB528 a form without blanks.
    """
    if not data.strip(b"\0\t\n\r "):
        raise UnreadableError("HB512")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        from handbook.filled.pdf import read_pdf  # noqa: PLC0415 - slow to import, not needed for other files

        return read_pdf(data)
    if data.startswith(b"PK"):
        from handbook.filled.docx import read_docx  # noqa: PLC0415

        return read_docx(data, rows)
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise UnreadableError("HB517")
        raise UnreadableError("HB514", **both("file.old-office"))
    if data.lstrip(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"[") or ending in ENDINGS["JSON"]:
        return read_json(data)
    for kind, endings in ENDINGS.items():
        if ending in endings:
            raise UnreadableError("HB511", **both("file.other-content", kind=kind))
    raise UnreadableError("HB514", **both("file.other"))
