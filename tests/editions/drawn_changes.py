"""Mechanical changes of real pages, each known to be a correction or to need an edition; drawn by a seed."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from handbook.corpus.front_matter import split_front_matter
from handbook.corpus.prose import prose_of_page
from handbook.editions.pages import changed_page
from handbook.thai.spelling import misspellings
from handbooks import ROOT

_MISSPELT = ROOT / "scripts" / "handbook" / "editions" / "misspelt.yml"
_DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
_MARK = re.compile(r"\[(?P<words>[^\]\n]{4,})\]\((?P<target>(?:source|confirm):[a-z0-9-]+)\)")
_NO_WORDS = re.compile(r"(?m:^)(?:///.*| *[0-9]+)$")
"""What stands before the end of a match: a block's line, or the number of an item, which the builder counts anew."""
_SWAPPED = {"ต้อง": "ควร", "ควร": "ต้อง", "ห้าม": "ควร", "must": "should", "should": "must", "may": "must"}
_COUNTED = {"วัน": "เดือน", "บาท": "ดอลลาร์", "ปี": "เดือน", "เดือน": "ปี", "days": "months", "baht": "dollars"}


@dataclass(frozen=True)
class Drawn:
    """A change: the page's file, which kind of change it is, the text before and after."""

    path: str
    kind: str
    before: str
    after: str

    def told(self) -> list[str]:
        """The codes of what is more than a correction of it."""
        return [problem.code for problem in changed_page(self.path, self.before, self.after)]


@dataclass(frozen=True)
class _Page:
    """A page's text, the parts of its body that readers read, and a random number generator."""

    text: str
    prose: tuple[tuple[int, int], ...]
    chance: random.Random

    def places(self, pattern: str) -> list[re.Match[str]]:
        """Where the pattern stands within words for readers."""
        starts = [start for start, _ in self.prose]
        return [
            found
            for found in re.finditer(pattern, self.text)
            if (at := bisect_right(starts, found.start()) - 1) >= 0
            and found.end() <= self.prose[at][1]
            and not _NO_WORDS.search(self.text, self.text.rfind("\n", 0, found.start()) + 1, found.end())
        ]

    def one_of(self, pattern: str) -> re.Match[str] | None:
        """One of these places; None if there is none."""
        found = self.places(pattern)
        return self.chance.choice(found) if found else None

    def put(self, start: int, end: int, new: str) -> str:
        """The text with this part replaced."""
        return self.text[:start] + new + self.text[end:]


Change = Callable[[_Page], tuple[str, str] | None]
"""A page -> its text before and after; None if the page gives no occasion."""


def _replaced(pattern: str, new: Callable[[_Page, re.Match[str]], str]) -> Change:
    def change(page: _Page) -> tuple[str, str] | None:
        found = page.one_of(pattern)
        return found and (page.text, page.put(*found.span(), new(page, found)))

    return change


def _another_digit(page: _Page, found: re.Match[str]) -> str:
    own = _DIGITS[:10] if found[0] in _DIGITS[:10] else _DIGITS[10:]
    return page.chance.choice(own.replace(found[0], ""))


def _words(words: Mapping[str, str]) -> str:
    return "|".join(rf"\b{word}\b" if word.isascii() else word for word in words)


def _marks(page: _Page) -> list[re.Match[str]]:
    """The marks of the body."""
    _, body, _ = split_front_matter(page.text)
    return [found for found in _MARK.finditer(page.text) if found.start() >= len(page.text) - len(body)]


def _of_mark(new: Callable[[re.Match[str]], str]) -> Change:
    def change(page: _Page) -> tuple[str, str] | None:
        marks = _marks(page)
        found = page.chance.choice(marks) if marks else None
        return found and (page.text, page.put(*found.span(), new(found)))

    return change


def _shifted(found: re.Match[str]) -> str:
    """The mark from its second half on: a Thai vowel may come to stand first, which no reader would let pass."""
    half = len(found["words"]) // 2
    return f"{found['words'][:half]}[{found['words'][half:]}]({found['target']})"


def _letter_of_sourced_line(page: _Page) -> tuple[str, str] | None:
    marks = _marks(page)
    if not marks:
        return None
    found = page.chance.choice(marks)
    at = page.chance.randrange(*found.span("words"))
    return None if page.text[at].isspace() or page.text[at] in "*_\\" else (page.text, page.put(at, at + 1, "ฟ"))


