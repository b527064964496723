"""The sources of a chapter as footnotes.

A source has one number in a chapter, the same as on the site, and a footnote on every page that cites it, so that a
photocopy of one page is complete. Every mark has its own note; of equal notes a page shows only one (page_notes.py).
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.html.tree import Element, insert_after, make, select
from handbook.press.amendments.page_notes import SAME
from handbook.thai.words import write_number

_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Citation:
    """A source mark and the number of its source in the chapter."""

    mark: Element
    source: int

    @property
    def note(self) -> str:
        """The id of the mark's note."""
        return f"{self.mark.get('id')}--note"


@dataclass
class Footnotes:
    """The citations of the book: chapter -> citations in order."""

    numerals: str
    chapters: dict[str, list[Citation]] = field(default_factory=dict)

    def take(self, chapter: Element) -> None:
        """Turn the list of sources at a chapter's end into notes beside the marks that link to it."""
        sections = select(chapter, "section.hb-page-sources")
        if not sections:
            return
        items = select(sections[0], "ol.hb-sources > li")
        numbers = {item.get("id"): number for number, item in enumerate(items, 1)}
        citations = []
        for mark in select(chapter, "a.hb-source"):
            number = numbers[mark.attrib.pop("href")[1:]]
            mark.attrib.pop("aria-label", None)
            mark.text = f"[{write_number(number, self.numerals)}]"
            citation = Citation(mark, number)
            mark.set("href", f"#{citation.note}")  # press/fill.py: to the note that its page shows
            note = _note(items[number - 1], citation, mark.text)
            take_space(mark)
            _set(mark, note)
            citations.append(citation)
        self.chapters[chapter.get("id")] = citations
        sections[0].drop_tree()

    def told(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """All of it as plain values: chapters with their notes, each with the number of its source."""
        return [(chapter, [(each.note, each.source) for each in found]) for chapter, found in self.chapters.items()]

    def lead(self, chapter: str, pages: Mapping[str, int]) -> tuple[dict[str, str], list[Citation]]:
        """Where each mark of a chapter leads (id -> page): own note -> note on its page; and marks without one."""
        citations = self.chapters.get(chapter, [])
        shown: dict[tuple[int, int], str] = {}
        for citation in citations:
            if citation.note in pages:
                shown.setdefault((pages[citation.note], citation.source), citation.note)
        found = {each.note: shown.get((pages[each.mark.get("id")], each.source)) for each in citations}
        lost = [each for each in citations if found[each.note] is None]
        return {own: note for own, note in found.items() if note is not None}, lost


def take_space(mark: Element) -> None:
    """Move the no-break space before a mark into the mark.

    If a text ends in a no-break space and the next element does not fit on the line, WeasyPrint 70 breaks the line
    after the first word of the text.
    """
    before = mark.getprevious()
    text = (mark.getparent().text if before is None else before.tail) or ""
    if text.endswith(_SPACE):
        mark.text = _SPACE + mark.text
        if before is None:
            mark.getparent().text = text.removesuffix(_SPACE)
        else:
            before.tail = text.removesuffix(_SPACE)


def _note(item: Element, citation: Citation, number: str) -> Element:
    """An entry of the list of sources as a note: number, citation, link to the register."""
    note = make("span", class_="hb-note", id=citation.note)
    note.set(SAME, str(citation.source))
    note.append(make("span", number))
    note[0].tail = " "
    for part in item:
        if part.get("class") != "hb-sources__back":
            note.append(copy.deepcopy(part))
    note[-1].tail = None
    return note


def _set(mark: Element, note: Element) -> None:
    heads = list(mark.iterancestors("thead"))
    if heads:  # a table head is repeated on every page, and its note would be on the last one
        table = heads[0].getparent()
        cells = [*table.iterchildren("caption"), *select(table, "tbody > tr > *")]
        cells[0].append(note)
        return
    insert_after(mark, note)
