"""Text strings of a PDF -> text (ISO 32000-1, 7.9.2), also as programs write them against the standard."""

from __future__ import annotations

import codecs
from typing import Any

import pikepdf
from lxml import etree

from handbook.filled.bounds import check_stream

_THAI_PAGE = 0x0E
"""High byte of Thai letters in UTF-16."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"))
_CONTROLS = set(range(32)) - set(b"\t\n\f\r")
_ADJACENT = 3
"""Letters side by side that Latin texts do not have with accents."""
_LARGEST = 1 << 20
"""Bytes of one text that are read: a value may be 32,767 characters long."""


def text_of(value: Any) -> str:
    """A text string, which may also be a stream (12.7.4.3), or a name where a program wrote one; else empty.

    Raises UnreadableError: HB534 if a stream is longer than any value.
    """
    if isinstance(value, pikepdf.Stream):
        return decode(check_stream(value.read_bytes()))
    if isinstance(value, pikepdf.Name):  # some programs write the choice of a list as a name
        return str(value)[1:]
    return decode(bytes(value)[:_LARGEST]) if isinstance(value, pikepdf.String) else ""


def decode(data: bytes) -> str:
    """The text of a string's bytes: by its byte order mark; UTF-8 and UTF-16 also without one; else PDFDocEncoding."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _without_language(data[len(mark) :].decode(encoding, "replace"))
    if data.isascii() and not set(data) & _CONTROLS:
        return data.decode("ascii")
    if len(data) % 2 == 0 and data and (encoding := _unmarked_utf16(data)):
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return data.decode("cp874") if _is_thai_windows(data) else data.decode("pdfdoc_pikepdf", "replace")


def _without_language(text: str) -> str:
    """A text without the escapes that tell its language (7.9.2.2)."""
    first, *rest = text.split("\x1b")
    kept = [first]
    for number, part in enumerate(rest):
        kept += [part] if number % 2 else []
    return "".join(kept)


def _unmarked_utf16(data: bytes) -> str:
    """The byte order of UTF-16 without a mark; empty if it is none: every second byte is that of Latin or Thai."""
    pages = {0x00, _THAI_PAGE, 0x20}
    for start, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        high = data[start::2]
        if set(high) <= pages and (0 in high or _THAI_PAGE in high) and not set(data[1 - start :: 2]) <= {0}:
            return encoding
    return ""


def is_guessed(value: Any) -> bool:
    """Tell whether a text was read as Thai of Windows, which no PDF may have: another encoding is possible."""
    if not isinstance(value, pikepdf.String) or bytes(value).startswith(tuple(mark for mark, _ in _BOMS)):
        return False
    data = bytes(value)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return not _unmarked_utf16(data) and _is_thai_windows(data)
    return False


def _is_thai_windows(data: bytes) -> bool:
    """Whether bytes are Thai in Windows' own encoding: some letters side by side, and besides only its punctuation."""
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        return False
    longest = run = 0
    for sign in text:
        run = run + 1 if _is_thai(sign) else 0
        longest = max(longest, run)
    others = {sign for sign in text if ord(sign) >= 0x80 and not _is_thai(sign)}
    return longest >= _ADJACENT and others <= set("…“”‘’•–—€\u00a0")


def _is_thai(sign: str) -> bool:
    return "\u0e01" <= sign <= "\u0e5b"


def rich_text(value: Any) -> str:
    """The words of a rich text string, which is XHTML (12.7.3.4); as it is if it cannot be parsed."""
    is_stream = isinstance(value, pikepdf.Stream)  # that of a whole XFA form, too
    written = (decode(value.read_bytes()[:_LARGEST]) if is_stream else text_of(value)).strip()
    if not written:
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        tree: Any = etree.fromstring(written.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return written
    if tree is None:
        return written
    return "\n".join("".join(part.itertext()) for part in tree.iter("{*}p")) or "".join(tree.itertext())
