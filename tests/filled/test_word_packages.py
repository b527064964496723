"""A Word file as a package: other names of its parts, broken and missing ones, entities, gigabytes, a lock."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from filled.file_readings import code, read
from filled.filled_files import ANSWERS, make_word, pack


def test_strict_namespaces_and_other_names_of_the_main_part() -> None:
    package = make_word(ANSWERS)
    members = unpacked(package)
    members["word/document2.xml"] = members.pop("word/document.xml").replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    members["_rels/.rels"] = members["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    assert read(pack(members)) == read(package)


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_entities_are_not_resolved_and_nothing_is_fetched() -> None:
    members = unpacked(make_word(ANSWERS))
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    dtd = f'<!DOCTYPE x [<!ENTITY e0 "x"><!ENTITY f SYSTEM "file:///etc/passwd">{bomb}]>'.encode()
    document = members["word/document.xml"]
    for entity in (b"&e11;", b"&f;", b""):
        text = dtd + document.replace("ศาลากลางจังหวัด".encode(), entity)
        assert code(pack({**members, "word/document.xml": text})) == "HB511"


def test_package_that_unpacks_to_gigabytes_is_refused() -> None:
    members = unpacked(make_word(ANSWERS))
    huge = members["word/document.xml"] + b" " * (64 << 20)
    assert code(pack({**members, "word/document.xml": huge})) == "HB520"
    assert code(pack({**members, "docProps/core.xml": huge})) == "HB520"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("word/document.xml", b"<w:document", "HB511"),
        ("word/document.xml", b"", "HB511"),
        ("word/document.xml", b"<workbook/>", "HB514"),
        ("word/document.xml", b"<a>" * 5000, "HB511"),
        ("_rels/.rels", b"<Relationships/>", "HB511"),
        ("_rels/.rels", b"x", "HB511"),
        ("docProps/core.xml", b"x", "HB511"),
    ],
)
def test_broken_parts_of_a_package(name: str, data: bytes, expected: str) -> None:
    assert code(pack({**unpacked(make_word(ANSWERS)), name: data})) == expected


def test_package_without_its_parts() -> None:
    members = unpacked(make_word(ANSWERS))
    for name, expected in (("word/document.xml", "HB511"), ("docProps/core.xml", "HB511"), ("_rels/.rels", "HB511")):
        assert code(pack({other: data for other, data in members.items() if other != name})) == expected
    assert code(pack({"a.txt": "x"})) == "HB514"
    assert code(pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})) == "HB514"


def test_locked_word_file_is_a_compound_file_with_an_encrypted_package() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert code(compound + "EncryptedPackage".encode("utf-16-le"), ".docx") == "HB517"
    assert code(compound + "WordDocument".encode("utf-16-le"), ".doc") == "HB514"
