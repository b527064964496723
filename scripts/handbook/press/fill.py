"""What is written into pages after their layout: page numbers, the edition at their feet, where marks of notes lead.

None of it moves anything else: a reference is laid out with as many digits of one width (`tnum`) as its number has, and
the number of a page stands alone at the right edge of its foot, as those of the contents do in their lines. So a
chapter keeps its layout whatever changes around it, and the contents do whatever the numbers are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure.boxes import MarginBox, TextBox
from weasyprint.text.line_break import split_first_line

from handbook.press.commit import COMMIT_SIGNS
from handbook.press.laid_out import LaidOut
from handbook.press.parts import NEUTRAL
from handbook.thai.words import write_number

TARGET = "data-target"
"""Attribute of what shows a page number: the id whose page it is."""
AT_RIGHT = "data-at-right"
"""Attribute of a page number that stands alone at the right of a box as wide as any."""
_FOLIO, _EDITION = "@bottom-right", "@bottom-left"  # book.css


@dataclass(frozen=True)
class Filling:
    """What is written into the pages of one part."""

    first: int
    """The number of its first page."""
    numerals: str
    edition: str
    numbers: Mapping[str, int]
    """Id -> page number, for the whole book."""
    targets: Mapping[str, str] = field(default_factory=dict)
    """Id to which a link leads -> id to which it is to lead."""


def neutral(number: int) -> int:
    """What stands for a page number during layout: a number with as many digits."""
    return int(10 ** (len(str(number)) - 1))


def fill(part: LaidOut, filling: Filling) -> None:
    """Write into a part's pages, which change in place. Raises ValueError where the layout parted a page number."""
    for number, page in enumerate(part.pages, filling.first):
        for box in _references(page):
            _write_reference(box, filling.numbers[box.element.get(TARGET)], filling.numerals)
        for margin, box in _feet(page):
            _fill_foot(margin, box, number, filling)
        page.links = [(kind, filling.targets.get(id, id), place, box) for kind, id, place, box in page.links]


def _write_reference(box: TextBox, number: int, numerals: str) -> None:
    if box.element.get(AT_RIGHT) is not None:
        _write_at_right(box, write_number(number, numerals), box.position_x + box.width)
        return
    before, found, after = box.text.partition(write_number(neutral(number), numerals))
    if not found:
        message = f"no page number in {box.text!r}"
        raise ValueError(message)
    _write(box, f"{before}{write_number(number, numerals)}{after}")


def _fill_foot(margin: MarginBox, box: TextBox, number: int, filling: Filling) -> None:
    if margin.at_keyword == _FOLIO:
        _write_at_right(box, write_number(number, filling.numerals), margin.content_box_x() + margin.width)
    elif box.text == NEUTRAL:
        _write(box, filling.edition)


def _write_at_right(box: TextBox, text: str, right: float) -> None:
    _write(box, text)
    _, _, _, box.width, _, _ = split_first_line(box.text, box.style, None, None, 0)
    box.position_x = right - box.width


def _write(box: TextBox, text: str) -> None:
    """Another text: painting shapes it again."""
    box.text = box.pango_layout.text = text


def open_texts(part: LaidOut) -> Iterator[TextBox]:
    """What may be written over."""
    for page in part.pages:
        yield from _references(page)
        yield from (box for _, box in _feet(page))
        yield from (box for box in _texts(page._page_box) if box.text == COMMIT_SIGNS)  # noqa: SLF001


def _references(page: Any) -> Iterator[TextBox]:
    for box in _texts(page._page_box):  # noqa: SLF001 - the API has no way into a page
        if box.element is not None and box.element.get(TARGET) is not None:
            yield box


def _feet(page: Any) -> Iterator[tuple[MarginBox, TextBox]]:
    for margin in page._page_box.children:  # noqa: SLF001
        if isinstance(margin, MarginBox) and margin.at_keyword in {_FOLIO, _EDITION}:
            yield from ((margin, box) for box in _texts(margin))


def _texts(box: Any) -> Iterator[TextBox]:
    if isinstance(box, TextBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)
