"""Widths in a form's Word file, in mm: blanks on lines and columns of tables, estimated by counting letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handbook.forms.compose import Blank

CELL = 2.0  # mm: left and right margin in cells, as in the table styles
_LETTER = 2.15  # mm: a letter at 16 pt in TH SarabunPSK, whose consonants are about 0.38 em wide
_LEAST = 26.0  # mm: a blank without a width of its own
_GAP = 3.0  # mm between blanks on a line
_BOLD = 1.15  # bold letters are wider; with some margin
_SMALL = 14 / 16  # font size in tables, relative to the text
_OWN_LINE = ("long", "choice")


@dataclass(frozen=True)
class Placed:
    """A blank with its label on a line; `end` is where both end, in mm from the line's beginning."""

    blank: Blank
    end: float


def place_on_lines(blanks: Iterable[Blank], width: float, least: float = _LEAST) -> list[list[Placed]]:
    """Put blanks on as few lines as possible; the remaining space goes to blanks without a width of their own."""
    lines: list[list[tuple[Blank, float]]] = []
    room = 0.0
    for blank in blanks:
        need = min(_needs(blank, least), width)
        alone = blank.spec.type in _OWN_LINE
        if lines and not alone and room >= need + _GAP:
            lines[-1].append((blank, need))
            room -= need + _GAP
        else:
            lines.append([(blank, need)])
            room = -1 if alone else width - need
    return [_spread(line, width) for line in lines]


def _spread(line: Sequence[tuple[Blank, float]], width: float) -> list[Placed]:
    left = width - sum(need for _, need in line) - _GAP * (len(line) - 1)
    open_ended = [blank for blank, _ in line if blank.spec.width is None and blank.spec.type != "check"]
    placed: list[Placed] = []
    start = 0.0
    for blank, need in line:
        end = start + need + (left / len(open_ended) if blank in open_ended else 0)
        placed.append(Placed(blank, end))
        start = end + _GAP
    return placed


def _needs(blank: Blank, least: float) -> float:
    """Millimetres for a blank with its label."""
    beside = {"check": 8.0, "list": 30.0}.get(blank.spec.type, blank.spec.width or least)
    return measure(label_words(blank)) + beside


def measure(words: str) -> float:
    """The estimated width of a text in mm; combining marks have no width."""
    return _LETTER * sum(unicodedata.category(letter) != "Mn" for letter in words)


def label_words(blank: Blank) -> str:
    """A blank's label with its star and hint, as text to measure."""
    return "".join(filter(None, [blank.label, " *" * blank.spec.required, f" ({blank.hint})" * bool(blank.hint), " "]))


def least_width(words: str) -> float:
    """The width in mm that a column needs for its longest word; limited, because Thai has no spaces between words."""
    longest = max((measure(one) for one in re.split(" ", words)), default=0)
    return min(_SMALL * _BOLD * longest + 2 * CELL, 28.0)


def share_width(width: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Column widths in proportion to `shares`, but none below its minimum in `least`.

    If the minimums do not fit together, they are scaled down to fit.
    """
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    given = [0.0] * len(shares)
    while True:
        rest = width - sum(given)
        open_shares = sum(share for share, one in zip(shares, given, strict=True) if not one)
        wanted = [one or rest * share / open_shares for share, one in zip(shares, given, strict=True)]
        short = [number for number, one in enumerate(wanted) if one < least[number]]
        if not short:
            return wanted
        for number in short:
            given[number] = least[number]
