"""A text -> slips in the order of its Thai vowels, tone marks and other marks, with the certain mends.

A Thai consonant is followed by at most one vowel above or below, then one tone mark or thanthakhat, then a vowel after
it: Unicode 16, section 16.1; WTT 2.0, https://linux.thai.net/~thep/th-xim/. Pali adds phinthu and nikhahit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from handbook.thai.slips import HIDDEN, Slip

_VOWELS = "\u0e31\u0e34-\u0e39"  # above and below the consonant
_TONES = "\u0e48-\u0e4b"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # all that combine
_AFTER = "ะาำๅ"
_BEFORE = "เ-ไ"
_NIKHAHIT = "\u0e4d"
_PLACEHOLDER = "\u25cc"  # the dotted circle on which a mark is shown by itself
_BASES = f"ก-ฮ{_MARKS}{_PLACEHOLDER}"
_LEADING_RUN = re.compile(f"[{_BEFORE}]{{2,}}")
_SPLIT = re.compile(
    f"(?P<before>[{_TONES}]?){_NIKHAHIT}(?P<between>[{_TONES}]?)[าๅำ]|(?P<ue>\u0e34{_NIKHAHIT}|{_NIKHAHIT}\u0e34)"
)
_LONG_SIGN = re.compile(f"(?<![ฤฦ{_AFTER}{_NIKHAHIT}])ๅ(?![{_AFTER}])")
_RUN = re.compile(f"[{_MARKS}]{{2,}}")
_AFTER_RUN = re.compile(f"[{_AFTER}]{{2,}}")
_TONE_AFTER = re.compile(f"(?P<tone>[{_TONES}]?)(?P<vowel>[ะาำๅ])(?P<late>[{_TONES}])(?![{_MARKS}])")
_NO_BASE = re.compile(f"(?<![{_BASES}{HIDDEN}])[{_MARKS}]+|(?<![{_BASES}{_AFTER}{HIDDEN}])[{_AFTER}]")

_RANKS = {
    mark: rank for rank, marks in enumerate(("ั\u0e34ีึืุู", "\u0e3a", "็", "\u0e4d", "่้๊๋", "์", "\u0e4e")) for mark in marks
}
_VOWEL, _SHORTENED, _TONE, _SILENT = 0, 2, 4, 5
_SAME_PLACE = ({_VOWEL, _SHORTENED}, {_TONE, _SILENT})
"""Ranks of which a consonant bears one."""


def double_sara_e(text: str) -> Iterator[Slip]:
    """Two เ where แ is meant."""
    for run in _LEADING_RUN.finditer(text):
        if set(run.group()) == {"เ"}:
            yield Slip(*run.span(), "แ" if len(run.group()) == 2 else None)


def split_vowels(text: str) -> Iterator[Slip]:
    """ำ and ึ that are written in two signs, and ๅ where า is meant."""
    for found in _SPLIT.finditer(text):
        tones = {found["before"] or "", found["between"] or ""} - {""}
        mended = "\u0e36" if found["ue"] else "".join(tones) + "ำ"
        yield Slip(*found.span(), mended if len(tones) < 2 else None)
    for found in _LONG_SIGN.finditer(text):
        yield Slip(*found.span(), "า")


def doubled_marks(text: str) -> Iterator[Slip]:
    """Vowels, tone marks and other marks that are written twice, or two of which only one can stand."""
    for run in _LEADING_RUN.finditer(text):
        if set(run.group()) != {"เ"}:
            yield Slip(*run.span(), run.group()[0] if len(set(run.group())) == 1 else None)
    for run in _AFTER_RUN.finditer(text):
        if run.group() != "าะ":
            yield Slip(*run.span(), run.group()[0] if len(set(run.group())) == 1 else None)
    for run in _runs(text):
        kept = _in_order(run.group())
        if _clash(kept):
            yield Slip(*run.span())
        elif len(kept) < len(run.group()):
            yield Slip(*run.span(), kept)
    for found in _TONE_AFTER.finditer(text):
        if found["tone"]:
            same = found["tone"] == found["late"]
            yield Slip(*found.span(), found["tone"] + found["vowel"] if same else None)


def misplaced_marks(text: str) -> Iterator[Slip]:
    """Marks in another order than they are read: a tone mark before the vowel above or below, or after ำ."""
    for run in _runs(text):
        kept = _in_order(run.group())
        if len(kept) == len(run.group()) and kept != run.group() and not _clash(kept):
            yield Slip(*run.span(), kept)
    for found in _TONE_AFTER.finditer(text):
        if not found["tone"] and found.start() and _is_base(text[found.start() - 1]):
            yield Slip(*found.span(), found["late"] + found["vowel"])


def baseless_marks(text: str) -> Iterator[Slip]:
    """Marks, and vowels that follow a consonant, where no consonant is before them."""
    late = {
        found.start("late")
        for found in _TONE_AFTER.finditer(text)
        if found.start() and _is_base(text[found.start() - 1])
    }
    for found in _NO_BASE.finditer(text):
        if found.start() not in late:
            yield Slip(*found.span())


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Two marks or more on one consonant, without those of a vowel in two signs."""
    for run in _RUN.finditer(text):
        split = _SPLIT.search(text, run.start(), run.end() + 1)
        based = run.start() and _is_base(text[run.start() - 1])
        if based and split is None:
            yield run


def _is_base(sign: str) -> bool:
    return "ก" <= sign <= "ฮ" or sign == _PLACEHOLDER or sign in _RANKS


def _in_order(marks: str) -> str:
    """The marks without repetition, in the order in which they are read."""
    return "".join(sorted(dict.fromkeys(marks), key=_RANKS.__getitem__))


def _clash(marks: str) -> bool:
    """Tell whether only one of these marks can stand on a consonant."""
    ranks = Counter(_RANKS[mark] for mark in marks)
    return any(sum(ranks[rank] for rank in place) > 1 for place in _SAME_PLACE)
