"""Widths on paper, in mm: of words, of columns, and how many blanks stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handbook.corpus.form_specs import FieldSpec
from handbook.forms.compose import Blank
from handbook.thai.form_font import widths_of_signs

SIZE = 11.5
"""Points of text, as in form.css: official letters have 16 of TH Sarabun, which is as large as 11 of Sarabun."""
CELL_SIZE = 10.5
"""In the cells of a table."""
TEXT_WIDTH = {"portrait": 160, "landscape": 257}
"""As form.css has it: A4 less the margins of official letters, 30 mm left and 20 mm right."""
LETTER = {"number": 75.0, "from": 80.0, "date": 80.0}
"""Parts of an official letter that are not as wide as the text, as form.css has them."""
GAP = 4  # between blanks of a row, and between label and blank
_SAMPLES = {"money": "9,999,999.00", "number": "99,999", "date": "23/11/2569"}
"""What has room in a cell of a type at least: a reader cuts what is longer."""
_PADDING = 2.2
_BOLD = 1.07  # how much wider bold letters are
_MM = 25.4 / 72


@dataclass
class Field:
    """A blank with its label: widths in mm; a control of width None takes what is left, and at least `least`."""

    blank: Blank
    label: float
    control: float | None
    least: float
    is_whole: bool = False
    """A line of its own, the label above."""

    @property
    def narrowest(self) -> float:
        """What it takes at least."""
        return self.label + (self.least if self.control is None else self.control)


def width_of(text: str, size: float = SIZE) -> float:
    """How wide a text is, in mm: the form font's letters are as wide as Sarabun's."""
    signs = widths_of_signs()
    return sum(signs.get(sign, signs["n"])[1] for sign in text) * size / 1000 * _MM


def least_of(head: str, spec: FieldSpec | None) -> float:
    """What a column needs for the words of its head, and for a number or date."""
    words = [word for word in head.split() if word.isascii()]  # others end a line anywhere
    needed = [width_of(word, CELL_SIZE) * _BOLD for word in words]
    if spec is not None:
        needed.append(width_of(_SAMPLES.get(spec.type, ""), CELL_SIZE))
    return max(needed, default=0) + _PADDING


def share(space: float, weights: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widths of columns by their weights, none below its least; if the least of all are too much, by weights alone."""
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
    """Fields line by line, as many side by side as fit."""
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
