"""One HTML tree -> PDF, with WeasyPrint.

Page numbers in contents and references are written as text: the pages are laid out, the numbers read from them, and the
pages laid out again until neither a number nor a footnote changes. WeasyPrint's own target-counter() stops with an
exception at 101 pages and is wrong by one beyond (measured on 70.0). The first layout begins with guesses, so that it is
close: the Thai book takes five layouts, because notes that find no room move what they belong to.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import weasyprint

from handbook.book.finish import VARIANT, drop_inner_links, listen, make_finisher
from handbook.book.fonts import make_book_fonts
from handbook.book.footnotes import Footnotes
from handbook.book.own_files import OwnFiles
from handbook.pages.corpus import Words
from handbook.problems import Problem, ProblemsError
from handbook.site.html_tree import Element, select, write_html
from handbook.words import write_number

STYLES = ("tokens.css", "components.css", "book.css")
_MOST_LAYOUTS = 10
_FREE_LAYOUTS = 6  # after these, numbers stand in boxes of one width: a number that moves lines could change for ever
_PAGE = 1_030  # characters of a page, about
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


def typeset(tree: Element, footnotes: Footnotes, site: Path, target: Path, details: Details) -> int:
    """Write the PDF and return its number of pages.

    Raises ProblemsError: HB602 if a file it needs cannot be loaded, HB605 if its pages do not settle.
    """
    styles = [str(site / "assets" / "stylesheets" / name) for name in STYLES]
    numerals = footnotes.numerals
    tree.set("data-numerals", numerals)
    chapters = select(tree, "main > article")
    guessed = guess_pages(chapters)
    footnotes.place(guessed, is_guess=True)
    write_page_numbers(tree, guessed, numerals)
    gc.set_threshold(*_COLLECT)
    fonts = make_book_fonts()
    files = OwnFiles({f"sarabun-{weight.lower()}.woff2": font.data for weight, font in fonts.items()})
    errors = _Errors()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(errors)
    try:
        for number in range(1, _MOST_LAYOUTS + 1):
            tree.set("data-layout", "boxed" if number > _FREE_LAYOUTS else "free")
            page = weasyprint.HTML(string=write_html(tree), base_url=f"{site}/", url_fetcher=files)
            document = page.render(stylesheets=styles, pdf_variant=VARIANT)
            pages = printed_pages(document, chapters[0].get("id"))
            if not footnotes.place(pages) + write_page_numbers(tree, pages, numerals):
                break
        else:
            raise ProblemsError([Problem(target.name, 1, 1, "HB605", {"count": str(_MOST_LAYOUTS)})])
        drop_inner_links(document)
        finisher = make_finisher(fonts, listen(document), details.titles, details.descriptions)
        document.write_pdf(target, pdf_variant=VARIANT, attachments=details.files, finisher=finisher)
    finally:
        logger.removeHandler(errors)
    if errors.found:
        raise ProblemsError(Problem(target.name, 1, 1, "HB602", {"said": said}) for said in errors.found)
    return len(document.pages)


def guess_pages(chapters: Iterable[Element]) -> dict[str, int]:
    """Id -> page number, as if every page held as many characters; chapters begin on right-hand pages."""
    pages: dict[str, int] = {}
    number = 1
    for chapter in chapters:
        signs = 0
        for element in chapter.iter():
            if element.get("id"):
                pages[element.get("id")] = number + signs // _PAGE
            signs += len((element.text or "").strip()) + len((element.tail or "").strip())
        number += 2 * (signs // _PAGE // 2 + 1)
    return pages


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
    for place in select(tree, ".hb-page"):
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
