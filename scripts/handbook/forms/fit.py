"""What fits into a blank of the PDF, by the widths of the form font: the rule of the build.

The page and the PDF's writer have the same rule: overrides/assets/javascripts/forms/fit.js. What both must find stands
in tests/forms/fit_cases.yml. The numbers of the rule reach the scripts by `fit_script`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from handbook.thai.form_font import ASCENT, DESCENT, widths_of_signs

MARGIN = 1.0
"""Points between the edge of a blank and its text, as in PDFium."""
SMALLEST, STEP = 7.0, 0.5
"""A text that does not fit gets smaller by steps, in points, but not smaller than the smallest."""
LIST_MARGIN = 2.0
"""What viewers leave at both sides of a list's words, in points."""
OTHER_FACES = 1.13
"""How much wider than Sarabun the words of a list may be in Noto Sans Thai, which is the widest in use."""
FALLBACK = "?"
RULE = {"ascent": ASCENT, "descent": DESCENT, "margin": MARGIN, "smallest": SMALLEST, "step": STEP}
"""The numbers of the rule as the scripts have them."""
_LEADING = ASCENT + DESCENT


@dataclass(frozen=True)
class Box:
    """A blank of the PDF: its sides and the size of its letters in points, whether it has lines, or a whole value."""

    width: float
    height: float
    size: float
    lines: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Fitted:
    """A text in its blank: the size of its letters, its lines, and what is left over for a continuation page."""

    size: float
    lines: tuple[str, ...]
    rest: str


def width_at(text: str, size: float) -> float:
    """The width of a text in points; a sign that the font lacks is as wide as what is drawn for it."""
    signs = widths_of_signs()
    return sum(signs.get(sign, signs[FALLBACK])[1] for sign in text) * size / 1000


def list_size(words: Iterable[str], width: float, largest: float) -> float | None:
    """The largest size in which each of the words fits into one line of a list; None if none does."""
    widest = max((width_at(each, 1) for each in words), default=0) * OTHER_FACES
    size = largest
    while size >= SMALLEST:
        if widest * size <= width - 2 * LIST_MARGIN:
            return size
        size -= STEP
    return None


def fit(parts: Sequence[str], box: Box, mark: str) -> Fitted:
    r"""Fit a text, given in parts between which it may break, into a box.

    It is drawn in the largest size in which all of it fits, from the box's down. If it does not fit in the smallest,
    what fits before the mark is drawn and the rest is left over; a `whole` text, such as a number, is left over as it
    is. A part `\n` ends a line.
    """
    width, height, whole = box.width - 2 * MARGIN, box.height - 2 * MARGIN, box.whole
    now = box.size
    while True:
        most = max(1, int(height / (_LEADING * now))) if box.lines else 1
        pieces = _pieces(parts, now, width)
        broken = _broken(pieces, now, width)
        if len(broken) <= most:
            return Fitted(now, tuple("".join(pieces[first:end]).rstrip() for first, end in broken), "")
        if now <= SMALLEST:
            break
        now -= STEP
    shown = ["".join(pieces[first:end]).rstrip() for first, end in broken[: most - 1]]
    first = end = 0 if whole else broken[most - 1][0]
    while not whole and pieces[end] != "\n" and width_at(_before("".join(pieces[first : end + 1]), mark), now) <= width:
        end += 1
    last = _before("".join(pieces[first:end]), mark)
    return Fitted(now, (*([] if whole else shown), last), "".join(pieces[end:]).strip())


def _before(text: str, mark: str) -> str:
    return f"{text.rstrip()} {mark}".lstrip()


def _pieces(parts: Sequence[str], size: float, width: float) -> list[str]:
    """The parts; instead of one that is wider than a line its letters."""
    return [piece for part in parts for piece in ([part] if width_at(part, size) <= width else letters_of(part))]


def _broken(pieces: Sequence[str], size: float, width: float) -> list[tuple[int, int]]:
    """The lines of a text: the first of their pieces, and the one after the last."""
    lines, first = [], 0
    for at, piece in enumerate(pieces):
        if piece == "\n":
            lines.append((first, at))
            first = at + 1
        elif at > first and width_at("".join(pieces[first : at + 1]).rstrip(), size) > width:
            lines.append((first, at))
            first = at
    return [*lines, (first, len(pieces))]


def letters_of(text: str) -> list[str]:
    """Letters, each with the marks above and below it; SARA AM stays with the letter before it."""
    found: list[str] = []
    for sign in text:
        if found and is_mark(sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def is_mark(sign: str) -> bool:
    """Whether a sign stands above or below the one before it, or belongs to it as SARA AM does."""
    return sign in _MARKS


_MARKS = frozenset(map(chr, (0x0E31, 0x0E33, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F), *range(0x0300, 0x0370))))


def fit_script() -> str:
    """The script that passes the rule's numbers and the widths of all signs to fit.js; it runs after the rules."""
    by_width = sorted((width, sign) for sign, (_, width) in widths_of_signs().items())
    widths = [[width, "".join(sign for _, sign in same)] for width, same in groupby(by_width, lambda pair: pair[0])]
    rule = json.dumps({**RULE, "widths": widths}, ensure_ascii=False, separators=(",", ":"))
    return f"self.handbookForms.rule={rule}"
