"""What one chapter says and another does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from book.parts import Chapter

_BEFORE = 8  # items shown before what differs
_KINDS = ("headings", "tables", "pictures", "marks", "sources", "addresses", "codes", "numbers")


def differences(site: Chapter, book: Chapter) -> list[str]:
    """Each difference in a line; none if both say the same."""
    found = [line for kind in _KINDS for line in compare(kind, getattr(site, kind), getattr(book, kind), ", ")]
    if site.letters == book.letters:
        return found + list(_spaces(site.text, book.text))
    return found + list(compare("text", site.words, book.words, ""))


def compare(kind: str, site: Sequence[str], book: Sequence[str], between: str) -> Iterator[str]:
    """Where two lists differ, with what stands before. With nothing `between` items, it is their letters that count."""
    start = _common(site, book)
    end = min(_common(site[::-1], book[::-1]), len(site) - start, len(book) - start)
    middle = SequenceMatcher(None, site[start : len(site) - end], book[start : len(book) - end], autojunk=False)
    for what, *ends in middle.get_opcodes():
        first, last, book_first, book_last = (number + start for number in ends)
        before = between.join(site[max(0, first - _BEFORE) : first])
        theirs, ours = between.join(site[first:last]), between.join(book[book_first:book_last])
        if what != "equal" and (between or theirs != ours):  # the end of a line may part letters, and is none of them
            yield f"{kind}: after «{before}» the site has «{theirs}», the book «{ours}»"


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items two lists begin with alike."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _spaces(site: str, book: str) -> Iterator[str]:
    """Where words run together, or a number falls apart; elsewhere spaces and the ends of lines are layout."""
    before = ""
    for (gap, letter), (other, _) in zip(_gaps(site), _gaps(book), strict=True):
        is_number = before[-1:].isdigit() and letter.isdigit()
        if gap and not other:
            yield f"spaces: after «{before}» the book has none before «{letter}»"
        if is_number and " " in other and not gap:
            yield f"spaces: after «{before}» the book has one before «{letter}»"
        before = (before + letter)[-20:]


def _gaps(text: str) -> list[tuple[str, str]]:
    """Each letter with the white space before it."""
    return re.findall(r"(\s*)(\S)", text)
