"""numbering.xml of a Word file -> the numbers that Word prints before paragraphs but does not write into them.

A legal text is cited by them, so they are text: `ข้อ ๓ (๑)` must stay (๑), whatever a converter would make of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from handbook.taken_in.styles import Styles, attribute, is_on, value
from handbook.thai.words import TO_THAI

_PLACE = re.compile(r"%([1-9])")
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_BULLETS = {"bullet", "none"}


@dataclass(frozen=True)
class Level:
    """A level of a list: its format, text with places, first number, indent in twentieths of a point."""

    format: str
    text: str
    start: int
    indent: int
    is_legal: bool


@dataclass(frozen=True)
class Item:
    """A numbered or bulleted paragraph: its number as printed, empty for a bullet; its list, level and indent."""

    number: str
    list: str
    level: int
    indent: int


@dataclass
class Numbering:
    """Counts through a document; each numbered paragraph must be asked for once, in order."""

    tree: Any
    styles: Styles
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)

    def item(self, paragraph: Any) -> Item | None:
        """The paragraph's number; None if it has none."""
        list, level = self._place(paragraph)
        number = self._number(list)
        found = self._level(number, level) if number is not None else None
        if number is None or found is None:
            return None
        indent = _indent(paragraph.find("{*}pPr"))
        indent = found.indent if indent is None else indent
        abstract = value(number, "abstractNumId")
        self._count(number, list, abstract, level, found)
        if found.format in _BULLETS and not _PLACE.search(found.text):
            is_bullet = found.format == "bullet" or not found.text.strip()
            return None if found.format == "none" and not found.text else Item(
                "" if is_bullet else found.text.strip(), list, level, indent
            )  # fmt: skip
        return Item(self._printed(number, abstract, found).strip(), list, level, indent)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph, from itself or its styles; an empty list if it is in none."""
        list = ""
        for properties in self.styles.properties(paragraph):
            numbered = properties.find("{*}numPr")
            list = list or value(numbered, "numId")
            level = value(numbered, "ilvl")
            if level.isdecimal():
                return list, min(int(level), 8)
        return list, self._level_of_style(list, paragraph)

    def _level_of_style(self, list: str, paragraph: Any) -> int:
        style = value(paragraph.find("{*}pPr"), "pStyle")
        abstract = self._abstract(self._number(list))
        for level in abstract.iterfind("{*}lvl") if abstract is not None and style else ():
            if value(level, "pStyle") == style:
                return int(attribute(level, "ilvl", "0"))
        return 0

    def _number(self, list: str) -> Any:
        found = self.tree.iterfind("{*}num") if self.tree is not None and list not in {"", "0"} else ()
        return next((number for number in found if attribute(number, "numId") == list), None)

    def _abstract(self, number: Any) -> Any:
        """The definition of a list, or that of the style that it names instead."""
        wanted = value(number, "abstractNumId")
        found = next(
            (each for each in self.tree.iterfind("{*}abstractNum") if attribute(each, "abstractNumId") == wanted), None
        ) if number is not None else None  # fmt: skip
        linked = value(found, "numStyleLink")
        if not linked:
            return found
        same = (each for each in self.tree.iterfind("{*}abstractNum") if value(each, "styleLink") == linked)
        return next(same, found)

    def _level(self, number: Any, level: int) -> Level | None:
        overrides = [each for each in number.iterfind("{*}lvlOverride") if attribute(each, "ilvl") == str(level)]
        abstract = self._abstract(number)
        written = next((each.find("{*}lvl") for each in overrides if each.find("{*}lvl") is not None), None)
        if written is None and abstract is not None:
            levels = abstract.iterfind("{*}lvl")
            written = next((each for each in levels if attribute(each, "ilvl") == str(level)), None)
        if written is None:
            return None
        start = next((value(each, "startOverride") for each in overrides), "") or value(written, "start")
        indent = _indent(written.find("{*}pPr"))
        return Level(
            value(written, "numFmt") or "decimal",
            value(written, "lvlText"),
            int(start) if start.isdecimal() else 0 if start else 1,
            indent if indent is not None else 360 * (level + 1),
            is_on(written, "isLgl") is True,
        )

    def _count(self, number: Any, list: str, abstract: str, level: int, found: Level) -> None:
        restarts = (list, level) not in self.used and any(
            attribute(each, "ilvl") == str(level) and each.find("{*}startOverride") is not None
            for each in number.iterfind("{*}lvlOverride")
        )
        self.used.add((list, level))
        if restarts or (abstract, level) not in self.counts:
            self.counts[abstract, level] = found.start
        else:
            self.counts[abstract, level] += 1
        for deeper in range(level + 1, 9):
            self.counts.pop((abstract, deeper), None)

    def _printed(self, number: Any, abstract: str, found: Level) -> str:
        def count(place: re.Match[str]) -> str:
            level = self._level(number, int(place[1]) - 1)
            current = self.counts.get((abstract, int(place[1]) - 1), level.start if level else 1)
            return written(current, "decimal" if found.is_legal or level is None else level.format)

        return _PLACE.sub(count, found.text)


def written(number: int, format: str) -> str:
    """A number in a format of Word's (ECMA-376-1, 17.18.59); unknown formats as decimal."""
    ways: dict[str, Callable[[], str]] = {
        "thaiNumbers": lambda: str(number).translate(TO_THAI),
        "thaiLetters": lambda: _letter(number, _THAI_LETTERS),
        "lowerLetter": lambda: _letter(number, _LATIN),
        "upperLetter": lambda: _letter(number, _LATIN).upper(),
        "lowerRoman": lambda: _roman(number),
        "upperRoman": lambda: _roman(number).upper(),
        "decimalZero": lambda: f"{number:02}",
        "none": str,
    }
    return ways.get(format, lambda: str(number))()


def _letter(number: int, letters: str) -> str:
    """a, b … z, aa, bb: Word repeats the letter."""
    if number < 1:
        return str(number)
    return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)


def _roman(number: int) -> str:
    said = ""
    for size, letters in _ROMAN if 0 < number < 5000 else ():
        said += letters * (number // size)
        number %= size
    return said or str(number)


def _indent(properties: Any) -> int | None:
    indent = properties.find("{*}ind") if properties is not None else None
    found = attribute(indent, "left") or attribute(indent, "start")
    return int(found) if found.lstrip("-").isdecimal() else None
