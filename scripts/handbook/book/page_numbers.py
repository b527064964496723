"""Page numbers as text: writes them where they are shown, and guesses them before the first layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handbook.html.tree import Element, select
from handbook.press.fill import TARGET, neutral
from handbook.thai.words import write_number

SHOWN = "data-shown"
"""Attribute with the text around a number, such as `(page {number})`; without it the number stands alone."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PAGE = 1_340  # characters on a page, on average


def guess_pages(chapters: Iterable[Element]) -> dict[str, int]:
    """Id -> page number, as if every page had the same number of characters; chapters begin on right-hand pages."""
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


def write_page_numbers(tree: Element, numbers: Mapping[str, int], numerals: str) -> None:
    """Write the numbers (id -> page) into contents and references."""
    for place in select(tree, ".hb-page"):
        _write(place, numbers[_target(place)], numerals)


def write_neutral_numbers(chapter: Element, numbers: Mapping[str, int], numerals: str) -> None:
    """Write numbers of as many digits into a chapter; press/fill.py writes the right ones into its pages.

    A heading gets the right ones: its words also stand at the head of pages and in the outline.
    """
    headings = {place for heading in chapter.iter(*_HEADINGS) for place in select(heading, ".hb-page")}
    for place in select(chapter, ".hb-page"):
        id = _target(place)
        if place in headings:
            _write(place, numbers[id], numerals)
        else:
            place.set(TARGET, id)
            _write(place, neutral(numbers[id]), numerals)


def _target(place: Element) -> str:
    return str(place.getparent().get("href")[1:])


def _write(place: Element, number: int, numerals: str) -> None:
    place.text = place.get(SHOWN, "{number}").format(number=write_number(number, numerals))


def joint_of(link: Element) -> str:
    """What joins a page number to its link; a picture may fill the line, so the number may turn over after it."""
    if len(link) and link[-1].tag == "img" and not (link[-1].tail or "").strip():
        link[-1].tail = " "
        return ""
    return "\N{NO-BREAK SPACE}"
