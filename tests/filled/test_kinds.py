"""What a file is, is told by its content, in words that say what to do; its name may be any."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest

from filled.filled_files import ANSWERS, make_json, make_pdf, make_word, pack, spec
from handbook.filled.model import UnreadableError
from handbook.filled.read_parts import read_form
from handbook.messages import LANGUAGES
from handbook.problems import Problem

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ODF = "application/vnd.oasis.opendocument."
HEIC = b"\0\0\0\x18ftypheic" + bytes(40)


def _stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(100)


def _tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.json"))
    return file.getvalue()


KINDS: dict[str, tuple[bytes, str, str, str]] = {
    "empty": (b"", "HB512", "is empty", "send it again"),
    "rtf": (b"{\\rtf1\\ansi {\\fonttbl}}", "HB514", "RTF document", "type what it says"),
    "doc": (_stream("WordDocument"), "HB514", "old Word (.doc)", "type what it says"),
    "xls": (_stream("Workbook"), "HB514", "spreadsheet", "if it ought to be a form"),
    "ppt": (_stream("PowerPoint Document"), "HB514", "presentation", "if it ought to be a form"),
    "msg": (_stream("__properties_version1.0"), "HB514", "mail of Outlook (.msg)", "save what is attached"),
    "ole": (OLE, "HB514", "old Office file", "type what it says"),
    "locked": (_stream("EncryptedPackage"), "HB517", "password", "ask the sender for one without"),
    "xlsx": (pack({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "HB514", "spreadsheet", "ought to be"),
    "pptx": (pack({"[Content_Types].xml": "<x/>", "ppt/x.xml": "<x/>"}), "HB514", "presentation", "ought to be"),
    "odt": (pack({"mimetype": ODF + "text", "content.xml": "<x/>"}), "HB514", "LibreOffice (.odt)", "save it as .docx"),
    "ods": (pack({"mimetype": ODF + "spreadsheet"}), "HB514", "another kind of file of LibreOffice", "ought to be"),
    "pages": (pack({"Index/Document.iwa": "x"}), "HB514", "Apple Pages", "type what it says"),
    "html": (b"\xef\xbb\xbf\n<!DOCTYPE HTML><title>x</title>", "HB514", "saved web page", "the form's own buttons"),
    "xhtml": (b'<?xml version="1.0"?><html xmlns="x"/>', "HB514", "saved web page", "the form's own buttons"),
    "mht": (b"From: <Saved by a browser>\nMIME-Version: 1.0\nx: y", "HB514", "file of another kind", "ought to be"),
    "xml": (b'<?xml version="1.0"?><x/>', "HB514", "XML file", "ought to be"),
    "ps": (b"%!PS-Adobe-3.0\n", "HB514", "print file", "ought to be"),
    "rar": (b"Rar!\x1a\x07\x01\0", "HB514", "such as .rar or .7z", "unpack it"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\x04", "HB514", "such as .rar or .7z", "unpack it"),
    "gz": (gzip.compress(b"x"), "HB514", "such as .rar or .7z", "unpack it"),
    "tar": (_tar(), "HB514", "such as .rar or .7z", "unpack it"),
    "winmail": (b"\x78\x9f\x3e\x22\x01\0", "HB514", "winmail.dat", "save what is attached"),
    "mbox": (b"From a@b.invalid Mon Jan  1 00:00:00 2026\nFrom: a\n", "HB514", "mailbox", "save what is attached"),
    "jpeg": (b"\xff\xd8\xff\xe1\0\x10Exif", "HB536", "picture (JPEG)", "into an empty one"),
    "png": (b"\x89PNG\r\n\x1a\n\0", "HB536", "picture (PNG)", "into an empty one"),
    "heic": (HEIC, "HB536", "picture (HEIC)", "into an empty one"),
    "tiff": (b"II*\0\x08\0\0\0", "HB536", "picture (TIFF)", "into an empty one"),
    "text": ("ข้อความ".encode(), "HB514", "file of another kind", "ought to be"),
    "bm": (b"BM is how this text begins", "HB514", "file of another kind", "ought to be"),
    "cut pdf": (make_pdf(ANSWERS)[:1500], "HB511", "cut short", "send it again"),
    "cut docx": (make_word(ANSWERS)[:-40], "HB511", "cut short", "send it again"),
    "cut json": (make_json(ANSWERS)[:-9], "HB511", "syntax of JSON", "send it again"),
}


def told(data: bytes, name: str) -> Problem:
    with pytest.raises(UnreadableError) as wrong:
        read_form(data, name, {"everything": spec()})
    return Problem(name, 1, 1, wrong.value.code, wrong.value.details)


@pytest.mark.parametrize("kind", KINDS)
def test_content_is_told_with_what_to_do(kind: str) -> None:
    data, code, what, mend = KINDS[kind]
    problem = told(data, f"x.{kind}")
    assert problem.code == code
    assert what in problem.text("what", "en")
    assert mend in problem.text("mend", "en")
    assert "{" not in "".join(problem.explain(language) for language in LANGUAGES)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"text", "bm", "mht"}))
def test_name_of_another_kind_changes_nothing(kind: str) -> None:
    problems = {
        told(KINDS[kind][0], f"x{ending}").explain("th").partition(": ")[2] for ending in (".pdf", ".docx", ".x")
    }
    assert len(problems) == 1


def test_stored_pdf_makes_no_zip_a_pdf() -> None:
    assert told(pack({"x.txt": "x"})[:30] + make_pdf(ANSWERS), "x.pdf").code == "HB511"


def test_pdf_with_its_fields_whose_end_is_missing_is_read_and_told() -> None:
    form, faults = read_form(make_pdf(ANSWERS).rpartition(b"startxref")[0], "x.pdf", {"everything": spec()})
    assert form is not None
    assert [fault.code for fault in faults] == ["HB530"]
