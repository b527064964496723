"""A folder of every kind of file that comes back and is not a filled form as it should be."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pikepdf

from filled.filled_files import ANSWERS, blanks, make_json, make_pdf, make_word, pack, saved, spec
from handbook.corpus.form_specs import FieldSpec

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
OTHER = [("somebody_elses", FieldSpec("somebody_elses", "text"))]


def _blank_pdf(form: str = "") -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    if form:
        pdf.docinfo["/FormId"] = form
    return saved(pdf)


def _answers(**changed: str) -> dict[str, str | bool]:
    return {**ANSWERS, **changed}


FILES: dict[str, tuple[Callable[[], bytes], tuple[str, ...], bool]] = {
    "01 zero bytes.pdf": (lambda: b"", ("HB512",), False),
    "02 spaces.json": (lambda: b" \n\0\n", ("HB512",), False),
    "03 half.pdf": (lambda: make_pdf(ANSWERS)[:200], ("HB511",), False),
    "04 noise.pdf": (lambda: bytes(range(256)) * 40, ("HB511",), False),
    "05 quotation.pdf": (_blank_pdf, ("HB513",), False),
    "06 other form.pdf": (lambda: make_pdf({}, "", names=OTHER), ("HB513",), False),
    "07 for handwriting.pdf": (lambda: _blank_pdf("everything"), ("HB528",), False),
    "08 locked.pdf": (
        lambda: make_pdf(ANSWERS, encryption=pikepdf.Encryption(owner="x", user="x")),
        ("HB517",),
        False,
    ),
    "09 half.docx": (lambda: make_word(ANSWERS)[:900], ("HB511",), False),
    "10 broken.docx": (lambda: make_word({}, body="<w:p>"), ("HB511",), False),
    "11 letter.docx": (lambda: make_word({}, "", body="<w:p><w:r><w:t>เรียน</w:t></w:r></w:p>"), ("HB513",), False),
    "12 locked.docx": (lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"), ("HB517",), False),
    "13 old.doc": (lambda: COMPOUND, ("HB514",), False),
    "14 prices.xlsx": (lambda: pack({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), ("HB514",), False),
    "15 photo.jpg": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF", ("HB536",), False),
    "16 broken.json": (lambda: make_json(ANSWERS)[:-3], ("HB511",), False),
    "17 other.json": (lambda: b'{"name": "package", "version": "1"}', ("HB513",), False),
    "18 deep.json": (lambda: b"[" * 50_000, ("HB511",), False),
    "19 thai-620.json": (lambda: '{"form": "จังหวัด"}'.encode("cp874"), ("HB511",), False),
    "20 bomb.docx": (lambda: make_word({}, body=" " * (65 << 20)), ("HB520",), False),
    "21 unknown.json": (lambda: make_json(ANSWERS, "everithing"), ("HB515",), False),
    "22 older.pdf": (lambda: make_pdf(_answers(agency="22"), version="1.1"), ("HB516",), True),
    "23 named wrong.docx": (lambda: make_pdf(_answers(agency="23")), ("HB519",), True),
    "24 copy.pdf": (lambda: make_pdf(_answers(agency="22"), version="1.1"), ("HB526",), False),
    "25 not filled in.pdf": (lambda: make_pdf({}), ("HB527",), False),
    "26 without id.pdf": (lambda: make_pdf(_answers(agency="26"), ""), ("HB529",), True),
    "27 mended.pdf": (lambda: make_pdf(_answers(agency="27")).rpartition(b"startxref")[0], ("HB530",), True),
    "28 wrong.json": (
        lambda: make_json(
            {**ANSWERS, "agency": " ", "written_on": "31/2/2569", "days": "400", "total": "5", "stranger": "x"}
        ),
        ("HB521", "HB522", "HB523", "HB524", "HB525"),
        True,
    ),
    "29 large.pdf": (lambda: b"%PDF-1.7" + bytes(64 << 20), ("HB520",), False),
}
"""Name -> what is in it, the codes that are told, and whether the form is read all the same."""
LINKS = {"30 nowhere.pdf": "nothing.pdf", "31 itself.pdf": "31 itself.pdf", "32 above": "..", "33 pipe.pdf": ""}
"""Name -> where the link leads; the last is a pipe, which a careless reader would wait for."""
SILENT = ("~$letter.docx", ".hidden.json", "Thumbs.db", "__MACOSX", ".~lock.x.docx#")
PROBLEMS = {name: codes for name, (_, codes, _) in FILES.items()} | dict.fromkeys(LINKS, ("HB518",))
READ = [name for name, (_, _, is_read) in FILES.items() if is_read]


def lay_bad_files(folder: Path) -> None:
    """Write them into a folder, which must exist."""
    for name, (make, _, _) in FILES.items():
        (folder / name).write_bytes(make())
    for name, target in LINKS.items():
        if target:
            (folder / name).symlink_to(target)
        else:
            os.mkfifo(folder / name)
    for name in SILENT:
        (folder / name).write_bytes(b"x")


def lay_good_files(folder: Path, count: int) -> list[str]:
    """Write filled forms of all three kinds, no two the same, into sub-folders; their names as they are read."""
    assert next(blanks(spec()))
    makers: list[tuple[str, Callable[..., bytes]]] = [(".pdf", make_pdf), (".docx", make_word), (".json", make_json)]
    names = []
    for number in range(count):
        ending, make = makers[number % 3]
        inner = folder / f"อำเภอ {number % 6 + 1}"
        inner.mkdir(exist_ok=True)
        file = inner / f"แบบ {number:03}{ending}"
        file.write_bytes(make(_answers(agency=f"หน่วยงาน {number}", days=str(number % 365 + 1))))
        names.append(str(file))
    return sorted(names)
