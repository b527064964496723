"""Page numbers as text: writes them where they are shown, and guesses them before the first layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handbook.html.tree import Element, select
from handbook.thai.words import write_number

SHOWN = "data-shown"
"""Attribute with the text around a number, such as `(page {number})`; without it the number stands alone."""
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
        number = write_number(numbers[place.getparent().get("href")[1:]], numerals)
        place.text = place.get(SHOWN, "{number}").format(number=number)


def joint_of(link: Element) -> str:
    """What joins a page number to its link; a picture may fill the line, so the number may turn over after it."""
    if len(link) and link[-1].tag == "img" and not (link[-1].tail or "").strip():
        link[-1].tail = " "
        return ""
    return "\N{NO-BREAK SPACE}"
