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
_REACH = 25  # a guess is mostly wrong by less than this part of its number, and a page
_SIGNS, _USUAL = 1_600, 10  # characters on a page, and how many pages have to be otherwise to count as much


@dataclass(frozen=True)
class Extent:
    """The length of a chapter in characters: in all, and up to each id; and the ids to whose pages it refers."""

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
    return Extent(signs, before, frozenset(map(_target, select(chapter, ".hb-page"))))


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


def next_to_lay_out(extents: Sequence[Extent], made: Sequence[LaidOut | None]) -> int:
    """The place of the chapter to lay out next, so that few guesses turn out to have another digit.

    First those up to the last page whose digits are in doubt, then the others; of these, first the one with the fewest
    such references, and the one that refers to the fewest chapters.
    """
    doubtful = _doubtful(extents, made)
    last = max((place for place, extent in enumerate(extents) if doubtful & extent.before.keys()), default=-1)

    def doubts(place: int) -> tuple[bool, int, int]:
        targets = extents[place].refers_to
        return place > last, len(targets & doubtful), len({id.partition("--")[0] for id in targets})

    return min((place for place, laid in enumerate(made) if laid is None), key=doubts)


def _doubtful(extents: Sequence[Extent], made: Sequence[LaidOut | None]) -> set[str]:
    """The ids whose page is guessed near one with another number of digits."""
    numbers, found, is_known = number_pages(extents, made), set[str](), True
    for extent, laid in zip(extents, made, strict=True):
        is_known = is_known and laid is not None
        if not is_known:
            found |= {id for id in extent.before if _is_doubtful(numbers[id])}
    return found


def _is_doubtful(number: int) -> bool:
    reach = 1 + number // _REACH
    return neutral(max(1, number - reach)) != neutral(number + reach)


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
