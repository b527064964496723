"""What is copied or searched in the PDF is what was written, in every common reader."""

from __future__ import annotations

import copy
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from book.book_tree import book_tree
from book.readers import READERS, read

ENOUGH = 0.999
UNPRINTED = (
    ".hb-sources__back, .hb-size, title, desc"  # ways back, sizes known after the book is made, what pictures say
)


@cache
def written(site: Path, locale: str) -> tuple[str, ...]:
    """The words between white space in the text of the book, before it is set."""
    main = copy.deepcopy(book_tree(site, locale).find("body/main"))
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
@pytest.mark.parametrize("locale", ["th", "en"])
def test_text_comes_out_as_it_was_written(site: Path, locale: str, reader: str) -> None:
    pages = read(site / "downloads" / f"cctv-handbook-{locale}.pdf", reader)
    whole = "".join(pages)
    words = written(site, locale)
    assert sum(map(len, words)) > 100_000
    lost = [word for word in words if word not in whole]
    if len(lost) < len(words) / 10:  # else it is not the pages that cut them
        lost = [word for word in lost if not is_cut(word, pages)]
    recovered = 1 - sum(map(len, lost)) / sum(map(len, words))
    print(f"{locale} {reader}: {recovered:.4%} of {sum(map(len, words))} characters")
    assert recovered >= ENOUGH, lost[:20]


@pytest.mark.parametrize("locale", ["th", "en"])
def test_nothing_unreadable_comes_out(site: Path, locale: str) -> None:
    for reader in READERS:
        whole = "".join(read(site / "downloads" / f"cctv-handbook-{locale}.pdf", reader))
        strange = {sign for sign in whole if sign == "\ufffd" or sign < " " or "\ue000" <= sign <= "\uf8ff"}
        assert not strange, reader
        assert "\u0e4d" not in whole, f"{reader}: the ring of a SARA AM that was taken apart"
