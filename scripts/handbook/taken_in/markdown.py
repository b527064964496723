"""The blocks of an article -> Markdown of the handbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handbook.html.tree import Element, copy_of, words_of
from handbook.taken_in.escape import at_start, plain_words
from handbook.taken_in.inline import Inline, note_mark
from handbook.taken_in.model import Lost
from handbook.taken_in.tables import is_caption, table_rows, write_table
from handbook.thai.words import TO_ARABIC, word

_SIMPLE_NUMBER = re.compile(r"(?P<number>\d{1,2})\.")
_SEPARATOR = "<!-- -->"
"""Between two lists that would become one."""


@dataclass
class Writer:
    """Writes the blocks of a document."""

    inline: Inline

    def blocks(self, elements: Sequence[Element]) -> list[str]:
        """The Markdown of these blocks, one text for each."""
        done: list[str] = []
        was_list = False
        caption = ""
        for number, element in enumerate(elements):
            following = elements[number + 1] if number + 1 < len(elements) else None
            if element.tag == "p" and following is not None and following.tag == "table":
                caption = self._caption(element)
                if caption:
                    continue
            written = list(self._block(element, caption))
            caption = ""
            is_list = element.tag in {"ul", "ol"}
            if is_list and was_list and written:
                done.append(_SEPARATOR)
            done += written
            was_list = is_list if written else was_list
        return done

    def notes(self, texts: dict[str, Element]) -> list[str]:
        """The footnotes that were called since the last time, as one block."""
        called, self.inline.notes = list(dict.fromkeys(self.inline.notes)), []
        if not called:
            return []
        items = [f"-   {note_mark(number)} {self.inline.line(texts[number])}" for number in called if number in texts]
        return [f"/// note | {word('th', 'taken.notes')}\n\n" + "\n".join(items) + "\n\n///"]

    def _caption(self, paragraph: Element) -> str:
        text = words_of(paragraph)
        return plain_words(text) if is_caption(text) and len(text) < 200 else ""

    def _block(self, element: Element, caption: str) -> Iterator[str]:
        if element.tag == "table":
            yield from self._table(element, caption)
        elif element.tag in {"ul", "ol"}:
            yield from self._lists(element)
        elif text := self.inline.lines(element):
            yield text

    def _table(self, table: Element, caption: str) -> Iterator[str]:
        rows = [row for row in table_rows(table, self.inline) if any(row)]
        if not rows:
            return
        if len(rows) == 1 or max(map(len, rows)) == 1:
            self.inline.lost.append(Lost("frame", self.inline.place))
            yield from ([caption] if caption else [])
            yield from (at_start(cell) for row in rows for cell in row if cell)
            return
        yield write_table(rows, caption or word("th", "taken.table"))

    def _lists(self, element: Element) -> Iterator[str]:
        """A list as one text, or more where its numbers do not follow each other."""
        for number, lines in enumerate(self._runs(element)):
            if number:
                yield _SEPARATOR
            yield "\n".join(lines)

    def _runs(self, element: Element) -> Iterator[list[str]]:
        lines: list[str] = []
        last: int | None = None
        for item in element.iterchildren("li"):
            number = _simple_number(item)
            if lines and _is_new_list(number, last):
                yield lines
                lines = []
            last = number
            lines += self._item(item, number)
        if lines:
            yield lines

    def _item(self, item: Element, number: int | None) -> Iterator[str]:
        own, inner = _parted(item)
        if number is not None:
            mark = next(own.iter("span"))
            if not (mark.text or "").isascii() and not any(lost.kind == "numerals" for lost in self.inline.lost):
                self.inline.lost.append(Lost("numerals", self.inline.place, mark.text))
            mark.text = ""
        sign = "-" if number is None else f"{number}."
        text = self.inline.lines(own).replace("\n", "\n    ")
        yield f"{sign:<4}{text or '&nbsp;'}"
        was_list = False
        for child in inner:
            for written in self._block(child, ""):
                if was_list and child.tag in {"ul", "ol"} and written != _SEPARATOR:
                    yield f"\n    {_SEPARATOR}\n"
                yield from (f"    {line}" if line else "" for line in written.split("\n"))
                was_list = child.tag in {"ul", "ol"}


def _is_new_list(number: int | None, last: int | None) -> bool:
    """Whether an item does not go on after the last: another kind of list, or not the next number."""
    return (number is None) != (last is None) or (number is not None and last is not None and number != last + 1)


def _parted(item: Element) -> tuple[Element, list[Element]]:
    """A copy of an item without its lists and tables, and those."""
    inner = [child for child in item if child.tag in {"ul", "ol", "table"}]
    own = copy_of(item)
    for child in [child for child in own if child.tag in {"ul", "ol", "table"}]:
        own.remove(child)
    return own, inner


def _simple_number(item: Element) -> int | None:
    """The number of an item whose printed number is one that Markdown prints as well: `3.`, in any digits."""
    mark = next((child for child in item if child.tag == "span" and child.get("class") == "number"), None)
    found = _SIMPLE_NUMBER.fullmatch((mark.text or "").translate(TO_ARABIC)) if mark is not None else None
    return int(found["number"]) if found else None


def joined(blocks: Iterable[str]) -> str:
    """The blocks as the body of a page."""
    return "\n\n".join(blocks) + "\n"
