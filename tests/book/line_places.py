"""Where lines of the book end in what was written: printed lines are found again in the blocks of the site's pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from book.readers import read_as_is
from built_site import BuiltPage, path_of

# Elements that stand within a line. Any other begins a block, and ends one.
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "time"}
UNPRINTED = "script, style, .hb-sources__back"
REFERENCE = re.compile(r"\(หน้า\s+[0-9๐-๙]+\)")  # only the book says on which page a link ends
ANCHOR = 2  # letters on each side of a line's end that are looked up before more are compared
ENOUGH = 12  # letters on each side that must agree, unless the block has fewer there
MOST = 60  # letters on each side that are compared

Kind = Literal["run", "gap", "block", "lost"]


@dataclass(frozen=True)
class Block:
    """A stretch of text in which no paragraph, cell or heading ends; `tag` is that of the element around it."""

    tag: str
    text: str


@dataclass(frozen=True)
class Place:
    """Where two lines meet in what was written: in a run of Thai letters, in a gap of spaces and signs, between blocks.

    `at` is the offset of the second line in `block`, if both are of one block. What is lost was not found.
    """

    kind: Kind
    block: Block | None = None
    at: int = 0


@dataclass(frozen=True)
class LineEnd:
    """A line that ends with a Thai letter, the next one on its page, which begins with one, and where they meet."""

    page: int
    before: str
    after: str
    place: Place

    def __str__(self) -> str:
        block = self.place.block or Block("?", self.before + self.after)
        at = self.place.at if self.place.block else len(self.before)
        return f"page {self.page}, <{block.tag}>: …{block.text[max(0, at - 25) : at]}|{block.text[at : at + 25]}…"


def is_thai_letter(sign: str) -> bool:
    """Tell whether a sign is a consonant, a vowel or a mark above or below one; figures and ฯ ๆ ฿ are not."""
    return ("ก" <= sign <= "\u0e3a" and sign != "ฯ") or ("เ" <= sign <= "\u0e4e" and sign != "ๆ")


class Letters:
    """The letters of a text, of any script, and where they were: figures, signs and spaces may differ in print."""

    def __init__(self, text: str) -> None:
        self.offsets = [at for at, sign in enumerate(text) if sign.isalpha() or is_thai_letter(sign)]
        self.text = "".join(text[at] for at in self.offsets)

    def is_edge(self, at: int) -> bool:
        """Tell whether something stood between a letter and the one before it."""
        return at in {0, len(self.offsets)} or self.offsets[at - 1] + 1 < self.offsets[at]


class Written:
    """The letters of all blocks, a line feed before and after each, in which printed lines are found."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        text = ["\n"]
        self._origins: list[tuple[Block | None, int]] = [(None, 0)]
        for block in blocks:
            letters = Letters(block.text)
            text.append(letters.text + "\n")
            self._origins += [*((block, offset) for offset in letters.offsets), (None, 0)]
        self._text = "".join(text)

    def find(self, printed: Letters, at: int) -> Place:
        """Find what was written before the printed letter `at`: whatever agrees with more letters around it."""
        tail, head = printed.text[max(0, at - ANCHOR) : at], printed.text[at : at + ANCHOR]
        meetings = [start + len(tail) for start in self._all(tail + head)]
        both = [(self._back(printed, at, here), self._on(printed, at, here), here) for here in meetings]
        agreed, here = max(((back + on, here) for back, on, here in both if back and on), default=(0, 0))
        end = max((self._back(printed, at, start + len(tail)) for start in self._all(tail + "\n")), default=0)
        begin = max((self._on(printed, at, start + 1) for start in self._all("\n" + head)), default=0)
        if not agreed or (end and begin and end + begin > agreed):
            return Place("block" if end or begin else "lost")
        (_, last), (block, offset) = self._origins[here - 1 : here + 1]
        return Place("run" if last + 1 == offset else "gap", block, offset)

    def _all(self, pattern: str) -> Iterator[int]:
        at = self._text.find(pattern)
        while at >= 0:
            yield at
            at = self._text.find(pattern, at + 1)

    def _back(self, printed: Letters, at: int, here: int) -> int:
        """Count the letters before a place that agree: none if they are few and not all that the block has there."""
        most = min(MOST, at)
        differing = (count for count in range(most) if self._text[here - count - 1] != printed.text[at - count - 1])
        count = next(differing, most)
        is_whole = self._text[here - count - 1] == "\n" and printed.is_edge(at - count)
        return count if count >= ENOUGH or is_whole else 0

    def _on(self, printed: Letters, at: int, here: int) -> int:
        """Count the letters from a place on that agree, likewise."""
        most = min(MOST, len(printed.text) - at)
        differing = (count for count in range(most) if self._text[here + count] != printed.text[at + count])
        count = next(differing, most)
        is_whole = self._text[here + count] == "\n" and printed.is_edge(at + count)
        return count if count >= ENOUGH or is_whole else 0


def written_blocks(site: Path, chapters: Iterable[str], locale: str) -> Iterator[Block]:
    """The blocks of the pages that are chapters of the book."""
    for key in chapters:
        article = BuiltPage(site, path_of(key, locale)).select("article")[0]
        for hidden in article.cssselect(UNPRINTED):
            hidden.drop_tree()
        yield from blocks_of(article)


def blocks_of(article: Any) -> Iterator[Block]:
    """The blocks of an element in order, white space folded."""
    etree.strip_tags(article, etree.Comment)
    tags: list[str] = []
    text = ""
    for event, element in etree.iterwalk(article, events=("start", "end")):
        if element.tag not in INLINE:
            if text.strip():
                yield Block(tags[-1], " ".join(text.split()))
            text = ""
            if event == "start":
                tags.append(element.tag)
            else:
                tags.pop()
        text += (element.text if event == "start" else element.tail) or ""


def printed_pages(file: Path, running: str) -> list[list[str]]:
    """Each page's lines as drawn, those of one cell together; without its head and foot: `running` begins them."""
    pages = []
    for page in read_as_is(file, "pdfium"):
        lines = [line.strip() for line in REFERENCE.sub(_keep_line_end, page).splitlines() if line.strip()]
        heads = [row for row, line in enumerate(lines) if line.startswith(running)]
        pages.append(lines[: heads[-1]] if heads else lines)
    return pages


def _keep_line_end(reference: re.Match[str]) -> str:
    return "\n" if "\n" in reference.group() else ""


def line_ends(pages: Iterable[list[str]], written: Written) -> Iterator[LineEnd]:
    """Every end of a line between two Thai letters, with its place. The last line of a page has none after it."""
    for number, lines in enumerate(pages, 1):
        printed = Letters("\n".join(lines))
        at = 0
        for before, after in pairwise(lines):
            at += len(Letters(before).text)
            if is_thai_letter(before[-1]) and is_thai_letter(after[0]):
                yield LineEnd(number, before, after, written.find(printed, at))
