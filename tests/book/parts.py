"""What a chapter says, whether the site or the book says it: parts, and what is compared of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
_BLOCKS = HEADINGS | {"P", "Div", "Sect", "L", "LI", "Lbl", "LBody", "Table", "Caption", "TR", "TH", "TD", "Figure"}
AGAIN = "Again"  # the head of a table, repeated where a page has cut it
MARK = "Mark"  # the number of a source
_ANY_MARK = "[*]"  # site and book may number sources each in its own way: `Chapter.marks` tells which one is meant

_NUMBER = re.compile(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*")
_CODE = re.compile(
    r"""
    (?:[ก-ฮ]{2}\.?[0-9๐-๙]+(?:\.[0-9๐-๙]+)?/)? (?<![\u0e48-\u0e4b]) ว\.?[0-9๐-๙]+  # สป ๐๐๑๗.๒/ว ๓๐๔๗, ว ๓๐๔๗; not แล้ว ๒
    | (?:[ก-ฮ]{1,3}\.)+[0-9๐-๙]+  # พ.ศ. ๒๕๖๐, คกก.มท. 02
    | (?:มาตรา|เล่ม|ตอน(?:ที่|พิเศษ)?|[Ss]ections?|Vol\.|Part) [0-9๐-๙]+
    | (?:[A-Z]\.)+[0-9]+  # B.E. 2560
    | [A-Z]{2,}[.-]?[0-9]+(?:[.:/-][0-9]+)*  # IEC 62676-4:2025, EE 022001-22
    | [0-9๐-๙]+/[0-9๐-๙]{4}(?![0-9๐-๙])  # ที่ ๓/๒๕๖๒
    """,
    re.VERBOSE,
)
_WORD = re.compile(rf"{_NUMBER.pattern}|[A-Za-z]+|[ก-ฮ][^ก-ฮ0-9A-Za-z\s]*|\S")


@dataclass
class Part:
    """An element of a page or of the book, by the name that PDF has for its kind (ISO 32000-1, 14.8.4)."""

    role: str
    kids: list[Part | str]
    page: int = 0
    detail: str = ""
    """Where a link leads, which number a mark has, what a picture shows."""


@dataclass(frozen=True)
class Chapter:
    """What is compared. Texts are without white space, but for `text`: a line may end anywhere in Thai."""

    text: str
    """All that is read, in order. A line feed is the end of a line or of a block."""
    headings: list[str]
    tables: list[str]
    """A line for each caption and each row."""
    pictures: list[str]
    """What drawings show, for those who hear them."""
    marks: list[str]
    """The source behind each mark."""
    sources: list[str]
    """Each source once."""
    addresses: list[str]
    """Where links lead that leave the book, each once."""

    @cached_property
    def letters(self) -> str:
        """The text without white space."""
        return letters(self.text)

    @cached_property
    def numbers(self) -> list[str]:
        """Every number, in order. Those parted by white space alone are one: `differences` looks at white space."""
        return _NUMBER.findall(self.letters)

    @cached_property
    def codes(self) -> list[str]:
        """Numbers of laws, circulars, standards and forms, in order."""
        return _CODE.findall(self.letters)

    @cached_property
    def words(self) -> list[str]:
        """The text in small pieces, in order: what a difference is told by."""
        return _WORD.findall(self.text)


def make_chapter(parts: Iterable[Part], cited: Mapping[str, str], sources: Iterable[str]) -> Chapter:
    """Read parts as a chapter; `cited` knows the source behind each mark."""
    whole = Part("Div", list(parts))
    return Chapter(
        text=text_of(whole),
        headings=[f"{part.role} {letters(text_of(part))}" for part in find(whole, *HEADINGS)],
        tables=[line for table in find(whole, "Table") for line in _table(table)],
        pictures=[part.detail for part in find(whole, "Figure")],
        marks=[cited.get(part.detail, f"no source {part.detail}") for part in find(whole, MARK)],
        sources=sorted(set(sources)),
        addresses=sorted({part.detail for part in find(whole, "Link") if ":" in part.detail}),
    )


def text_of(part: Part) -> str:
    """All text in a part, in order."""
    return "".join(_text(part))


def letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def find(part: Part, *roles: str) -> Iterator[Part]:
    """The parts of some kinds below a part, in order; not what is only repeated."""
    for kid in part.kids:
        if isinstance(kid, Part) and kid.role != AGAIN:
            if kid.role in roles:
                yield kid
            yield from find(kid, *roles)


def _text(part: Part) -> Iterator[str]:
    if part.role == AGAIN:
        return
    if part.role == MARK:  # in the book the space before a mark is part of it
        yield " " + _ANY_MARK if any(isinstance(kid, str) and kid[:1].isspace() for kid in part.kids[:1]) else _ANY_MARK
        return
    end = "\n" if part.role in _BLOCKS else ""
    yield end
    for kid in part.kids:
        if isinstance(kid, str):
            yield kid
        else:
            yield from _text(kid)
    yield end


def _table(table: Part) -> Iterator[str]:
    """A line for the caption and for each row; the caption stands only where the table begins."""
    if not any(isinstance(kid, Part) and kid.role == AGAIN for kid in table.kids):
        yield "caption: " + " ".join(letters(text_of(caption)) for caption in find(table, "Caption"))
    for row in find(table, "TR"):
        yield " | ".join(f"{cell.role} {letters(text_of(cell))}" for cell in find(row, "TH", "TD"))
