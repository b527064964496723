"""A handbook of thirty pages, as LibreOffice writes it for Word and as a PDF: all of it is in the pages."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader

from handbook.taken_in.report import Found
from taken_in.official import sections, source
from taken_in.taken import findings, pages_of, take

pytestmark = pytest.mark.slow
CHAPTERS = len(source()["chapters"])
KINDS = ("word", "pdf")


@cache
def _taken(data: bytes) -> tuple[Found, dict[str, bytes]]:
    """What was found in a document and made of it: taken in once for all tests that only read it."""
    return take(data)


@pytest.fixture(params=KINDS)
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """The files made of the Word file, then of the PDF."""
    return _taken(request.getfixturevalue(request.param))[1]


def text_of_all(files: dict[str, bytes]) -> str:
    return "\n".join(pages_of(files).values())


def letters_of(text: str) -> Counter[str]:
    """The letters of pages without front matter, ids, bold and the descriptions of pictures, which a PDF has not."""
    text = re.sub(r"^---\n.*?\n---$|!\[.*?\]|\{ #.*? \}|\*", "", text, flags=re.DOTALL | re.MULTILINE)
    return Counter("".join(text.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")).split()))


def test_the_document_has_thirty_pages(pdf: bytes) -> None:
    assert len(PdfReader(io.BytesIO(pdf)).pages) >= 30


def test_every_chapter_is_a_page_and_every_section_a_heading_with_its_number(files: dict[str, bytes]) -> None:
    assert sorted(pages_of(files)) == [f"pages/official-{number:02}.md" for number in range(CHAPTERS + 1)]
    text = text_of_all(files)
    assert re.findall(r"^## [0-9๐-๙.]+ (.*) \{ #section-\d+-\d+ \}$", text, re.MULTILINE) == [
        section.title for section in sections()
    ]
    titles = [re.sub("[0-9๐-๙]+", "#", chapter["title"]) for chapter in source()["chapters"]]
    found = re.findall(r"^# (.*) \{ #chapter-[1-9]\d* \}$", text, re.MULTILINE)
    assert [re.sub("[0-9๐-๙]+", "#", title) for title in found] == titles


def test_no_letter_of_the_word_file_is_lost_and_another_program_counts_them(word: bytes) -> None:
    found, files = _taken(word)
    assert found.proof.lost == ()
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        trees: list[Any] = [etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "footnotes")]
    for contents in list(trees[0].iter("{*}sdt")):
        contents.getparent().remove(contents)
    written = Counter("".join("".join(text.text or "" for tree in trees for text in tree.iter("{*}t")).split()))
    shown = Counter("".join(text_of_all(files).replace("\\", "").split()))
    assert sum(written.values()) > 16_000
    assert written - shown == Counter()


def test_no_letter_of_the_pdf_is_lost(pdf: bytes, word: bytes) -> None:
    found, files = take(pdf, "official.pdf")
    assert found.proof.lost == ()
    assert letters_of(text_of_all(_taken(word)[1])) - letters_of(text_of_all(files)) == Counter()


def test_lists_keep_their_numbers_and_depth(files: dict[str, bytes]) -> None:
    page = files["pages/official-04.md"].decode()
    steps = page.partition("หน่วยงานดำเนินการตามลำดับดังนี้\n\n")[2].partition("\n\n")[0].splitlines()
    assert [re.match(r" *(?:\d\.|-) +(?:\([0-9๐-๙]\)|[ก-ฮ]\.)?", line)[0].strip() for line in steps] == [  # type: ignore[index]
        re.sub("[๐-๙]", lambda found: str("๐๑๒๓๔๕๖๗๘๙".index(found[0])), sign) if "(1)" in page else sign
        for sign in ("1.", "2.", "-   (๑)", "-   (๒)", "-   ก.", "-   ข.", "-   (๓)", "3.", "4.", "5.")
    ]
    assert [len(line) - len(line.lstrip()) for line in steps] == [0, 0, 4, 4, 8, 8, 4, 0, 0, 0]


def test_tables_pictures_and_footnotes_are_there(files: dict[str, bytes]) -> None:
    text = text_of_all(files)
    assert text.count("/// table | ") == 5
    assert [row for row in text.splitlines() if row.startswith("| ๔ |")] == [
        "| ๔ | ผู้บังคับการตำรวจภูธรจังหวัด | กรรมการ |",
        "| ๔ | 13.599148 | 100.596212 | 1 | ริมถนน 4 |",
    ]
    points = [row for row in text.splitlines() if re.match(r"\| [๐-๙]+ \| 13\.", row)]
    assert len(points) == 260
    assert sorted(path for path in files if "images/" in path) == [
        "pages/images/official-1.png",
        "pages/images/official-2.png",
    ]
    assert re.findall(r"!\[.*?\]\((.*?)\)", text) == ["images/official-1.png", "images/official-2.png"]
    assert text.count("/// note | เชิงอรรถ") == 2
    assert "คอมพิวเตอร์ฯ (เชิงอรรถ ๑)\n" in text
    assert "-   (เชิงอรรถ ๒) การนับวันเริ่มจากวันที่บันทึกภาพ\n" in text


def test_pages_are_built_as_they_are_written(files: dict[str, bytes]) -> None:
    assert {path: found for path, text in pages_of(files).items() if (found := findings(text))} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_file_gives_the_same_bytes(kind: str, request: pytest.FixtureRequest) -> None:
    data = request.getfixturevalue(kind)
    assert take(data)[1] == _taken(data)[1]


def test_what_was_not_kept_is_told(word: bytes, pdf: bytes) -> None:
    assert Counter(lost.kind for lost in _taken(word)[0].lost) == {
        "contents": 1,
        "header": 1,
        "merged": 2,
        "numerals": 1,
    }
    assert {lost.kind for lost in _taken(pdf)[0].lost} == {"pdf", "header", "merged"}
