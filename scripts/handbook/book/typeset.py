"""One HTML tree -> PDF.

Each chapter is laid out once, as if it began on page 1, with numbers that only have as many digits as the right ones;
page numbers, edition and targets of notes are written into its pages afterwards (press/fill.py). Only a chapter in
which a number got another digit, or a table did not fit, is laid out again, until nothing changes. WeasyPrint's own
target-counter() raises an exception at 101 pages and is wrong by one after that (measured on 70.0).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.book.contents import fit_contents
from handbook.book.footnotes import Citation, Footnotes
from handbook.book.page_numbers import (
    extent_of,
    first_pages,
    next_to_lay_out,
    number_pages,
    write_neutral_numbers,
    write_widest_numbers,
)
from handbook.book.tables import fit_tables
from handbook.html.tree import Element, words_of, write_html
from handbook.messages import on_one_line
from handbook.press.fill import Filling, fill
from handbook.press.laid_out import LaidOut
from handbook.press.parts import EDITION, Part, parts_of
from handbook.press.press import Details, Press, Printed
from handbook.problems import Problem, ProblemsError
from handbook.progress import note

_MOST_ROUNDS = 10
_FREE_ROUNDS = (
    6  # after these rounds numbers get boxes of fixed width: else a digit that moves lines could come and go for ever
)


@dataclass(frozen=True)
class Settled:
    """All chapters, laid out."""

    chapters: list[LaidOut]
    firsts: list[int]
    """The page on which each chapter begins; page 1 is the first page of the first chapter."""
    numbers: dict[str, int]
    """Id -> page number."""


def typeset(tree: Element, footnotes: Footnotes, press: Press, target: Path, details: Details) -> Printed:
    """Write the PDF; destroys the tree.

    Raises ProblemsError as `settle`, `fill_chapters` and `Press.print_pdf` do.
    """
    parts = parts_of(tree)
    edition = parts.front.content.get(EDITION, "")
    settled = settle(parts.chapters, footnotes.numerals, press, target.name)
    fill_chapters(parts.chapters, settled, footnotes, edition)
    before = [press.lay_out(parts.front)]
    if parts.contents:
        before.append(_filled_contents(parts.contents, press, Filling(1, footnotes.numerals, edition, settled.numbers)))
    return press.print_pdf([*before, *settled.chapters], target, details)


def _filled_contents(contents: Part, press: Press, filling: Filling) -> LaidOut:
    write_widest_numbers(contents.content, filling.numbers, filling.numerals)
    made = fit_contents(contents, press)
    fill(made, filling)
    return made


def settle(chapters: Sequence[Part], numerals: str, press: Press, name: str) -> Settled:
    """Lay out the chapters until every number has as many digits as its page, and tables fit.

    Raises ProblemsError with HB605 if that never is so.
    """
    extents = [extent_of(part.content) for part in chapters]
    made: list[LaidOut | None] = [None for _ in chapters]
    laid_out_from = ["" for _ in chapters]
    for count in range(1, _MOST_ROUNDS + 1):
        changed = fitted = 0
        before = press.layouts
        for turn in range(len(chapters)):
            place = next_to_lay_out(extents, made) if count == 1 else turn
            part = chapters[place]
            write_neutral_numbers(part.content, number_pages(extents, made), numerals)
            part.tree.set("data-layout", "boxed" if count > _FREE_ROUNDS else "free")
            written = write_html(part.tree)
            if written != laid_out_from[place]:
                laid = press.lay_out(part)
                laid_out_from[place], made[place] = written, laid
                changed += 1
                fitted += fit_tables(part.tree, (each.table for each in laid.outside))
        laid_out = [laid for laid in made if laid]
        if not changed and not fitted:
            return Settled(laid_out, first_pages(extents, made), number_pages(extents, made))
        pages = sum(len(laid.pages) for laid in laid_out)
        done = on_one_line("made.round", round=count, made=press.layouts - before, all=len(chapters), pages=pages)
        note(f"{name}: {done}")
    raise ProblemsError([Problem(name, 1, 1, "HB605", {"count": str(_MOST_ROUNDS)})])


def fill_chapters(chapters: Sequence[Part], settled: Settled, footnotes: Footnotes, edition: str) -> None:
    """Write into the pages of all chapters what the layout left open; `edition` stands at their feet.

    Raises ProblemsError with HB606 if a page lacks a note.
    """
    lost = []
    for part, made, first in zip(chapters, settled.chapters, settled.firsts, strict=True):
        shown, without = footnotes.lead(part.content.get("id"), made.anchors)
        lost += [_lost_note(part.content, citation) for citation in without]
        fill(made, Filling(first, footnotes.numerals, edition, settled.numbers, shown))
    if lost:
        raise ProblemsError(lost)


def _lost_note(chapter: Element, citation: Citation) -> Problem:
    words = words_of(citation.mark.getparent())[:60]
    return Problem(chapter.get("data-source"), 1, 1, "HB606", {"number": citation.mark.text.strip(), "words": words})
