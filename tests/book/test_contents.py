"""The contents are laid out in the largest size in which they take three pages; else without the annexes' sections."""

from __future__ import annotations

import pytest
from lxml import html

from handbook.book.contents import fit_contents
from handbook.press.laid_out import LaidOut
from handbook.press.parts import Part
from handbook.press.press import Press

TREE = """<html><body><nav class=hb-contents><h1 id=book-contents>x</h1><ol><li class=hb-contents__h1>a
<li class="hb-contents__h2 hb-contents__annexed">b</ol></nav><nav class="hb-contents hb-contents--list"></nav>"""


class Judging(Press):
    """Lays nothing out: each size fits or not, with all sections and with fewer, as it is told."""

    def __init__(self, largest: tuple[float, float]) -> None:
        self._largest = largest

    def lay_out(self, part: Part) -> LaidOut:
        """What was asked for, as the document; the last item is on the third page if it fits, else on the fourth."""
        (style,) = {nav.get("style") for nav in part.content.iter("nav")}
        items = list(part.content.iter("li"))
        size = float(style.removeprefix("font-size: ").removesuffix("pt"))
        fits = size <= self._largest[len(items) == 1]
        return LaidOut((size, len(items)), {"book-contents": 1, items[-1].get("id"): 3 if fits else 4}, ())


@pytest.mark.parametrize(
    ("largest", "chosen"),
    [
        *(((size, 99), (size, 2)) for size in (11, 10.5, 10, 9.5)),
        *(((9, size), (size, 1)) for size in (11, 10.5, 10, 9.5)),
        ((9, 9), (9.5, 1)),
    ],
)
def test_the_largest_size_that_fits_is_found(largest: tuple[float, float], chosen: tuple[float, int]) -> None:
    tree = html.document_fromstring(TREE)
    assert fit_contents(Part(tree, tree.find("body")), Judging(largest)).document == chosen
