"""One HTML tree -> PDF, with WeasyPrint.

Page numbers in contents and references are written as text: the pages are laid out, the numbers read from them, and the
pages laid out again until no number changes. WeasyPrint's own target-counter() stops with an exception at 101 pages and
is wrong by one beyond (measured on 70.0). Numbers stand in boxes of one width, so that the second layout is the first
one's: it takes two, whatever the book's length.
"""

from __future__ import annotations

import gc
import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import weasyprint

from handbook.book.finish import VARIANT, drop_inner_links, listen, make_finisher
from handbook.book.fonts import make_book_fonts
from handbook.book.own_files import OwnFiles
from handbook.pages.corpus import Words
from handbook.problems import Problem, ProblemsError
from handbook.site.html_tree import Element, write_html
from handbook.words import write_number

STYLES = ("tokens.css", "components.css", "book.css")
_MOST_LAYOUTS = 6
_LONG_BOOK = 120_000  # characters; about a hundred pages
_COLLECT = (
    200_000,
    20,
    20,
)  # boxes live until the end: looking for garbage among them ten times less saves a tenth of the time


@dataclass(frozen=True)
class Details:
    """What a PDF holds beside its pages: title and description in each language, and files."""

    titles: Words
    descriptions: Words
    files: list[weasyprint.Attachment]


def typeset(tree: Element, site: Path, target: Path, numerals: str, details: Details) -> int:
    """Write the PDF and return its number of pages. Raises ProblemsError (HB602) if a file it needs cannot be loaded."""
    styles = [str(site / "assets" / "stylesheets" / name) for name in STYLES]
    tree.set("data-numerals", numerals)
    digits = 3 if len("".join(tree.itertext())) > _LONG_BOOK else 2
    tree.set("data-digits", str(digits))
    write_page_numbers(tree, defaultdict(lambda: 10**digits - 1), numerals)
    gc.set_threshold(*_COLLECT)
    fonts = make_book_fonts()
    files = OwnFiles({f"sarabun-{weight.lower()}.woff2": font.data for weight, font in fonts.items()})
    errors = _Errors()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(errors)
    try:
        start = tree.cssselect("main > article")[0].get("id")
        for _ in range(_MOST_LAYOUTS):
            page = weasyprint.HTML(string=write_html(tree), base_url=f"{site}/", url_fetcher=files)
            document = page.render(stylesheets=styles, pdf_variant=VARIANT)
            if not write_page_numbers(tree, printed_pages(document, start), numerals):
                break
        drop_inner_links(document)
        finisher = make_finisher(fonts, listen(document), details.titles, details.descriptions)
        document.write_pdf(target, pdf_variant=VARIANT, attachments=details.files, finisher=finisher)
    finally:
        logger.removeHandler(errors)
    if errors.found:
        raise ProblemsError(Problem(target.name, 1, 1, "HB602", {"said": said}) for said in errors.found)
    return len(document.pages)


def printed_pages(document: weasyprint.Document, start: str) -> dict[str, int]:
    """Id -> page number as printed: counted from the page with the id `start`, after cover and contents."""
    numbers: dict[str, int] = {}
    first = next(at for at, page in enumerate(document.pages) if start in page.anchors)
    for at, page in enumerate(document.pages):
        for anchor in page.anchors:
            numbers.setdefault(anchor, at - first + 1)
    return numbers


def write_page_numbers(tree: Element, numbers: Mapping[str, int], numerals: str) -> int:
    """Write the numbers where contents and references show them; return how many changed."""
    changed = 0
    for place in tree.cssselect(".hb-page"):
        text = write_number(numbers[place.getparent().get("href")[1:]], numerals)
        if place.text != text:
            place.text = text
            changed += 1
    return changed


class _Errors(logging.Handler):
    """Collects what WeasyPrint calls an error: a file that is missing, never a mere style it does not know."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())
