"""A language's book beside the site that it was made from: each is read once, for all laws that compare them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from book.book_parts import PrintedBook
from book.parts import Chapter
from book.site_parts import SCREEN_ONLY, SiteReader
from built_site import read_site
from handbook_sources import Handbook


@dataclass(frozen=True)
class Both:
    """The book and its site, whole and by chapters."""

    book: PrintedBook
    site: SiteReader

    @property
    def file(self) -> Path:
        """The book's PDF."""
        return self.book.file

    @cached_property
    def of_book(self) -> dict[str, Chapter]:
        """What each chapter of the book says."""
        return {key: self.book.chapter(key) for key in self.book.chapters}

    @cached_property
    def of_site(self) -> dict[str, Chapter]:
        """What each page of the site says."""
        return {key: self.site.read(key) for key in self.book.chapters}

    def select(self, selector: str) -> Iterator[Any]:
        """Elements of the pages of the site, in the book's order, but for those that the book has not, or elsewhere."""
        for key in self.book.chapters:
            yield from self.select_in(key, selector)

    def select_in(self, key: str, selector: str) -> list[Any]:
        """The same on one page."""
        return select(self.site.article(key), selector)

    def texts(self) -> Iterator[tuple[Any, str]]:
        """Each stretch of text of the pages, with the element that it is in; not what drawings show."""
        for element in self.select("*"):
            if not element.xpath("ancestor-or-self::svg"):
                yield from ((element, text) for text in (element.text, *(child.tail for child in element)) if text)


@cache
def read_both(site: Path, handbook: Handbook, locale: str) -> Both:
    """Read the book of a language and the pages that it was made from."""
    book = PrintedBook(book_file(site, locale), handbook.chapters)
    pages, numerals = read_site(site), handbook.facts["numerals"][locale]
    return Both(book, SiteReader(pages, locale, numerals, handbook.chapters, book.printed))


def book_file(site: Path, locale: str) -> Path:
    """The PDF of a language."""
    return site / "downloads" / f"cctv-handbook-{locale}.pdf"


def select(article: Any, selector: str) -> list[Any]:
    """Elements of a page, but for those that the book has not, or elsewhere."""
    left_out = {part for outer in article.cssselect(f"{SCREEN_ONLY}, .hb-page-sources") for part in outer.iter()}
    return [element for element in article.cssselect(selector) if element not in left_out]
