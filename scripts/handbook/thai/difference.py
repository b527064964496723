"""Two wordings of one text -> what is the same, gone and new, by words.

Thai is written without spaces: libthai finds its words, which Pango asks too. Where there is no libthai, a Thai phrase
between two spaces counts as one word. Other scripts are read by letters and digits. No edge of a change is inside a
word of the text that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from handbook.thai.line_ends import word_ends

Kind = Literal["same", "gone", "new"]

_WORD = re.compile(
    "(?P<thai>[ก-ฺเ-๎]+)"
    "|(?:[^\\Wก-๎]|[\u0300-\u036f])+(?:[.,][0-9๐-๙]+)*"  # 1,000.50 is one word, and so is H.265
    r"|\s+|.",
    re.DOTALL,
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_LEAST_GAP = 3
"""Fewer letters between two changes are joined to them: crumbs are harder to read than a longer change."""
_MOST_PAIRS = 4_000_000
"""Of words to compare: the time grows with it. More are first compared by lines."""


@dataclass(frozen=True)
class Piece:
    """A part of both texts (`same`), of the text before (`gone`) or of the text after (`new`)."""

    kind: Kind
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in order, `gone` ahead of `new`; no two of a kind follow each other.

    `same` and `gone` together are the text before, `same` and `new` the text after.
    """
    pieces: list[Piece] = []
    for kind, text in _flat(_joined(_runs(before, after))):
        if text and pieces and pieces[-1].kind == kind:
            pieces[-1] = Piece(kind, pieces[-1].text + text)
        elif text:
            pieces.append(Piece(kind, text))
    return tuple(pieces)


def words(text: str) -> list[str]:
    """A text cut into words, runs of space and single signs; joined they are the text."""
    return [part for found in _WORD.finditer(text) for part in _parts(found)]


def _parts(found: re.Match[str]) -> Iterator[str]:
    run = found[0]
    ends = (word_ends(run) or ()) if found["thai"] else ()
    yield from (run[start:end] for start, end in zip((0, *ends), (*ends, len(run)), strict=True) if start < end)


_Run = tuple[bool, str, str]
"""Whether the texts agree, the part of the text before, and that of the text after."""


def _runs(before: str, after: str) -> Iterator[_Run]:
    found = _compared(words(before), words(after))
    if found is not None:
        yield from found
        return
    for equal, old, new in _compared(_LINE.findall(before), _LINE.findall(after)) or [(False, before, after)]:
        is_part = len(old) + len(new) < len(before) + len(after)
        yield from _runs(old, new) if is_part and not equal else [(equal, old, new)]


def _compared(old: Sequence[str], new: Sequence[str]) -> list[_Run] | None:
    """The runs of two lists of parts; None where there are too many to compare."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(left) * len(right) > _MOST_PAIRS:
        return None
    start, rest = "".join(old[:head]), "".join(old[len(old) - tail :])
    found: list[_Run] = [(True, start, start)]
    for tag, first, last, there, end in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        found.append((tag == "equal", "".join(left[first:last]), "".join(right[there:end])))
    return [*found, (True, rest, rest)]


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many parts both begin with."""
    differing = (at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two)
    return next(differing, min(len(old), len(new)))


def _joined(runs: Iterator[_Run]) -> list[_Run]:
    """Changes with next to nothing between them as one."""
    found: list[_Run] = []
    for run in runs:
        equal, old, new = run
        if not equal and len(found) > 1 and found[-1][0] and len(found[-1][1].strip()) < _LEAST_GAP:
            _, crumb, same = found.pop()
            old, new = crumb + old, same + new
        if not equal and found and not found[-1][0]:
            old, new = found[-1][1] + old, found[-1][2] + new
            found.pop()
        if old or new:
            found.append((equal, old, new))
    return found


def _flat(runs: list[_Run]) -> Iterator[tuple[Kind, str]]:
    for equal, old, new in runs:
        if equal:
            yield "same", old
        else:
            yield "gone", old
            yield "new", new
