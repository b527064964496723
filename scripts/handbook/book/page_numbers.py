"""Page numbers as text: what they are, as far as chapters are laid out, and where they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handbook.html.tree import Element, select
from handbook.press.fill import AT_RIGHT, TARGET, neutral
from handbook.press.laid_out import LaidOut
from handbook.thai.words import write_number

SHOWN = "data-shown"
"""Attribute with the text around a number, such as `(page {number})`; without it the number stands alone."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WIDEST = 100
_SIGNS, _USUAL = 1_600, 10  # characters on a page, and how many pages have to be otherwise to count as much


@dataclass(frozen=True)
class Extent:
    """The length of a chapter in characters: in all, and up to each id; and the chapters to whose pages it refers."""

    signs: int
    before: Mapping[str, int]
    refers_to: frozenset[str]


def extent_of(chapter: Element) -> Extent:
    """Measure a chapter."""
    signs, before = 0, {}
    for element in chapter.iter():
        if element.get("id"):
            before[element.get("id")] = signs
        signs += len((element.text or "").strip()) + len((element.tail or "").strip())
    chapters = (_target(place).partition("--")[0] for place in select(chapter, ".hb-page"))
    return Extent(signs, before, frozenset(chapters))


def first_pages(extents: Sequence[Extent], made: Sequence[LaidOut | None]) -> list[int]:
    """The page on which each chapter begins, always on the right; page 1 is the first page of the first chapter.

    A chapter that is not laid out is taken to have as many characters on a page as those that are.
    """
    sheet = _signs_of_page(extents, made)
    firsts = [1]
    for extent, laid in zip(extents, made, strict=True):
        firsts.append(firsts[-1] + (len(laid.pages) if laid else 2 * (int(extent.signs / sheet) // 2 + 1)))
    return firsts[:-1]


def number_pages(extents: Sequence[Extent], made: Sequence[LaidOut | None]) -> dict[str, int]:
    """Id -> page number: a guess in chapters that are not laid out, and behind them."""
    sheet = _signs_of_page(extents, made)
    numbers: dict[str, int] = {}
    for first, extent, laid in zip(first_pages(extents, made), extents, made, strict=True):
        pages = {id: 0 if laid else int(signs / sheet) for id, signs in extent.before.items()}
        pages |= laid.anchors if laid else {}
        numbers |= {id: first + page for id, page in pages.items()}
    return numbers


def _signs_of_page(extents: Sequence[Extent], made: Sequence[LaidOut | None]) -> float:
    measured = [(extent.signs, len(laid.pages)) for extent, laid in zip(extents, made, strict=True) if laid]
    signs = sum(signs for signs, _ in measured)
    pages = sum(pages - 1 for _, pages in measured)  # on average a chapter's last page is empty, or two are half so
    return (signs + _USUAL * _SIGNS) / (pages + _USUAL)


def write_neutral_numbers(part: Element, numbers: Mapping[str, int], numerals: str) -> None:
    """Write numbers of as many digits into a part; press/fill.py writes the right ones into its pages.

    A heading gets the right ones: its words also stand at the head of pages and in the outline.
    """
    headings = {place for heading in part.iter(*_HEADINGS) for place in select(heading, ".hb-page")}
    for place in select(part, ".hb-page"):
        id = _target(place)
        if place in headings:
            _write(place, numbers[id], numerals)
        else:
            place.set(TARGET, id)
            _write(place, neutral(numbers[id]), numerals)


def write_widest_numbers(contents: Element, numbers: Mapping[str, int], numerals: str) -> None:
    """Write the same number into all lines of the contents, as wide as any of a book with less than 1,000 pages.

    So the contents are laid out alike whatever the numbers are, which press/fill.py writes into their pages.
    """
    widest = neutral(max(_WIDEST, *numbers.values()))
    for place in select(contents, ".hb-page"):
        place.set(TARGET, _target(place))
        place.set(AT_RIGHT, "")
        _write(place, widest, numerals)


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
