"""A filled form as a file -> Written: which form it says it is, and what stands in its blanks, as texts.

What kind of file it is, its first bytes tell; its name may be wrong. pdf_blanks.py and word_blanks.py read those two.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.forms.written import Raw

LARGEST = 64 * 1024 * 1024
"""Bytes of a file, and of what is packed in it, that are read: a filled form has less than 1 MB, even with pictures."""
ENDINGS = {"PDF": (".pdf",), "Word": (".docx", ".docm", ".dotx"), "JSON": (".json",)}
"""How the files of each kind may be called."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins an OLE compound file: https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb (2.2)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of an encrypted Office document: https://learn.microsoft.com/openspecs/office_file_formats/ms-offcrypto (2.3.4.4)."""
_PDF_WITHIN = 1024
"""Bytes within which readers look for %PDF-: Adobe's PDF Reference 1.7, appendix H, note 13."""


@dataclass(frozen=True)
class Written:
    """What one file holds. `form`, `version` and `locale` are empty where the file does not say them."""

    kind: str
    """A key of ENDINGS."""
    form: str
    version: str
    locale: str
    values: Mapping[str, Raw]
    """By the blanks' names: those in which something is written."""
    names: frozenset[str]
    """All blanks the file has; of JSON, which leaves out the empty ones, those with a value."""
    is_repaired: bool = False
    """Parts of the file were damaged; something may be missing."""


class UnreadableError(Exception):
    """A file from which nothing can be had: the code in messages.yml and its details."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def read_filled(data: bytes, ending: str, rows: Collection[str]) -> Written:
    """Read a file's bytes; `ending` is that of its name, and counts only where the bytes do not tell.

    `rows` are the names that groups of rows have in our forms.

    Raises UnreadableError: HB511 damaged, HB512 empty, HB513 no form of ours, HB514 another kind of file,
    HB517 locked by a password, HB520 too large, HB528 a form without blanks.
    """
    if not data.strip(b"\0\t\n\r "):
        raise UnreadableError("HB512")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        from handbook.forms.pdf_blanks import read_pdf  # noqa: PLC0415 - who has only Word files waits for no PDF reader

        return read_pdf(data)
    if data.startswith(b"PK"):
        from handbook.forms.word_blanks import read_word  # noqa: PLC0415

        return read_word(data, rows)
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise UnreadableError("HB517")
        raise UnreadableError("HB514", th="ไฟล์ Office รุ่นเก่า เช่น .doc", en="an old Office file, such as .doc")
    if data.lstrip(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"[") or ending in ENDINGS["JSON"]:
        return read_json(data)
    for kind, endings in ENDINGS.items():
        if ending in endings:
            thai, english = f"เนื้อหามิใช่ {kind}", f"what is in it is no {kind}"
            raise UnreadableError("HB511", th=thai, en=english)
    raise UnreadableError("HB514", th="ไฟล์ชนิดอื่น", en="a file of another kind")


def read_json(data: bytes) -> Written:
    """Read what the web form saved. Raises UnreadableError: HB511 no JSON, HB513 not of a form."""
    try:
        found: Any = json.loads(data, parse_int=str, parse_float=str, parse_constant=str)
    except UnicodeDecodeError as error:
        raise UnreadableError("HB511", th="อักขระมิใช่ UTF-8", en="its characters are not UTF-8") from error
    except (ValueError, RecursionError) as error:
        where = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else "1:1"
        thai, english = f"ไวยากรณ์ JSON ที่ {where}", f"the syntax of JSON at {where}"
        raise UnreadableError("HB511", th=thai, en=english) from error
    values = found.get("values") if isinstance(found, dict) else None
    if not isinstance(values, dict) or not isinstance(found.get("form"), str) or not found["form"]:
        raise UnreadableError("HB513", kind="JSON")
    raw = {name: _raw(value) for name, value in values.items()}
    filled = {name: value for name, value in raw.items() if value not in ("", False)}
    form, version, locale = (found.get(key) or "" for key in ("form", "version", "locale"))
    return Written("JSON", form, str(version), str(locale), filled, frozenset(filled))


def _raw(value: Any) -> Raw:
    """A value of JSON as it was written; numbers came as their text."""
    if value is None:
        return ""
    if isinstance(value, str | bool):
        return value
    if isinstance(value, list):
        return tuple(item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in value)
    return json.dumps(value, ensure_ascii=False)
