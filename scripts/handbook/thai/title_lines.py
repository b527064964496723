"""A title in lines of like width: none ends inside a compound, and the last is not one word alone.

A line ends best at a space, then between two Thai words; badly before brackets, which explain what stands before them;
never after a word that leads to the next, such as a preposition.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont

from handbook.thai.general_words import leading_words
from handbook.thai.line_breaks import whole_spans
from handbook.thai.line_ends import word_ends
from handbook.thai.web_fonts import font_file

_REMARK = re.compile(r"\s+(\([^()]*\s[^()]*\))$")
_LEADING_EN = (
    *(
        "a",
        "an",
        "and",
        "as",
        "at",
        "between",
        "by",
        "for",
        "from",
        "in",
        "into",
        "its",
        "of",
        "on",
        "or",
        "over",
        "per",
    ),
    *("the", "their", "this", "to", "under", "with", "without"),
)
_MOST_LINES = 6
_IN_WORDS, _BEFORE_BRACKETS, _AT_LEADING = 0.02, 0.1, 0.01
"""What an end of a line costs between two Thai words and before brackets, and what it saves before a leading word.

Beside the squares of how far lines are from their mean, in widths of the page.
"""
_FEWEST = 2  # words of the last line
_SHORTEST = 0.4  # of the mean: what the last line must have
_THAI = re.compile("[\u0e01-\u0e4e]{2}")


@dataclass(frozen=True)
class _Piece:
    """What no line splits, and what stands between it and the next one: a space, or nothing in Thai."""

    text: str
    gap: str


def part_remark(title: str) -> tuple[str, str]:
    """A title without a remark of several words in brackets at its end, and the remark."""
    found = _REMARK.search(title)
    return (title[: found.start()], found[1]) if found else (title, "")


def title_lines(title: str, locale: str, words: AbstractSet[str], room: float) -> list[str]:
    """The lines of a title in bold type: as few as fit into `room` em, of like width; no word of `words` is split.

    A title that no lines of whole words hold is one line, which the page wraps.
    """
    pieces = _pieces(title, words)
    for count in range(1, _MOST_LINES + 1):
        lines = _best(pieces, count, room, locale)
        if lines:
            return lines
    return [title]


def _pieces(title: str, words: AbstractSet[str]) -> list[_Piece]:
    """The title's words, in order; each of the given words, and each number with its unit, is one."""
    whole = {at for start, end in whole_spans(title, words) for at in range(start + 1, end)}
    spaces = {space.start(): space.end() for space in re.finditer(r"\s+", title)}
    ends = {at for at in word_ends(title) or () if _THAI.match(title, at - 1)} | spaces.keys()
    pieces, start = [], 0
    for end in [*sorted(ends - whole), len(title)]:
        after = spaces.get(end, end)
        if end > start:
            pieces.append(_Piece(title[start:end], title[end:after] and " "))
        start = max(start, after)
    return pieces


def _best(pieces: list[_Piece], count: int, room: float, locale: str) -> list[str]:
    """The best way to part the pieces into so many lines; empty if there is none."""
    mean = _width(_written(pieces)) / count

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[str, ...]] | None:
        found = []
        for end in [len(pieces)] if left == 1 else range(start + 1, len(pieces)):
            line = _written(pieces[start:end])
            width = _width(line)
            rest = best(end, left - 1) if left > 1 else (0.0, ())
            at_end = _end_cost(pieces[end - 1], pieces[end], locale) if left > 1 else 0.0
            if left == 1 < count and (end - start < _FEWEST or width < _SHORTEST * mean):
                continue
            if width <= room and rest is not None and at_end is not None:
                found.append((((width - mean) / room) ** 2 + at_end + rest[0], (line, *rest[1])))
        return min(found, default=None)

    way = best(0, count)
    return list(way[1]) if way else []


def _end_cost(last: _Piece, following: _Piece, locale: str) -> float | None:
    """What it costs to end a line between two pieces; None where none may end."""
    if _leads(last, locale):
        return None
    cost = 0.0 if last.gap else _IN_WORDS
    if following.text.startswith("("):
        cost += _BEFORE_BRACKETS
    return cost - (_AT_LEADING if _leads(following, locale) else 0)


def _leads(piece: _Piece, locale: str) -> bool:
    """Tell whether a word leads to the next one."""
    return piece.text.lower() in (leading_words() if locale == "th" else _LEADING_EN)


def _written(pieces: list[_Piece]) -> str:
    return "".join(piece.text + piece.gap for piece in pieces).rstrip()


@cache
def _width(text: str) -> float:
    """The width of a text in em, without kerning."""
    advances, per_em, signs = _bold()
    return sum(advances[signs.get(ord(sign), ".notdef")] for sign in text) / per_em


@cache
def _bold() -> tuple[dict[str, int], int, dict[int, str]]:
    """Of the bold font: glyph -> its width, units in an em, and sign -> glyph."""
    with TTFont(font_file("Bold"), lazy=True) as font:
        widths = {name: width for name, (width, _) in font["hmtx"].metrics.items()}
        return widths, font["head"].unitsPerEm, font.getBestCmap()
