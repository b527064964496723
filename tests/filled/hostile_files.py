"""Files made to stop the reading of others: small, with steps that grow beyond measure if nobody bounds them."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator

from filled.filled_files import ANSWERS, control, make_json, make_word, pack, spec
from handbook.corpus.form_specs import FieldSpec

TEXT = FieldSpec("x", "text")
MB = 1024 * 1024
Files = dict[str, tuple[Callable[[], bytes], str]]


def _json(**changed: object) -> bytes:
    said = {"form": "everything", "version": "1.2", "locale": "th", "values": {**ANSWERS, **changed}}
    return json.dumps(said, ensure_ascii=False).encode()


def _marks(count: int) -> str:
    """Marks that must be sorted, each before the last."""
    return "a" + "\u0301\u0316" * (count // 2)


def _texts() -> list[str]:
    return [name for name, blank in spec().fields.items() if blank.type in ("text", "long")]


def _nested(depth: int, runs: int) -> str:
    """Controls in each other, with all text in the innermost: read once for each, it is read `depth` times."""
    name = "agency"
    opened = f'<w:sdt><w:sdtPr><w:tag w:val="{name}"/></w:sdtPr><w:sdtContent>' * depth
    return opened + "<w:r><w:t>x</w:t></w:r>" * runs + "</w:sdtContent></w:sdt>" * depth


def _pdf(*objects: bytes, more: bytes = b"") -> bytes:
    """A PDF of these objects, the first of which is the catalogue; `more` is for the trailer."""
    file = io.BytesIO()
    file.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.writelines(b"%010d 00000 n \n" % place for place in places)
    file.write(b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, more, table))
    return file.getvalue()


def _form(fields: bytes, *others: bytes) -> bytes:
    """A PDF with these fields; the others are objects from number 4."""
    info = b"<</FormId(everything)/FormVersion(1.2)>>"
    catalogue = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%b]>>>>" % fields
    pages = b"<</Type/Pages/Kids[]/Count 0>>"
    return _pdf(catalogue, pages, info, *others, more=b"/Info 3 0 R")


def _shared(fields: int, size: int) -> bytes:
    """Fields that share one stream of a few kilobytes that unpacks to `size` bytes."""
    packed = zlib.compress(b"x" * size, 9)
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed)
    return _form(b"".join(b"<</T(f%d)/FT/Tx/V 4 0 R>>" % number for number in range(fields)), stream)


def _chain(count: int) -> bytes:
    """Fields each within the last."""
    kids = (b"<</T(a)/FT/Tx/Kids[%d 0 R]>>" % (number + 5) for number in range(count))
    return _form(b"4 0 R", *kids, b"<</T(a)/FT/Tx/V(x)>>")


def _laughs() -> bytes:
    """The billion laughs."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    document = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><document>&e11;</document>'
    return _with_document(document)


def _with_document(document: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(make_word({}))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return pack({**parts, "word/document.xml": document})


def _wrong_directory() -> bytes:
    """A zip that says that its directory is larger than it is."""
    data = bytearray(make_word(ANSWERS))
    at = data.rfind(b"PK\x05\x06")
    data[at + 12 : at + 16] = b"\xff\xff\xff\x7f"
    return bytes(data)


def _quotes() -> bytes:
    """A mail whose header is all quotes: the usual reader counts them again at each."""
    header = 'attachment; filename="' + '\\";' * 200_000
    return f"From: a\nTo: b\nSubject: c\nContent-Disposition: {header}\n\nx".encode()


def _boundaries() -> bytes:
    """A mail of mails within each other."""
    depth = 900
    head = "From: a\nTo: b\nSubject: c\n"
    opened = "".join(f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n" for number in range(depth))
    return (head + opened + "\n" + "x\n" * 100_000).encode()


def _pack_many(count: int) -> bytes:
    return pack({f"{number}.json": b"{}" for number in range(count)})


def _packed_zeros() -> bytes:
    """A zip of zips of zeros."""
    inner = pack({f"{number}.json": bytes(7 * MB) for number in range(50)})
    return pack({f"{number}.zip": inner for number in range(50)})


def _repaired() -> bytes:
    """No table of objects, so that they are searched; and many that are none."""
    return b"%PDF-1.7\n" + b"1 0 obj <</Type/Catalog/A 1 0 R>> " * 200_000


def _rows(count: int) -> bytes:
    """Many rows, each with a number that is none."""
    return _json(**{f"items.{row}.count": "x" for row in range(1, count)})


FILES: Files = {
    "marks.json": (lambda: _json(**dict.fromkeys(_texts(), _marks(1_000_000 // len(_texts())))), "HB523"),
    "marks in many.json": (lambda: _json(**{f"z{n}": _marks(32_000) for n in range(60)}), "HB534"),
    "digits.json": (lambda: b'{"form":"everything","values":{"days":' + b"1" * (7 * MB) + b"}}", "HB523"),
    "digits and signs.json": (lambda: _json(total="1" + ",111" * 9000 + "x"), "HB523"),
    "month.json": (lambda: _json(written_on="1 " + "ก." * 16_000), "HB521"),
    "names.json": (lambda: _json(**{f"n{number}": "x" for number in range(200_000)}), "HB534"),
    "long name.json": (lambda: _json(**{"n" * MB: "x"}), "HB525"),
    "rows.json": (lambda: _rows(4900), "HB521"),
    "too many rows.json": (lambda: _rows(9999), "HB534"),
    "deep.json": (lambda: b'{"form":"everything","values":{"agency":' + b"[" * 900_000 + b"}}", "HB511"),
    "lists.json": (lambda: b"[" + b"[]," * (2 * MB) + b"[]]", "HB513"),
    "too large.json": (lambda: make_json(ANSWERS) + b" " * (8 * MB), "HB520"),
    "nested.docx": (lambda: make_word({}, body=_nested(80, 200_000)), "HB534"),
    "one tag.docx": (
        lambda: make_word({}, body="".join(control("agency", TEXT, f"x{number}") for number in range(20_000))),
        "HB534",
    ),
    "zeros.docx": (lambda: make_word({}, body=" " * (60 * MB)), "HB520"),
    "deep.docx": (lambda: make_word({}, body="<w:p>" * 20_000), "HB511"),
    "laughs.docx": (_laughs, "HB511"),
    "directory.docx": (_wrong_directory, "HB535"),
    "shared 60 MB.pdf": (lambda: _shared(20, 60 * MB), "HB511"),
    "shared 7 MB.pdf": (lambda: _shared(4000, 7 * MB), "HB534"),
    "shared.pdf": (lambda: _shared(4900, 130_000), "HB534"),
    "fields.pdf": (lambda: _form(b"<</T(f)/FT/Tx/V(x)>>" * 200_000), "HB534"),
    "chain.pdf": (lambda: _chain(50_000), "HB528"),
    "searched.pdf": (_repaired, "HB511"),
    "itself.pdf": (lambda: _pdf(b"<</Type/Catalog/Pages 1 0 R/AcroForm 1 0 R/Kids[1 0 R]>>", more=b"/Prev 9"), "HB511"),
    "many.zip": (lambda: _pack_many(2000), "HB535"),
    "very many.zip": (lambda: _pack_many(60_000), "HB535"),
    "zeros.zip": (_packed_zeros, "HB535"),
    "quotes.eml": (_quotes, "HB514"),
    "boundaries.eml": (_boundaries, "HB534"),
}
"""Name -> what is in it, and the code that is told among others."""


def hostile() -> Iterator[tuple[str, bytes, str]]:
    """Name, bytes and code of each."""
    for name, (make, code) in FILES.items():
        yield name, make(), code
