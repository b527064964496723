"""All that a review found, as one value: what report.py, summary.py and facts.py tell."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbook.problems import Problem
from handbook.review.files import OutsideChange
from handbook.review.pages import PageChange
from handbook.review.pictures import Cuts
from handbook.review.said import SaidChange


@dataclass(frozen=True)
class Line:
    """The two ends of a change: their commits (40 hex digits); no `head`: what is not committed yet."""

    base: str
    head: str | None


@dataclass(frozen=True)
class Patch:
    """A suggestion: `mends` of what is certain, or `stamps` of translations, as a unified difference."""

    kind: str
    text: str
    files: int


@dataclass(frozen=True)
class PagesFound:
    """The changed pages; those of `cuts` have pictures, and `book_pages` says where each is in a given PDF.

    `undrawn` is why there are no pictures: `none` without a browser, `failed` if it did. `book_pages` is None where no
    PDF was given; `failed` is what a build has said that failed, by `before` or `after`.
    """

    changes: tuple[PageChange, ...] = ()
    cuts: tuple[Cuts, ...] = ()
    undrawn: str = ""
    book_pages: tuple[tuple[str, ...], ...] | None = None
    failed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """What a change does; `problems` are those of the sources after it, as `check` tells them."""

    line: Line
    pages: PagesFound
    said: SaidChange = field(default_factory=SaidChange)
    outside: tuple[OutsideChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    patches: tuple[Patch, ...] = ()


def alike(found: PagesFound) -> list[tuple[int, ...]]:
    """The numbers of the pages, those with the very same changes together: a telephone number changes all pages."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, page in enumerate(found.changes):
        pairs = tuple(pair for place in page.places for pair in place.pairs)
        alone = () if page.kind == "changed" else (number,)
        groups.setdefault((*alone, page.kind, *pairs), []).append(number)
    return [tuple(group) for group in groups.values()]
