"""Words of filled files: whether they are only dots, how messages quote them, and what differs between two texts."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from handbook.filled import rules
from handbook.filled.marks import composed
from handbook.filled.model import Fault, Words
from handbook.messages import both

_INVISIBLE = re.compile(rules.INVISIBLE)
_DOTS = re.compile(rules.NOTHING)
EDITIONS = re.compile(
    r"[0-9a-f]{7,}\+?|[0-9๐-๙.]+|"
    + "|".join(sorted({re.escape(name) for names in rules.MONTH_NAMES for name in names}, key=len, reverse=True))
)
"""What changes in headers and footers from one edition to the next: commits, numbers, dates."""
_SHOWN = 200
_COMPARED = 1500  # letters: the comparison takes their square


def is_dots(text: str) -> bool:
    """Tell whether a text is only dots, dashes or lines to write on."""
    plain = one_line(text)
    return bool(plain) and _DOTS.fullmatch(plain) is not None


def one_line(text: str) -> str:
    """A text in NFC on one line, with single spaces, and without invisible characters."""
    return " ".join(composed(_INVISIBLE.sub("", text)).split())


def quoted(text: str, longest: int = _SHOWN) -> str:
    """A text for a message: on one line, and cut."""
    plain = one_line(text)
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def compared(text: str) -> str:
    """A text as it is compared with another: without spaces, leaders of dots, and differences of spelling."""
    plain = composed(_INVISIBLE.sub("", text), "NFKC")
    plain = re.sub(r"[.…_]{3,}", "", plain)
    return "".join(plain.split())


def coverage(blank: str, text: str) -> float:
    """How much of a form's text is still in another, from 0 to 1."""
    if not blank:
        return 0.0
    matcher = SequenceMatcher(None, blank[:_COMPARED], text[:_COMPARED], autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / min(len(blank), _COMPARED)


def inserted(blank: str, text: str) -> str | None:
    """What was typed into a form's text; None if the text was changed besides."""
    first, second = one_line(blank), one_line(text)
    if len(first) > _COMPARED or len(second) > _COMPARED:
        return second if first in second else None
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    typed = []
    for kind, start, end, from_, to in matcher.get_opcodes():
        if kind in ("delete", "replace") and first[start:end].strip(" ._…"):
            return None
        if kind in ("insert", "replace"):
            typed.append(second[from_:to].strip())
    return " … ".join(filter(None, typed))


def told(words: Words) -> Fault:
    """HB540: words outside the blanks, with their place."""
    where = both(f"outside.{words.kind}", where=words.where)
    shown = quoted(words.text)
    return Fault("", "HB540", {language: f"{place}: “{shown}”" for language, place in where.items()})
