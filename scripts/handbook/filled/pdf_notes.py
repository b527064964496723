"""What is laid over the pages of a PDF besides the fields: notes, typed texts, ink, stamps, attached files, signatures.

Each kind of annotation (ISO 32000-1, 12.5.6) is told, with its words where it has any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import String

from handbook.filled.model import Fault, Found, Words
from handbook.filled.parse import as_written
from handbook.filled.pdf_text import rich_text, text_of
from handbook.filled.words import compared, quoted, told
from handbook.messages import both

OURS = "/HandbookContinuation"
"""Key of the continuation sheets that fillPdf adds: they repeat values that are in fields."""
_SILENT = {"/Widget", "/Link", "/Popup", "/PrinterMark", "/TrapNet"}
_WITH_WORDS = {"/FreeText": "typed", "/Text": "note", "/Caret": "note"}
_DRAWN = {
    "/Ink": "ink", "/Stamp": "stamp", "/Highlight": "marked", "/Underline": "marked", "/Squiggly": "marked",
    "/StrikeOut": "struck", "/Line": "drawing", "/Square": "drawing", "/Circle": "drawing", "/Polygon": "drawing",
    "/PolyLine": "drawing", "/Redact": "redaction", "/FileAttachment": "file",
}  # fmt: skip
_FILES = 20


def notes_of(page: Any, number: int) -> Iterator[Fault]:
    """HB540 and HB541 for each annotation of a page that is no field."""
    notes = page.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return
    for note in notes:
        kind = str(note.get("/Subtype", "")) if isinstance(note, pikepdf.Dictionary) else ""
        if kind in _SILENT or not kind or OURS in note:
            continue
        words = " ".join(filter(None, _words(note, kind)))
        if kind in _WITH_WORDS and words.strip():
            yield told(Words(_WITH_WORDS[kind], words, str(number)))
        elif kind not in ("/FreeText", "/Caret") or words:
            drawn = _DRAWN.get(kind, "other")
            thing = both(f"thing.page.{drawn}", page=number)
            said = f": “{quoted(words)}”" if words.strip() else ""
            yield Fault("", "HB541", {language: text + said for language, text in thing.items()})


def _words(note: Any, kind: str) -> Iterator[str]:
    contents = text_of(note.get("/Contents"))
    yield contents
    rich = rich_text(note.get("/RC"))
    if rich.split() != contents.split():
        yield rich
    if kind == "/Redact":
        yield text_of(note.get("/OverlayText"))
    if kind == "/FileAttachment":
        yield _file_name(note.get("/FS"))
    if kind == "/Stamp" and not contents:
        yield text_of(note.get("/Name"))


def _file_name(file: Any) -> str:
    if not isinstance(file, pikepdf.Dictionary):
        return text_of(file)
    return text_of(file.get("/UF")) or text_of(file.get("/F"))


def attached(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    """HB541 for files inside the PDF; ours have none."""
    try:
        names = [str(name) for name in list(pdf.attachments)[:_FILES]]
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        names = []
    for name in names:
        yield Fault("", "HB541", both("thing.file", name=quoted(name)))


def xfa_words(xfa: Any, fields: Iterable[Found]) -> Iterator[Fault]:
    """What an XFA form (12.7.8) holds that is in no field: HB540 with its words; HB541 if it cannot be read."""
    if xfa is None:
        return
    parts = list(xfa) if isinstance(xfa, pikepdf.Array) else [String("datasets"), xfa]
    known = compared(" ".join(as_written(field.value) for field in fields))
    said = []
    for name, part in zip(parts[::2], parts[1::2], strict=False):
        if text_of(name) == "datasets" and isinstance(part, pikepdf.Stream):
            said += [line for line in rich_text(part).splitlines() if line.strip() and compared(line) not in known]
    yield Fault("", "HB541", both("thing.xfa"))
    yield from (told(Words("xfa", line)) for line in said)


def signature(field: Any, name: str) -> Fault | None:
    """HB541 for a digital signature: who signed, as it says itself."""
    value = field.get("/V")
    if not isinstance(value, pikepdf.Dictionary):
        return None
    said = " ".join(filter(None, (text_of(value.get(key)) for key in ("/Name", "/Reason", "/ContactInfo"))))
    return Fault("", "HB541", both("thing.signature", name=quoted(said or name or "–")))