def _line_gone(beginning: str) -> Change:
    def change(page: _Page) -> tuple[str, str] | None:
        lines = page.text.split("\n")
        found = [number for number, line in enumerate(lines) if line.startswith(beginning) and "|---" not in line]
        if len(found) < 3:
            return None
        gone = page.chance.choice(found[1:])
        return page.text, "\n".join(line for number, line in enumerate(lines) if number != gone)

    return change


@cache
def _all_misspellings() -> dict[str, str]:
    lists = yaml.safe_load(_MISSPELT.read_text(encoding="utf-8"))
    own = {wrong: right for words in lists.values() for right, wrongs in words.items() for wrong in wrongs}
    return misspellings() | own


def _misspelt(page: _Page) -> tuple[str, str] | None:
    wrongs = sorted(_all_misspellings().items())
    page.chance.shuffle(wrongs)
    for wrong, right in wrongs:
        found = page.one_of(rf"\b{right}\b" if right.isascii() else right)
        if found is not None:
            return page.put(*found.span(), wrong), page.text
    return None


def _other_digits(page: _Page) -> tuple[str, str] | None:
    found = page.one_of("[0-9]+|[๐-๙]+")
    if found is None:
        return None
    swapped = "".join(_DIGITS[(_DIGITS.index(digit) + 10) % 20] for digit in found[0])
    return page.text, page.put(*found.span(), swapped)


EDITIONS: Mapping[str, Change] = {
    "a digit is another": _replaced("[0-9๐-๙]", _another_digit),
    "a negation is put in": _replaced(
        r"(?<=[ก-ฮ]) (?=[ก-ฮเ-ไ])|(?<=[a-z]) (?=[a-z])", lambda _, found: " not " if found[0] == " " else ""
    ),
    "a negation is taken out": _replaced(r"ไม่|มิได้|มิใช่|\bnot\b|\bno\b", lambda _page, _found: ""),
    "a duty is another": _replaced(_words(_SWAPPED), lambda _, found: _SWAPPED[found[0]]),
    "what is counted is another": _replaced(
        rf"(?<=[0-9๐-๙] )(?:{_words(_COUNTED)})", lambda _, found: _COUNTED[found[0]]
    ),
    "a mark is taken away": _of_mark(lambda found: found["words"]),
    "a mark is moved": _of_mark(_shifted),
    "a mark is another": _of_mark(lambda found: f"[{found['words']}]({found['target']}-x)"),
    "a letter of a sourced text is another": _letter_of_sourced_line,
    "a row is gone": _line_gone("|"),
    "an item is gone": _line_gone("- "),
}
CORRECTIONS: Mapping[str, Change] = {
    "a word is spelt right": _misspelt,
    "a space is two": _replaced(r"(?<=[ก-๎a-z]) (?=[ก-๎a-z])", lambda _page, _found: "  "),
    "a space without width is gone": lambda page: (
        (found := page.one_of("(?<=[ก-ฮ])(?=[ก-ฮ])")) and (page.put(*found.span(), "\u200b"), page.text)
    ),
    "a number is in other digits": _other_digits,
    "a comment is put in": lambda page: (page.text, page.text + "\n<!-- ไม่เกิน 100 ต้องตรวจ -->\n"),
}


@cache
def _prose(text: str) -> tuple[tuple[int, int], ...]:
    start = len(text) - len(split_front_matter(text)[1])
    return tuple(part for part in prose_of_page(text) if part[0] >= start)


def read_pages(docs: Path) -> dict[str, str]:
    """Path below the repository -> text of each page."""
    return {
        f"docs/{file.relative_to(docs).as_posix()}": file.read_text(encoding="utf-8")
        for file in sorted(docs.rglob("*.md"))
    }


def draw(pages: Mapping[str, str], changes: Mapping[str, Change], seed: int, count: int) -> Iterator[Drawn]:
    """`count` changes of each kind, or fewer if the pages give too few occasions; the same for one seed."""
    for kind, change in changes.items():
        chance = random.Random(f"{seed} {kind}")  # noqa: S311 - no secret
        made = 0
        for _ in range(count * 20):
            path = chance.choice(sorted(pages))
            texts = change(_Page(pages[path], _prose(pages[path]), chance))
            if texts is not None and texts[0] != texts[1]:
                made += 1
                yield Drawn(path, kind, *texts)
            if made == count:
                break
