"""What is read from the fields of a PDF, whichever program wrote them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from filled.file_readings import NAMES, code, pdf_of, read
from filled.filled_files import ANSWERS, fields_of, make_pdf, saved, spec
from forms.paper.print_sample import LOCALES, SamplePdfs
from handbook.filled.values import read_values


def values_of(*fields: Dictionary) -> Mapping[str, Any]:
    return read(pdf_of(*fields)).values


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
