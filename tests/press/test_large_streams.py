"""The object stream and the table of objects: smaller or quicker, and read alike by others."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pydyf
import pypdf
import pytest
from lxml import html
from pypdf.generic import IndirectObject

from handbook.press.amendments import large_streams
from handbook.press.amendments.large_streams import deflate_large_streams
from handbook.press.parts import whole_part
from handbook.press.press import Details, opened_press
from press.plain import HEAD, TAGGED, can_go, plain_pdf
from press.pressed import STYLES, WORDS

BODY = "<p>a <b>b</b></p>" * 300


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A document as pydyf writes it."""
    monkeypatch.setattr(pydyf.Stream, "__init__", large_streams._BEGIN)  # noqa: SLF001 - before it is amended
    return plain_pdf(BODY, **TAGGED)


def size_of_table(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return int(document.trailer.Length)


def objects(pdf: bytes) -> dict[int, bytes]:
    """Number -> all objects that the table tells, as pypdf reads them, but for the two streams themselves."""
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    found = {}
    own = {each for each, _ in reader.xref_objStm.values()} | {max(reader.xref[0])}
    for number in sorted({*reader.xref_objStm, *reader.xref[0]} - own):
        data, entry = io.BytesIO(), IndirectObject(number, 0, reader).get_object()
        assert entry is not None
        entry.write_to_stream(data)
        found[number] = data.getvalue()
    return found


def test_plain_tables_of_objects_are_deflated_as_they_stand(plain: bytes) -> None:
    assert b"/Predictor" not in plain, can_go("large_streams.py")


def test_all_objects_are_read_alike(plain: bytes) -> None:
    deflate_large_streams()
    amended = plain_pdf(BODY, **TAGGED)
    assert size_of_table(amended) * 4 < size_of_table(plain)
    assert len(amended) < len(plain)
    found = [objects(each) for each in (plain, amended)]
    assert len(found[0]) > 900
    assert found[0] == found[1]


def test_what_the_press_prints_has_such_a_table(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    with opened_press(STYLES, file.name) as press:
        part = press.lay_out(whole_part(html.document_fromstring(f"{HEAD}<body><p>x")))
        press.print_pdf([part], file, Details(WORDS, WORDS, []))
    with pikepdf.open(file) as pdf:
        assert pdf.trailer.DecodeParms.Predictor == 12


def test_a_table_that_is_not_deflated_stays_as_it_is(plain: bytes) -> None:
    assert plain
    before = pydyf.Stream([b"\0\0"], {"Type": "/XRef", "W": [1, 1, 0]}).data
    deflate_large_streams()
    assert pydyf.Stream([b"\0\0"], {"Type": "/XRef", "W": [1, 1, 0]}).data == before
