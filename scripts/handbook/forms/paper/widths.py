"""Widths on paper, in mm: of text and columns, and how many blanks fit side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handbook.corpus.form_specs import FieldSpec
from handbook.forms.compose import Blank
from handbook.thai.form_font import widths_of_signs

SIZE = 11.5
"""Text size in points, as in form.css: official letters have TH Sarabun at 16 pt, which looks like Sarabun at 11."""
CELL_SIZE = 10.5
"""Text size in the cells of a table."""
TEXT_WIDTH = {"portrait": 160, "landscape": 257}
"""As in form.css: A4 minus the margins of official letters, 30 mm left and 20 mm right."""
LETTER = {"number": 75.0, "from": 80.0, "date": 80.0}
"""Widths of the narrower parts of an official letter, as in form.css."""
GAP = 4  # between blanks of a row, and between label and blank
_SAMPLES = {"money": "9,999,999.00", "number": "99,999", "date": "23/11/2569"}
"""The longest text for which a cell of this type must have space: viewers clip longer text."""
_PADDING = 2.2
_BOLD = 1.07  # bold letters are wider by this factor
MM = 25.4 / 72
"""A point in mm."""


@dataclass
class Field:
    """A blank with its label, widths in mm. A control of width None takes the remaining width, at least `least`."""

    blank: Blank
    label: float
    control: float | None
    least: float
    is_whole: bool = False
    """On a line of its own, with the label above."""

    @property
    def narrowest(self) -> float:
        """The least width of the whole."""
        return self.label + (self.least if self.control is None else self.control)


def width_of(text: str, size: float = SIZE) -> float:
    """The width of a text in mm, by the widths of the form font, which are those of Sarabun."""
    signs = widths_of_signs()
    return sum(signs.get(sign, signs["n"])[1] for sign in text) * size / 1000 * MM


def least_of(head: str, spec: FieldSpec | None) -> float:
    """The least width of a column: for the words of its head, and for a number or date."""
    words = [word for word in head.split() if word.isascii()]  # Thai can break anywhere
    needed = [width_of(word, CELL_SIZE) * _BOLD for word in words]
    if spec is not None:
        needed.append(width_of(_SAMPLES.get(spec.type, ""), CELL_SIZE))
    return max(needed, default=0) + _PADDING


def share(space: float, weights: Sequence[float], least: Sequence[float]) -> list[float]:
    """Column widths by weights, none below its minimum; if the minimums do not fit together, by weights only."""
    if sum(least) > space:
        least = [0] * len(least)
    fixed: set[int] = set()
    while True:
        left = space - sum(least[at] for at in fixed)
        whole = sum(weight for at, weight in enumerate(weights) if at not in fixed)
        widths = [least[at] if at in fixed else left * weight / whole for at, weight in enumerate(weights)]
        narrow = {at for at, width in enumerate(widths) if width < least[at]}
        if not narrow:
            return widths
        fixed |= narrow


def pack(fields: Iterable[Field], width: float) -> Iterator[list[Field]]:
    """Fields in lines, each with as many as fit side by side."""
    line: list[Field] = []
    used = 0.0
    for field in fields:
        if line and (field.is_whole or line[-1].is_whole or used + GAP + field.narrowest > width):
            yield line
            line = []
        used = used + GAP + field.narrowest if line else field.narrowest
        line.append(field)
    if line:
        yield line
