"""The same answers come out of a PDF, a Word file and a JSON; what other programs make of the files is understood."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from filled.filled_files import (
    ANSWERS,
    blanks,
    control,
    fields_of,
    make_json,
    make_pdf,
    make_word,
    pack,
    repeated,
    repeated_item,
    saved,
    spec,
)
from forms.paper.print_sample import LOCALES, SamplePdfs
from handbook.corpus.form_specs import FieldSpec
from handbook.filled.model import FilledFile, UnreadableError
from handbook.filled.read import read_filled
from handbook.filled.values import read_values

MAKERS: dict[str, Callable[..., bytes]] = {".pdf": make_pdf, ".docx": make_word, ".json": make_json}
TEXT, TICK = FieldSpec("x", "text"), FieldSpec("x", "check")
NAMES = {name for name, _ in blanks(spec())}


def read(data: bytes, ending: str = "") -> FilledFile:
    return read_filled(data, ending, {"items"})


def code(data: bytes, ending: str = "") -> str:
    """The code of what is wrong with a file."""
    with pytest.raises(UnreadableError) as wrong:
        read(data, ending)
    return wrong.value.code


def pdf_of(*fields: Dictionary, form: str = "everything") -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field) for field in fields]))
    if form:
        pdf.docinfo["/FormId"] = form
    return saved(pdf)


def values_of(*fields: Dictionary) -> Mapping[str, Any]:
    return read(pdf_of(*fields)).values


def word_values(body: str) -> Mapping[str, Any]:
    return read(make_word({}, body=body)).values


def test_three_kinds_of_file_say_the_same() -> None:
    found = {ending: read(make(ANSWERS), ending) for ending, make in MAKERS.items()}
    assert [(file.kind, file.form, file.version, file.locale) for file in found.values()] == [
        (kind, "everything", "1.2", "th") for kind in ("PDF", "Word", "JSON")
    ]
    pdf, word, said = (read_values(spec(), file.values) for file in found.values())
    assert pdf == word == said
    assert pdf[1] == []
    assert set(pdf[0]) == set(ANSWERS)
    assert len(ANSWERS) >= 23
    assert found[".pdf"].names == found[".docx"].names == NAMES
    assert not any(file.is_repaired for file in found.values())


@pytest.mark.parametrize("ending", MAKERS)
def test_empty_form_has_blanks_and_no_values(ending: str) -> None:
    found = read(MAKERS[ending]({}), ending)
    assert found.values == {}
    assert found.names == (set() if ending == ".json" else NAMES)


@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("other", MAKERS)
def test_content_tells_the_kind_whatever_the_name(ending: str, other: str) -> None:
    assert read(MAKERS[ending](ANSWERS), other) == read(MAKERS[ending](ANSWERS), ending)


# PDF


def test_dotted_names_may_be_fields_within_fields() -> None:
    cell = Dictionary(T=String("price"), FT=Name.Tx, V=String("5"))
    row = Dictionary(T=String("1"), Kids=Array([cell]))
    assert values_of(Dictionary(T=String("items"), Kids=Array([row]))) == {"items.1.price": "5"}


def test_type_of_a_field_may_stand_in_the_field_around_it() -> None:
    kid = Dictionary(T=String("name"), V=String("x"))
    assert values_of(Dictionary(T=String("signer"), FT=Name.Tx, Kids=Array([kid]))) == {"signer.name": "x"}


def test_drawn_state_counts_where_a_button_has_no_value() -> None:
    kids = Array([Dictionary(AS=Name.Off), Dictionary(AS=Name("/replace"))])
    assert values_of(Dictionary(T=String("kind"), FT=Name.Btn, Kids=kids)) == {"kind": "replace"}
    assert values_of(Dictionary(T=String("has_map"), FT=Name.Btn, V=Name.Off, AS=Name("/on"))) == {}


def test_values_may_be_streams_lists_and_names() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    long = pdf.make_stream("ยาว".encode("utf-16"))  # with a byte order mark
    fields = [
        Dictionary(T=String("reason"), FT=Name.Tx, V=long),
        Dictionary(T=String("source"), FT=Name.Ch, V=Array([String("local")])),
        Dictionary(T=String("agency"), FT=Name.Ch, V=Array([String("a"), String("b")])),
        Dictionary(T=String("project"), FT=Name.Ch, V=Name("/x")),
    ]
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field) for field in fields]))
    assert read(saved(pdf)).values == {"reason": "ยาว", "source": "local", "agency": ("a", "b"), "project": "x"}


def test_two_blanks_of_one_name_that_differ_are_both_kept() -> None:
    first, second, third = (Dictionary(T=String("agency"), FT=Name.Tx, V=String(text)) for text in ("a", "b", "a"))
    assert values_of(first, second) == {"agency": ("a", "b")}
    assert values_of(third, Dictionary(T=String("agency"), FT=Name.Tx)) == {"agency": "a"}


def test_fields_that_hold_themselves_end() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    field = pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx))
    field.Kids = Array([field] * 8)  # followed without a memory, these are 8 to the power of the depth
    pdf.Root.AcroForm = Dictionary(Fields=Array([field, field, String("x")]))
    assert code(saved(pdf)) == "HB513"


def test_numbers_and_signatures_where_texts_should_be_are_no_values() -> None:
    odd = Dictionary(T=String("agency"), FT=Name.Tx, V=5)
    assert values_of(odd, Dictionary(T=String("s"), FT=Name.Sig), Dictionary(T=7, FT=Name.Tx)) == {}


def test_pdf_of_the_web_page_with_a_change_appended_is_read_as_it_is_last() -> None:
    old = make_pdf({**ANSWERS, "agency": "เดิม"})
    with pikepdf.open(BytesIO(old)) as pdf:
        number = next(field.objgen[0] for field in pdf.Root.AcroForm.Fields if str(field.T) == "agency")
        start = int(old.rsplit(b"startxref", 1)[1].split()[0])
        root = pdf.Root.objgen[0]
        info = pdf.trailer.Info.objgen[0]
        size = int(pdf.trailer.Size)
    change = f"{number} 0 obj\n<< /T (agency) /FT /Tx /V <FEFF0E430E2B0E210E48> >>\nendobj\n".encode()
    table = len(old) + len(change)
    new = (
        f"xref\n{number} 1\n{len(old):010} 00000 n \n"
        f"trailer\n<< /Size {size} /Root {root} 0 R /Info {info} 0 R /Prev {start} >>\nstartxref\n{table}\n%%EOF\n"
    )
    found = read(old + change + new.encode())
    assert found.values["agency"] == "ใหม่"
    assert len(found.values) == len(ANSWERS)
    assert not found.is_repaired


@pytest.mark.parametrize("locale", LOCALES)
def test_pdf_that_the_build_makes_is_read(locale: str, sample_pdfs: SamplePdfs) -> None:
    empty = read(sample_pdfs.typed(locale).read_bytes())
    assert (empty.form, empty.version, empty.locale, empty.values) == ("everything", "1.2", locale, {})
    assert empty.names == NAMES
    with pikepdf.open(sample_pdfs.typed(locale)) as pdf:
        for name, field in fields_of(pdf.Root.AcroForm.Fields):
            if name in ANSWERS:
                answer = str(ANSWERS[name])
                state = Name("/on") if ANSWERS[name] is True else Name(f"/{answer}")
                field.V = state if field.get("/FT") == Name.Btn else String(answer)
        found = read(saved(pdf))
    assert read_values(spec(), found.values) == read_values(spec(), ANSWERS)
    assert not empty.is_repaired
    assert not found.is_repaired
    assert code(sample_pdfs.written(locale).read_bytes()) == "HB528"


@pytest.mark.parametrize("password", ["secret", "รหัส"])
def test_locked_pdf(password: str) -> None:
    locked = make_pdf(ANSWERS, encryption=pikepdf.Encryption(owner="x", user=password))
    assert code(locked) == "HB517"


def test_pdf_that_may_be_read_but_not_changed_is_read() -> None:
    protected = make_pdf(ANSWERS, encryption=pikepdf.Encryption(owner="x", user=""))
    assert read(protected).values == read(make_pdf(ANSWERS)).values


def test_pdf_without_an_end_is_mended_and_says_so() -> None:
    whole = make_pdf(ANSWERS)
    found = read(whole[: whole.rindex(b"startxref")])
    assert found.values == read(whole).values
    assert found.is_repaired


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.8, 0.95, 0.99])
@pytest.mark.parametrize("ending", [".pdf", ".docx", ".json"])
def test_no_cut_file_is_read_as_if_it_were_whole(ending: str, share: float) -> None:
    whole = MAKERS[ending](ANSWERS)
    cut = whole[: int(len(whole) * share)]
    assert outcome(cut, ending) in ("HB511", "mended")


def outcome(data: bytes, ending: str) -> str:
    try:
        return "mended" if read(data, ending).is_repaired else "whole"
    except UnreadableError as error:
        return error.code


def test_pdf_that_unpacks_to_gigabytes_is_refused() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    bomb = pdf.make_stream(b"")
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(1 << 20)) for _ in range(100)) + packer.flush()
    bomb.write(data, filter=Name.FlateDecode)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx, V=bomb))]))
    small = saved(pdf)
    assert len(small) < 200_000
    assert code(small) == "HB511"


# Word


def test_placeholder_is_no_value_and_an_unticked_box_none_either() -> None:
    body = control("agency", TEXT, None) + control("has_map", TICK, None) + control("has_quotes", TICK, True)  # noqa: FBT003
    assert word_values(body) == {"has_quotes": True}
    shown = control("agency", TEXT, "x").replace("</w:sdtPr>", '<w:showingPlcHdr w:val="0"/></w:sdtPr>')
    assert word_values(shown) == {"agency": "x"}


def test_rows_are_counted_with_the_empty_ones_and_may_be_more_than_the_form_had() -> None:
    rows = "".join(
        repeated_item(f"<w:tr>{control('items.name', TEXT, text)}</w:tr>") for text in ("a", None, "c", "d", "e")
    )
    assert word_values(repeated("items", rows)) == {
        "items.1.name": "a", "items.3.name": "c", "items.4.name": "d", "items.5.name": "e",
    }  # fmt: skip


def test_rows_need_no_table() -> None:
    rows = "".join(repeated_item(f"<w:p>{control('items.name', TEXT, text)}</w:p>") for text in "ab")
    assert word_values(repeated("items", rows)) == {"items.1.name": "a", "items.2.name": "b"}


def test_rows_of_the_table_count_where_a_program_dropped_the_repeated_section() -> None:
    cells = [f"<w:tr>{control('items.name', TEXT, a)}{control('items.count', TEXT, b)}</w:tr>" for a, b in ("ab", "cd")]
    assert word_values(f"<w:tbl>{''.join(cells)}</w:tbl>") == {
        "items.1.name": "a", "items.1.count": "b", "items.2.name": "c", "items.2.count": "d",
    }  # fmt: skip


def test_signature_in_a_table_is_no_row() -> None:
    assert word_values(f"<w:tbl><w:tr>{control('signer.name', TEXT, 'a')}</w:tr></w:tbl>") == {"signer.name": "a"}


def test_controls_may_hold_paragraphs_cells_tabs_and_breaks() -> None:
    inner = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t></w:r></w:p>"
        "<w:p/><w:p><w:r><w:t>ค</w:t><w:noBreakHyphen/><w:br/><w:t>ง</w:t></w:r></w:p>"
    )
    block = f'<w:sdt><w:sdtPr><w:tag w:val="reason"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    assert word_values(block) == {"reason": "ก\tข\n\nค-\nง"}


def test_what_was_struck_out_is_no_text() -> None:
    inner = (
        "<w:del><w:r><w:delText>เดิม</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>ใหม่</w:t></w:r></w:ins><!-- x -->"
        "<mc:AlternateContent><mc:Choice><w:t>!</w:t></mc:Choice><mc:Fallback><w:t>!</w:t></mc:Fallback></mc:AlternateContent>"
    )
    block = f'<w:sdt><w:sdtPr><w:tag w:val="agency"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    assert word_values(block) == {"agency": "ใหม่!"}


def test_list_has_the_code_of_what_is_shown_or_else_what_is_shown() -> None:
    unit = spec().fields["source"]
    chosen = control("source", unit, "local")
    assert word_values(chosen) == {"source": "local"}
    assert word_values(chosen.replace("<w:t>งบองค์กรปกครองส่วนท้องถิ่น", "<w:t>อื่น")) == {"source": "อื่น"}


def test_both_boxes_ticked_and_a_copied_control_keep_both_answers() -> None:
    boxes = control("kind=new", TICK, True) + control("kind=replace", TICK, True)  # noqa: FBT003
    assert word_values(boxes) == {"kind": ("new", "replace")}
    assert word_values(control("agency", TEXT, "a") * 2 + control("agency", TEXT, "b")) == {"agency": ("a", "b")}
    values, faults = read_values(spec(), {"kind": ("new", "replace")})
    assert "kind" not in values
    assert ("kind", "HB521") in [(fault.name, fault.code) for fault in faults]


def test_controls_without_tags_are_passed_over() -> None:
    bare = "<w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr/></w:sdt>"
    assert word_values(bare + control("agency", TEXT, "a")) == {"agency": "a"}
    assert code(make_word({}, body=bare)) == "HB528"
    assert code(make_word({}, "", body=bare)) == "HB513"


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


# JSON


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "HB512"), (b"\n \0\0", "HB512"), (b"{", "HB511"), (b'{"form": "x", "values": {"a": "b"}', "HB511"),
        (b"[" * 100_000, "HB511"), (b'{"form": "\xff"}', "HB511"), (b"[]", "HB513"), (b"{}", "HB513"), (b"7", "HB513"),
        (b'{"form": "", "values": {}}', "HB513"), (b'{"form": true, "values": {}}', "HB513"),
        (b'{"form": "everything", "values": []}', "HB513"), (b"hello", "HB511"),
    ],
)  # fmt: skip
def test_broken_json(data: bytes, expected: str) -> None:
    assert code(data, ".json") == expected


def test_values_of_json_are_as_they_were_written() -> None:
    values = '{"a": 1.10, "b": 12345678901234567890, "c": null, "d": false, "e": ["x", 1], "f": {"y": "ก"}, "g": 1e999}'
    found = read(f'\ufeff{{"form": "x", "version": 1.2, "values": {values}}}'.encode())
    assert found.values == {
        "a": "1.10", "b": "12345678901234567890", "e": ("x", "1"), "f": '{"y": "ก"}', "g": "1e999",
    }  # fmt: skip
    assert (found.form, found.version, found.locale) == ("x", "1.2", "")
    assert read(json.dumps({"form": "x", "values": {"a": "ก"}}).encode("utf-16"), ".json").values == {"a": "ก"}


# Other files


@pytest.mark.parametrize(
    ("data", "ending", "expected"),
    [
        (b"\xff\xd8\xff\xe0 photo", ".jpg", "HB536"), (b"hello", ".txt", "HB514"), (b"hello", ".pdf", "HB511"),
        (b"hello", ".docx", "HB511"), (b"PK\x03\x04 broken", ".docx", "HB511"), (b"%PDF-1.7\nbroken", ".pdf", "HB511"),
        (b"x" * 2000 + b"%PDF-1.7", ".pdf", "HB511"),
    ],
)  # fmt: skip
def test_other_files(data: bytes, ending: str, expected: str) -> None:
    assert code(data, ending) == expected


def test_pdf_without_fields_is_for_handwriting_or_foreign() -> None:
    assert code(pdf_of()) == "HB528"
    assert code(pdf_of(form="")) == "HB513"
