"""Every page number in contents, lists and references is right, at 50, 100 and 400 pages: read from the PDFs.

These books are sparse, and the longer ones in one language each, which takes a fraction of the time; full ones of all
lengths in both languages are made by `make.py bench book`. The numbers in the books as they are built are judged too:
laws/book.py and laws/book_text.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from book.book_links import PrintedLink, links_of, places_of
from book.lengthened import Length, Made, make_side_by_side
from handbook_sources import Handbook

BOOKS = (
    {"th": (50, Length(3, sparse=True)), "en": (50, Length(3, sparse=True))},
    {"th": (400, Length(16, sparse=True)), "en": (100, Length(5, sparse=True))},
)
"""What is made at the same time, by language: pages at least, and what fills them."""
TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
REFERENCE = re.compile(r"(?:หน้า|page)\s(\d+)")
NUMBERS = 27  # points: the numbers of the contents stand at the right edge of each entry


@pytest.fixture(scope="module")
def made(site: Path, handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], Made]:
    """The books of all lengths, by language and pages."""
    folder = tmp_path_factory.mktemp("books")
    found: dict[tuple[str, int], Made] = {}
    for wanted in BOOKS:
        lengths = {locale: length for locale, (_, length) in wanted.items()}
        books = make_side_by_side(handbook, site, folder, lengths)
        found |= {(locale, pages): books[locale] for locale, (pages, _) in wanted.items()}
    return found


def inner_links(file: Path) -> Iterator[tuple[PrintedLink, str]]:
    """Each link inside a book with the text within it: of contents and lists, the number at their right edge."""
    first = places_of(file)["index"].page
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.get_textpage() for page in document]
        for link in links_of(file):
            if ":" not in link.target:
                left = link.right - NUMBERS if link.page < first else link.left
                page = pages[link.page]
                yield link, page.get_text_bounded(left=left, bottom=link.bottom, right=link.right, top=link.top)


@pytest.mark.parametrize(
    ("locale", "pages"), [(locale, pages) for wanted in BOOKS for locale, (pages, _) in wanted.items()]
)
def test_every_printed_number_is_that_of_the_page(made: dict[tuple[str, int], Made], locale: str, pages: int) -> None:
    book = made[locale, pages]
    assert pages <= book.pages < 2 * pages
    places = places_of(book.file)
    first, wrong, checked = places["index"].page, [], Counter[str]()
    for link, text in inner_links(book.file):
        numbers = [text.strip()] if link.page < first else REFERENCE.findall(text)
        checked["contents" if link.page < first else "references"] += len(numbers)
        right = str(places[link.target].page - first + 1)
        told = f"page {link.page}: {text!r}, not {right}"
        wrong += [told for number in numbers if number.translate(TO_ARABIC) != right]
    assert not wrong, "\n".join(wrong)
    assert checked == {"contents": book.entries, "references": book.references + len(book.noted & places.keys())}
