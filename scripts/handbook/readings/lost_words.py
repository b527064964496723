"""Words that an author wrote and readers do not get, whatever the reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from handbook.markup.author import ATTRIBUTES, block_line
from handbook.readings.events import Key

_WORD = re.compile(r"(?:[^\W_]|[\u0E00-\u0E7F])+")
_ENTITY = re.compile(r"&(?:#\w+|\w+);")
_CODE_FENCE = re.compile(r"\s*(?:```|~~~)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class LostWord(NamedTuple):
    """Line, from 0 in the body, column and the word."""

    line: int
    column: int
    word: str


def lost_words(body: str, built: Sequence[Key]) -> Iterator[LostWord]:
    """The words of a page that its article has less often; targets, titles and names of data count as words."""
    shown = Counter(_WORD.findall(" ".join(unescape(part) for key in built for part in key[1:])))
    for number, line in enumerate(_COMMENT.sub(_blanked, body).split("\n")):
        if _CODE_FENCE.match(line):  # the name of a language
            continue
        text, start = _text_of(line)
        for found in _WORD.finditer(_ENTITY.sub(_blanked, text)):
            if shown[found[0]] > 0:
                shown[found[0]] -= 1
            else:
                yield LostWord(number, start + found.start() + 1, found[0])


def _text_of(line: str) -> tuple[str, int]:
    """What of a line are words, and the column, from 0, at which that begins."""
    fence = block_line(line.strip())
    if fence is None:
        return ATTRIBUTES.sub(_blanked, line), 0
    argument = fence["argument"] or ""
    return argument, max(line.find(argument), 0)


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
