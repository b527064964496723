"""What a page of the book rests on stands at its foot: the sources of a chapter as footnotes.

A source is noted once on every page that cites it, so that a photocopy of one page still shows it. Which page a mark falls
on is known only when the pages are laid out: `place` is told, sets the notes, and the pages are laid out again. A note once
set stays, so that this ends.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handbook.site.html_tree import Element, make, select
from handbook.words import write_number

_BLOCKS = {"p", "li", "tr", "figure", "dt", "dd", "table", "article"}


@dataclass
class Citation:
    """A mark, the number of its source in the chapter, and the note that says what the source is."""

    mark: Element
    source: int
    note: Element
    placed: Element | None = None
    """The copy of the note that stands in the text, if this mark has one of its own."""


@dataclass
class Footnotes:
    """The citations of the book, chapter by chapter, in order."""

    numerals: str
    chapters: list[list[Citation]] = field(default_factory=list)

    def take(self, chapter: Element) -> None:
        """Take the list of sources out of a chapter, and remember it for the marks that lead to it."""
        sections = select(chapter, "section.hb-page-sources")
        if not sections:
            return
        notes = {item.get("id"): _note(item) for item in select(sections[0], "ol.hb-sources > li")}
        numbers = {id: number for number, id in enumerate(notes)}
        marks = select(chapter, "a.hb-source")
        self.chapters.append(
            [Citation(mark, numbers[mark.get("href")[1:]], notes[mark.get("href")[1:]]) for mark in marks]
        )
        for mark in marks:
            mark.attrib.pop("aria-label", None)
            del mark.attrib["href"]  # until its note has a place
        sections[0].drop_tree()

    def notes(self) -> Iterator[Element]:
        """Each note once, before copies of it are set."""
        yield from {id(citation.note): citation.note for chapter in self.chapters for citation in chapter}.values()

    def place(self, pages: Mapping[str, int], *, is_guess: bool = False) -> int:
        """Set a note where a page (id -> page) cites a source first, number them; return how many changes.

        WeasyPrint 70 sometimes finds no room for a note and puts it on the next page, or loses it: what it belongs to then
        begins that page too.
        """
        changed = 0
        for chapter in self.chapters:
            noted: set[tuple[int, int]] = set()
            for citation in chapter:
                page = pages[citation.mark.get("id")]
                here = (page, citation.source)
                if citation.placed is not None:
                    if pages.get(_note_id(citation), page if is_guess else None) != page:
                        changed += _push(citation.mark)
                elif here not in noted:
                    _set(citation)
                    changed += 1
                noted.add(here)
            changed += self._number(chapter)
        return changed

    def _number(self, chapter: list[Citation]) -> int:
        """Number the notes of a chapter from one; a mark without a note of its own has the number of the last."""
        changed = count = 0
        last: dict[int, tuple[int, str]] = {}
        for citation in chapter:
            if citation.placed is not None:
                count += 1
                last[citation.source] = (count, citation.placed.get("id"))
            number, id = last[citation.source]
            text = f"[{write_number(number, self.numerals)}]"
            if citation.mark.text != text:
                citation.mark.text = text
                changed += 1
            citation.mark.set("href", f"#{id}")
            if citation.placed is not None:
                citation.placed[0].text = text
        return changed


def _note(item: Element) -> Element:
    """An entry of the list of sources as a note: number, citation, where the register has more."""
    note = make("span", class_="hb-note")
    note.append(make("span", class_="hb-note__number"))
    note[0].tail = " "
    for part in item:
        if part.get("class") != "hb-sources__back":
            note.append(copy.deepcopy(part))
    note[-1].tail = None
    return note


def _set(citation: Citation) -> None:
    note = copy.deepcopy(citation.note)
    note.set("id", _note_id(citation))
    citation.placed = note
    heads = [outer for outer in citation.mark.iterancestors() if outer.tag == "thead"]
    if heads:  # a head is repeated on every page of its table, and its note would stand on the last
        table = heads[0].getparent()
        cells = [*table.iterchildren("caption"), *select(table, "tbody > tr > *")]
        cells[0].append(note)
        return
    note.tail, citation.mark.tail = citation.mark.tail, None
    citation.mark.addnext(note)


def _note_id(citation: Citation) -> str:
    return f"{citation.mark.get('id')}--note"


def _push(mark: Element) -> int:
    """Begin a page with the block that a mark stands in; returns how many changes that is."""
    block = next(outer for outer in mark.iterancestors() if outer.tag in _BLOCKS)
    while block.getparent() is not None and block.getparent().tag == "li" and block.getparent()[0] is block:
        block = block.getparent()  # clauses are laid out in columns, in which nothing begins a page
    if block.get("data-push"):
        return 0
    block.set("data-push", "page")
    return 1
