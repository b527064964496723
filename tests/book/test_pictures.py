"""Pictures on paper: as wide as on a screen, in a table as wide as a column; page numbers after them."""

from __future__ import annotations

import pytest

from handbook.book.page_numbers import joint_of
from handbook.book.pictures import place_picture
from handbook.html.tree import read_article, read_fragment

_PICTURE = '<img src="../images/pole.jpg" width="{width}" height="9" loading="lazy" alt="a">'


@pytest.mark.parametrize(
    ("width", "style"), [(680, "width: 100.00%"), (340, "width: 50.00%"), (1360, "width: 100.00%")]
)
def test_picture_is_as_wide_beside_the_text_as_on_a_screen(width: int, style: str) -> None:
    picture = read_fragment(_PICTURE.format(width=width))
    place_picture(picture, "survey")
    assert dict(picture.items()) == {"src": "images/pole.jpg", "alt": "a", "style": style}


@pytest.mark.parametrize(("columns", "style"), [(1, "width: 144.0mm"), (2, "width: 72.0mm"), (4, "width: 36.0mm")])
def test_picture_in_a_table_is_as_wide_as_a_column(columns: int, style: str) -> None:
    cells = "<td>b</td>" * (columns - 1)
    table = read_article(f"<table><tr><td>{_PICTURE.format(width=680)}</td>{cells}</tr></table>")
    (picture,) = table.iter("img")
    place_picture(picture, "survey")
    assert picture.get("style") == f"{style}; max-width: none"


@pytest.mark.parametrize(
    ("inside", "joint", "tail"),
    [
        ("<img src='a' alt='b'>", "", " "),
        ("<img src='a' alt='b'> ", "", " "),
        ("<img src='a' alt='b'> words", "\N{NO-BREAK SPACE}", " words"),
    ],
)
def test_a_page_number_may_turn_over_after_a_picture_alone(inside: str, joint: str, tail: str) -> None:
    link = read_fragment(f"<a href='#x'>{inside}</a>")
    assert (joint_of(link), link[-1].tail) == (joint, tail)


def test_a_page_number_stays_with_the_words_of_its_link() -> None:
    assert joint_of(read_fragment("<a href='#x'>words</a>")) == "\N{NO-BREAK SPACE}"
