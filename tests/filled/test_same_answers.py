"""The same answers come out of a PDF, a Word file and a JSON; no cut or foreign file is taken for a whole one."""

from __future__ import annotations

import pytest

from filled.file_readings import MAKERS, NAMES, code, pdf_of, read
from filled.filled_files import ANSWERS, spec
from handbook.filled.model import UnreadableError
from handbook.filled.values import read_values


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
