"""What leaves the text area of its page: words and pictures that no reader of the PDF would see whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from weasyprint.formatting_structure import boxes

from handbook.press.refused import SOURCE, written_at
from handbook.problems import Problem

_TEXT_SLACK = 1.0  # CSS px: layout rounds
_PICTURE_SLACK = 8.0  # 2 mm: the quiet zone around a QR code may reach into the margin
_LONGEST = 60  # signs of the words that a problem shows
_SMALLEST = 2  # signs: a letter alone would be found anywhere in a source


@dataclass(frozen=True)
class Outside:
    """A block or table that leaves its page: index of the page, the first words outside, the path of their source.

    `table` is its number among the tables of the document, from zero; None if it is none.
    """

    page: int
    words: str
    source: str
    table: int | None = None


def outside(pages: Iterable[Any]) -> list[Outside]:
    """What leaves the text area of a document's pages, in order: each block or table once a page."""
    found = []
    for number, page in enumerate(pages):
        area = page._page_box  # noqa: SLF001 - nothing else knows where a box is
        tree = _Tree(area)
        seen = set()
        for box, block in _leaving(area):
            if block not in seen:
                seen.add(block)
                table = tree.table_number(block) if isinstance(block, boxes.TableBox) else None
                found.append(Outside(number, _words(box), tree.source(box), table))
    return found


def outside_problem(each: Outside, page: int, name: str, root: Path) -> Problem:
    """HB611 at the line of the source that has the words; `page` is the number of the page in the PDF `name`."""
    details = {"file": name, "page": str(page), "words": each.words}
    if not each.source:
        return Problem(name, 1, 1, "HB611", details)
    longest = max(each.words.split(), key=len, default="")
    tried = [words for words in (each.words, longest) if len(words) >= _SMALLEST]
    places = [
        written_at(each.source, words, root) for words in tried
    ]  # what is set otherwise, as in Thai digits, fails
    return Problem(*next((place for place in places if place[1:] != (1, 1)), (each.source, 1, 1)), "HB611", details)


def _leaving(area: Any) -> Iterator[tuple[Any, Any]]:
    """Each text or picture outside the page's text area, with its block: the outermost table, or the nearest block."""
    left, top = area.content_box_x(), area.content_box_y()
    right, bottom = left + area.width, top + area.height

    def walk(box: Any, block: Any) -> Iterator[tuple[Any, Any]]:
        is_text = isinstance(box, boxes.TextBox)
        if is_text or isinstance(box, boxes.ReplacedBox):
            slack = _TEXT_SLACK if is_text else _PICTURE_SLACK
            over = max(
                left - box.position_x,
                box.position_x + box.width - right,
                top - box.position_y,
                box.position_y + box.height - bottom,
            )
            if over > slack and not (is_text and not box.text.strip()):
                yield box, block
            return
        if not isinstance(block, boxes.TableBox) and isinstance(box, boxes.TableBox | boxes.BlockContainerBox):
            block = box
        for child in getattr(box, "children", ()):
            if not isinstance(child, boxes.MarginBox):
                yield from walk(child, block)

    yield from walk(area, area)


def _words(box: Any) -> str:
    """The text, or what stands for a picture: its `alt`, or the title of a drawing."""
    if isinstance(box, boxes.TextBox):
        text = box.text
    else:
        titles = (each.text for each in box.element.iter() if str(each.tag).endswith("}title"))
        text = box.element.get("alt") or next(titles, None) or str(box.element.tag).rpartition("}")[2]
    return " ".join(text.split())[:_LONGEST].strip()


class _Tree:
    """The elements of a page's document, which know nothing of what is around them."""

    def __init__(self, area: Any) -> None:
        root = next((child.element for child in area.children if child.element is not None), None)
        elements = [] if root is None else list(root.iter())
        self._around = {child: parent for parent in elements for child in parent}
        self._tables = [element for element in elements if element.tag == "table"]

    def table_number(self, table: Any) -> int:
        """The number of a table among all of the document."""
        return self._tables.index(table.element)

    def source(self, box: Any) -> str:
        """The path of the source that the nearest element names; empty if none does."""
        element = box.element
        while element is not None and not element.get(SOURCE):
            element = self._around.get(element)
        return "" if element is None else str(element.get(SOURCE))
