"""Letters of a page -> lines of text outside its tables, without what every page repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handbook.taken_in.pdf_letters import meant
from handbook.taken_in.pdf_pages import Letter, PdfPage

NOTE_BEGIN, NOTE_END = "\ufdd0", "\ufdd1"
"""Around the number of a footnote in a line; Unicode keeps these two for a program's own use."""
_EDGE = 0.12  # of a page's height: where headers and footers stand
_RAISED = 0.8
_DIGITS = re.compile("[0-9๐-๙]+")


@dataclass(frozen=True)
class Line:
    """A line: its text, page from 0, sides, base line, size and weight."""

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    is_bold: bool


def line_of(letters: Sequence[Letter], page: int) -> Line | None:
    """A line of these letters; None if it is empty. Raised digits are the number of a footnote."""
    sizes = Counter[float]()
    for letter in letters:
        if letter.text.strip():
            sizes[round(letter.size, 1)] += 1
    if not sizes:
        return None
    size = sizes.most_common(1)[0][0]
    parts: list[str] = []
    raised = False
    for letter in letters:
        is_raised = 0 < letter.size < _RAISED * size and bool(_DIGITS.fullmatch(letter.text)) and bool(parts)
        if is_raised != raised:
            parts.append(NOTE_BEGIN if is_raised else NOTE_END)
            raised = is_raised
        parts.append(letter.text)
    text = meant("".join(parts) + (NOTE_END if raised else ""))
    shown = [letter for letter in letters if letter.text.strip()]
    bold = sum(letter.is_bold for letter in shown) * 2 > len(shown)
    return Line(text, page, shown[0].left, max(each.right for each in shown), shown[0].base, size, bold)


def repeated(pages: Sequence[PdfPage]) -> frozenset[str]:
    """The texts, without their digits, that stand at the top or foot of many pages."""
    found = Counter[str]()
    for number, page in enumerate(pages):
        lines = (line_of(letters, number) for letters in page.lines)
        found.update({key_of(line.text) for line in lines if line is not None and is_at_edge(line, page)})
    return frozenset(text for text, times in found.items() if times >= 3 and times * 3 >= len(pages))


def is_at_edge(line: Line, page: PdfPage) -> bool:
    """Tell whether a line stands where headers and footers do."""
    return line.base < page.height * _EDGE or line.base > page.height * (1 - _EDGE)


def key_of(text: str) -> str:
    """A text without digits and spaces: `หน้า 3` and `หน้า 4` are one."""
    return "".join(_DIGITS.sub("#", text).split())


def usual_gap(lines: Iterable[Line]) -> float:
    """The distance between two lines that is most usual; 0 if there are no two."""
    gaps = Counter[float]()
    last: Line | None = None
    for line in lines:
        if last is not None and last.page == line.page and 0 < last.base - line.base < 4 * line.size:
            gaps[round(last.base - line.base)] += 1
        last = line
    return gaps.most_common(1)[0][0] if gaps else 0.0
