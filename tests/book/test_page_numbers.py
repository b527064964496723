"""Every page number in contents, lists and references is right, at 50, 100 and 400 pages: read from the PDFs themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from book.lengthened import CHAPTERS, Made, make_side_by_side

TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
REFERENCE = re.compile(r"(?:หน้า|page)\s(\d+)")
RIGHT_EDGE = 512  # points: the numbers of the contents stand beyond
A4_WIDTH = 595


@pytest.fixture(scope="module", params=CHAPTERS)
def books(site: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, Made]:
    made = make_side_by_side(site, tmp_path_factory.mktemp("books"), CHAPTERS[request.param])
    assert all(book.pages >= request.param for book in made.values())
    return made


def links(file: Path) -> Iterator[tuple[int, str, str]]:
    """Each link inside a book: index of its page, the id it leads to, the text within it (of a list, its right edge)."""
    first = destinations(file)["index"]
    with pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(PdfReader(file).pages):
            text = document[number].get_textpage()
            for annotation in (each.get_object() for each in page.get("/Annots", [])):
                target = annotation.get("/Dest") or annotation.get("/A", {}).get("/D")
                if target:
                    left, bottom, right, top = (float(value) for value in annotation["/Rect"])
                    if number < first:
                        left, right = RIGHT_EDGE, A4_WIDTH
                    yield number, str(target), text.get_text_bounded(left=left, bottom=bottom, right=right, top=top)


def destinations(file: Path) -> dict[str, int]:
    """Id -> index of its page."""
    reader = PdfReader(file)
    found = {}
    for name, destination in reader.named_destinations.items():
        number = reader.get_destination_page_number(destination)
        assert number is not None
        found[name] = number
    return found


@pytest.mark.parametrize("locale", ["th", "en"])
def test_every_printed_number_is_that_of_the_page(books: dict[str, Made], locale: str) -> None:
    book = books[locale]
    pages = destinations(book.file)
    first = pages["index"]
    wrong = []
    checked = {"contents": 0, "references": 0}
    for number, target, text in links(book.file):
        numbers = [text.strip()] if number < first else REFERENCE.findall(text)
        checked["contents" if number < first else "references"] += len(numbers)
        right = str(pages[target] - first + 1)
        wrong += [f"page {number}: {text!r}, not {right}" for found in numbers if found.translate(TO_ARABIC) != right]
    assert not wrong, "\n".join(wrong)
    assert checked == {"contents": book.entries, "references": book.references + len(book.noted & pages.keys())}
