"""The bytes of a filled form -> FilledFile: which form it is, and the texts of its blanks.

The kind of file is detected by its first bytes; its name may be wrong.
"""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO

from handbook.filled.json_file import read_json
from handbook.filled.kinds import PDF_WITHIN, is_zip, other_document, other_kind
from handbook.filled.model import FilledFile, UnreadableError
from handbook.filled.packed import BROKEN, open_zip


def read_filled(data: bytes, ending: str, rows: Collection[str]) -> FilledFile:
    """Read a file's bytes; `ending`, from its name, is used only if the bytes do not show the kind of file.

    `rows` are the names of groups of rows in our forms.

    Raises UnreadableError: HB511 damaged, HB512 empty, HB513 no form of ours, HB514 another kind of file,
    HB517 locked by a password, HB520 too large, HB528 a form without blanks, HB534 beyond other bounds, HB535 a zip
    with too many files, HB536 a picture.
    """
    if not data.strip(b"\0\t\n\r "):
        raise UnreadableError("HB512")
    if is_zip(data):  # before PDF: a zip may hold one that is not packed
        return _read_zip(data, rows)
    if b"%PDF-" in data[:PDF_WITHIN]:
        from handbook.filled.pdf import read_pdf  # noqa: PLC0415 - slow to import, not needed for other files

        return read_pdf(data)
    strange = other_kind(data, ending)
    if strange is not None:
        raise strange
    return read_json(data)


def _read_zip(data: bytes, rows: Collection[str]) -> FilledFile:
    """A Word file. Raises UnreadableError: HB514 for another document."""
    from handbook.filled.docx import read_docx  # noqa: PLC0415 - slow to import, not needed for other files

    try:
        with open_zip(BytesIO(data)) as package:
            strange = other_document(package)
    except BROKEN:
        strange = None  # read_docx says what is wrong
    if strange is not None:
        raise strange
    return read_docx(data, rows)
