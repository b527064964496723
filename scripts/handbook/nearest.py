"""A word that is not known -> the known one that is meant, if one is really near; and what to say of it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from handbook.messages import LANGUAGES, Both, both

_MOST_LISTED = 12


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word with the fewest changed letters, or that goes on where this one ends; None if all are far off.

    One letter of a short word may differ, two of a middling one, a quarter of a long one: what is further off is
    another thing, and would lead astray.
    """
    folded = word.casefold()
    most = _allowed(len(word))
    found: list[tuple[int, str]] = []
    for other in known:
        plain = other.casefold()
        if plain == folded:
            found.append((0, other))
        elif abs(len(plain) - len(folded)) <= most and (changed := _changes(folded, plain)) <= most:
            found.append((changed, other))
        elif len(folded) >= 4 and plain.startswith((f"{folded}-", f"{folded}.", f"{folded}_")):
            found.append((most + 1, other))
    return min(found)[1] if found else None


def use_or(word: str, known: Iterable[str], shape: str = "{}") -> Both:
    """`use "…" (closest), or ` in both languages; empty if nothing is near. `shape` is how the word is written."""
    near = nearest(word, known)
    return dict.fromkeys(LANGUAGES, "") if near is None else both("near.or", near=shape.format(near))


def use_one(word: str, known: Iterable[str], shape: str = "{}") -> Both:
    """Which of the known words to use: the nearest, and all where they are few."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return both("near.use", near=shape.format(near))
    listed = [shape.format(name) for name in names[:_MOST_LISTED]]
    return both("near.list", names=", ".join([*listed, "…"] if len(names) > _MOST_LISTED else listed))


def _allowed(length: int) -> int:
    if length <= 4:
        return 1
    return 2 if length <= 9 else min(length // 4, 5)


def _changes(first: str, second: str) -> int:
    """Letters that are added, taken away or replaced; two neighbours that changed places are one."""
    differing = [place for place, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]]
    if len(first) == len(second) and len(differing) == 2 and differing[1] == differing[0] + 1:
        left, right = differing
        if (first[left], first[right]) == (second[right], second[left]):
            return 1
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for kind, i1, i2, j1, j2 in steps if kind != "equal")
