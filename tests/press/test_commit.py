"""A book is printed once for all commits; each commit is written into the finished PDF."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from lxml import html

from handbook.press.commit import COMMIT_SIGNS, CommitPlace, write_commit
from handbook.press.parts import whole_part
from handbook.press.press import Details, opened_press
from press.pressed import STYLES, WORDS

COMMITS = ["fedcba9876", "0123456789+", "1111111111", COMMIT_SIGNS]
PAGE = """<html lang=th><head><meta charset=utf-8><title>x</title><meta name=description content=x></head><body>
<main><section><h1>ที่มา</h1>{said}<p>ข้อความถัดไป</p></section></main></body></html>"""
SAID = f"<p>รหัสฉบับ <span>{COMMIT_SIGNS}</span></p>"


def printed(folder: Path, said: str) -> tuple[bytes, CommitPlace | None]:
    """A page as the press prints it, and where the commit is to be written."""
    file = folder / "x.pdf"
    with opened_press(STYLES, file.name) as press:
        part = whole_part(html.document_fromstring(PAGE.format(said=said)))
        place = press.print_pdf([press.lay_out(part)], file, Details(WORDS, WORDS, [])).commit
    return file.read_bytes(), place


@pytest.fixture(scope="module")
def neutral(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, CommitPlace]:
    data, place = printed(tmp_path_factory.mktemp("commit"), SAID)
    assert place
    return data, place


@pytest.mark.parametrize("commit", COMMITS)
def test_each_reader_reads_the_commit(neutral: tuple[bytes, CommitPlace], tmp_path: Path, commit: str) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(write_commit(*neutral, commit))
    read = [pypdf.PdfReader(file).pages[0].extract_text()]
    with pypdfium2.PdfDocument(file) as document:
        read.append(document[0].get_textpage().get_text_range())
    for text in read:
        lines = [line.strip() for line in text.splitlines()]
        assert f"รหัสฉบับ {commit}" in lines
        assert "ข้อความถัดไป" in lines


def test_nothing_but_the_commit_and_the_identifiers_changes(neutral: tuple[bytes, CommitPlace]) -> None:
    data, place = neutral
    names = set()
    for commit in COMMITS:
        made = write_commit(data, place, commit)
        changed = [at for at, (old, new) in enumerate(zip(data, made, strict=True)) if old != new]
        starts = (place.text, *place.identifiers)
        assert all(any(start <= at < start + 76 for start in starts) for at in changed)
        with pikepdf.open(io.BytesIO(made)) as pdf:
            first, second = (bytes(each) for each in pdf.trailer["/ID"])
            assert first == second
            names.add(first)
    assert len(names) == len(COMMITS)


def test_the_commit_is_a_part_of_its_page_that_stands_open(neutral: tuple[bytes, CommitPlace]) -> None:
    data, place = neutral
    with pikepdf.open(io.BytesIO(write_commit(data, place, "fedcba9876"))) as pdf:
        before, shown, after = pdf.pages[0]["/Contents"]
        assert "/Filter" not in shown
        assert shown.read_raw_bytes().strip().endswith(b">] TJ")
        assert {before["/Filter"], after["/Filter"]} == {"/FlateDecode"}


@pytest.mark.parametrize("said", ["", "<p>รหัสฉบับ 0123456789</p>"])
def test_pages_without_a_commit_have_no_place_for_it(tmp_path: Path, said: str) -> None:
    data, place = printed(tmp_path, said)
    assert place is None
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert isinstance(pdf.pages[0]["/Contents"], pikepdf.Stream)
