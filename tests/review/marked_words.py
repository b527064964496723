"""How much of two wordings a difference marks, against the least that any could mark; and marks inside a word.

Words are libthai's, as the difference's own are; which of them differ is found by another program: the longest common
row of words, and of letters, by the whole table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

from handbook.thai.difference import words

_LONGEST = 1_500
"""Words of a text that a table is made for; no paragraph of the handbook has half as many."""
Pieces = Sequence[tuple[str, str]]
"""Kind (`same`, `gone`, `new`) and text of each piece of a difference."""


@dataclass(frozen=True)
class Marked:
    """Words and letters that are marked, the least that would do, and marks that begin or end inside a word."""

    words: int = 0
    least_words: int = 0
    letters: int = 0
    least_letters: int = 0
    inside: int = 0
    texts: int = 0

    def __add__(self, other: Marked) -> Marked:
        return Marked(*(mine + theirs for mine, theirs in zip(self.values(), other.values(), strict=True)))

    def values(self) -> tuple[int, ...]:
        """The counts in their order."""
        return self.words, self.least_words, self.letters, self.least_letters, self.inside, self.texts

    def shown(self) -> str:
        """The sums on one line."""
        by_words, by_letters = (
            one / least if least else 1.0
            for one, least in ((self.words, self.least_words), (self.letters, self.least_letters))
        )
        return (
            f"{self.texts} texts: words marked {self.words}, least {self.least_words}: {by_words:.3f}; "
            f"letters {by_letters:.3f}; marks inside a word {self.inside}"
        )


def marked(pieces: Pieces) -> Marked:
    """Judge one difference; one that marks nothing, or everything of a text without a counterpart, is not counted."""
    before, after = ("".join(text for kind, text in pieces if kind != other) for other in ("new", "gone"))
    if before == after or not before.strip() or not after.strip():
        return Marked()
    old, new = words(before), words(after)
    if max(len(old), len(new)) > _LONGEST:
        return Marked()
    shown = {kind: [text for each, text in pieces if each == kind] for kind in ("gone", "new")}
    count = sum(len(_seen(words(text))) for texts in shown.values() for text in texts)
    letters = sum(len(text) for texts in shown.values() for text in texts)
    inside = _inside(pieces, before, "new") + _inside(pieces, after, "gone")
    least = _least(_seen(old), _seen(new))
    return Marked(count, least, letters, _least(before, after), inside, 1)


def marked_in(review: Path) -> Marked:
    """Judge all differences that a review's page shows."""
    tree: Any = html.fromstring(review.read_text(encoding="utf-8"))
    found = Marked()
    for paragraph in tree.xpath("//div[@class='place']/p[not(@class)]"):
        kinds = {"del": "gone", "ins": "new"}
        pieces = [("same", paragraph.text or "")]
        for each in paragraph:
            pieces += [(kinds.get(each.tag, "same"), each.text or ""), ("same", each.tail or "")]
        found += marked(pieces)
    return found


def _seen(found: Iterable[str]) -> list[str]:
    """The words without what is between them."""
    return [word for word in found if word.strip()]


def _inside(pieces: Pieces, text: str, other: str) -> int:
    """How many edges of marks are inside a word of a text."""
    ends, at = {0}, 0
    for word in words(text):
        at += len(word)
        ends.add(at)
    at, inside = 0, 0
    own = [(kind, part) for kind, part in pieces if kind != other]
    for kind, part in own:
        if kind != "same":
            inside += (at not in ends) + (at + len(part) not in ends)
        at += len(part)
    return inside


def _least(old: Sequence[str], new: Sequence[str]) -> int:
    """How many parts of both are in no longest common row."""
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    row = [0] * (len(new) + 1)
    for one in old:
        before = 0
        for at, two in enumerate(new, 1):
            kept = row[at]
            row[at] = before + 1 if one == two else max(kept, row[at - 1])
            before = kept
    return len(old) + len(new) - 2 * row[-1]
