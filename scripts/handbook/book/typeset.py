"""One HTML tree -> PDF.

Page numbers in contents and references are written as text: all chapters are laid out, the numbers are read from the
pages, and chapters in which a number or footnote changed are laid out again, until nothing changes. WeasyPrint's own
target-counter() raises an exception at 101 pages and is wrong by one after that (measured on 70.0).
"""

from __future__ import annotations

from pathlib import Path

from handbook.book.contents import fit_contents
from handbook.book.footnotes import Citation, Footnotes
from handbook.book.page_numbers import guess_pages, write_page_numbers
from handbook.book.tables import fit_tables
from handbook.html.tree import Element, words_of
from handbook.messages import on_one_line
from handbook.press.parts import Part, parts_of
from handbook.press.press import Details, Press
from handbook.problems import Problem, ProblemsError
from handbook.progress import note

_MOST_ROUNDS = 10
_FREE_ROUNDS = (
    6  # after these rounds numbers get boxes of fixed width: else a number that moves lines could change for ever
)


def typeset(tree: Element, footnotes: Footnotes, press: Press, target: Path, details: Details) -> int:
    """Write the PDF and return its number of pages; destroys the tree.

    Raises ProblemsError as `settle` and `Press.print_pdf` do.
    """
    front, *chapters = parts_of(tree)
    numbers = settle(chapters, footnotes, press, target.name)
    write_page_numbers(front.content, numbers, footnotes.numerals)
    fit_contents(front, press)
    return press.print_pdf([front, *chapters], target, details)


def settle(chapters: list[Part], footnotes: Footnotes, press: Press, name: str) -> dict[str, int]:
    """Lay out the chapters until every number and note is right, and tables fit; returns id -> page number.

    Page 1 is the first page of the first chapter. Raises ProblemsError: HB605 if the numbers never settle, HB606 if a
    page lacks a note.
    """
    numbers = guess_pages(part.content for part in chapters)
    for count in range(1, _MOST_ROUNDS + 1):
        start = 1
        changed = fitted = 0
        lost = []
        for part in chapters:
            part.begin_at(start)
            write_page_numbers(part.content, numbers, footnotes.numerals)
            part.tree.set("data-layout", "boxed" if count > _FREE_ROUNDS else "free")
            changed += press.lay_out(
                part, keep=count > 1
            )  # after the first round nearly all change again: keeping them would only take memory
            fitted += fit_tables(part.tree, (each.table for each in part.outside))
            own = {anchor: start + page for anchor, page in part.anchors.items()}
            numbers |= own
            lost += [(part.content, citation) for citation in footnotes.lead(part.content.get("id"), own)]
            start += part.count
        if not changed and not fitted:
            break
        done = on_one_line("made.round", round=count, changed=changed, all=len(chapters), pages=start - 1)
        note(f"{name}: {done}")
    else:
        raise ProblemsError([Problem(name, 1, 1, "HB605", {"count": str(_MOST_ROUNDS)})])
    if lost:
        raise ProblemsError(_lost_note(*each) for each in lost)
    return numbers


def _lost_note(chapter: Element, citation: Citation) -> Problem:
    words = words_of(citation.mark.getparent())[:60]
    return Problem(chapter.get("data-source"), 1, 1, "HB606", {"number": citation.mark.text.strip(), "words": words})
