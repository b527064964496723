"""What is copied or searched in the PDF is what was written, in every common reader."""

from __future__ import annotations

import copy
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from book.book_tree import book_tree
from book.both import book_file, read_both
from book.readers import BY_DEFAULT, READERS, parted_lines, read
from handbook_sources import LOCALES, Handbook

ENOUGH = 0.999
ENOUGH_BY_DEFAULT = 0.985  # Poppler's own order may put a cell's line between two lines of the cell beside it
UNPRINTED = (
    ".hb-sources__back, .hb-size, title, desc"  # ways back, sizes known after the book is made, what pictures say
)


@cache
def written(site: Path, handbook: Handbook, locale: str) -> tuple[str, ...]:
    """The words between white space in the text of the book, before it is set."""
    main = copy.deepcopy(book_tree(site, handbook, locale).find("body/main"))
    for hidden in main.cssselect(UNPRINTED):
        hidden.drop_tree()
    return tuple(word for text in main.itertext() for word in text.split())


def is_cut(word: str, pages: list[str]) -> bool:
    """Tell whether a word begins on one page and ends on the next."""
    cuts = [(word[:cut], word[cut:]) for cut in range(1, len(word))]
    return any(
        start in page and end in following
        for page, following in pairwise(pages)
        if word[0] in page
        for start, end in cuts
    )


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("locale", LOCALES)
def test_text_comes_out_as_it_was_written(site: Path, handbook: Handbook, locale: str, reader: str) -> None:
    pages = read(book_file(site, locale), reader)
    whole = "".join(pages)
    words = written(site, handbook, locale)
    lost = {word for word in set(words) if word not in whole}  # most words stand there often
    if len(lost) < len(words) / 10:  # else it is not the pages that cut them
        lost = {word for word in lost if not is_cut(word, pages)}
    count = sum(map(len, words))
    recovered = 1 - sum(len(word) for word in words if word in lost) / count
    print(f"{locale} {reader}: {recovered:.4%} of {count} characters")
    assert recovered >= (ENOUGH_BY_DEFAULT if reader == BY_DEFAULT else ENOUGH), sorted(lost)[:20]


@pytest.mark.parametrize("locale", LOCALES)
def test_all_that_the_site_says_is_looked_for(site: Path, handbook: Handbook, locale: str) -> None:
    said = sum(len(chapter.letters) for chapter in read_both(site, handbook, locale).of_site.values())
    assert sum(map(len, written(site, handbook, locale))) > 0.95 * said


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_unreadable_comes_out(site: Path, locale: str) -> None:
    for reader in READERS:
        whole = "".join(read(book_file(site, locale), reader))
        strange = {sign for sign in whole if sign == "\ufffd" or sign < " " or "\ue000" <= sign <= "\uf8ff"}
        assert not strange, reader
        assert "\u0e4d" not in whole, f"{reader}: the ring of a SARA AM that was taken apart"


@pytest.mark.parametrize("locale", LOCALES)
def test_no_line_begins_with_a_mark(site: Path, locale: str) -> None:
    assert parted_lines(book_file(site, locale)) == []
