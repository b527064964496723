"""The pages of two sites -> those that readers see changed: which blocks were there, and what stands there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from handbook.processes import side_by_side
from handbook.review.blocks import Block, ReadPage, read_page
from handbook.thai.difference import Piece, difference

_LEAST_LIKENESS = 0.4
_MOST_COMPARED = 40
"""Blocks on a side that are paired by likeness; more are another text."""
_PAGE = "index.html"


@dataclass(frozen=True)
class Pair:
    """A block before and after; None where it is not there."""

    before: Block | None
    after: Block | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is the same, gone and new of its words."""
        return difference(self.before.words if self.before else "", self.after.words if self.after else "")

    @property
    def aims_differ(self) -> bool:
        """Whether a link or picture leads elsewhere."""
        return (self.before.aims if self.before else ()) != (self.after.aims if self.after else ())


@dataclass(frozen=True)
class Place:
    """Changed blocks that follow each other, below a heading, with the words of the block ahead."""

    heading: str
    ahead: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class PageChange:
    """A page that readers see changed. `before` and `after` are its folders below site/; None: it is not there."""

    before: str | None
    after: str | None
    title: str
    places: tuple[Place, ...]

    @property
    def folder(self) -> str:
        """Where it is now, or was."""
        return self.before or "" if self.after is None else self.after

    @property
    def kind(self) -> str:
        """`new`, `gone`, `moved` or `changed`."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "gone"
        return "changed" if self.before == self.after else "moved"

    def count(self, kind: str) -> int:
        """How many signs that are no space are `gone` or `new`."""
        pieces = (piece for place in self.places for pair in place.pairs for piece in pair.pieces)
        return sum(len("".join(piece.text.split())) for piece in pieces if piece.kind == kind)


def changed_pages(before: Path, after: Path, moved: Mapping[str, str]) -> list[PageChange]:
    """The pages of two sites that differ for readers, by folder. `moved` is folder before -> folder after."""
    folders = [_folders(site) for site in (before, after)]
    pairs = {old: moved.get(old, old) for old in folders[0]}
    known = {new for new in pairs.values() if new in folders[1]}
    wanted: list[tuple[str | None, str | None]] = [
        (old, new if new in folders[1] else None) for old, new in sorted(pairs.items())
    ]
    wanted += [(None, new) for new in sorted(folders[1] - known)]
    asked = {f"{number}": pair for number, pair in enumerate(wanted) if not _are_equal(before, after, *pair)}
    shares = {str(share): [pair for key, pair in asked.items() if int(key) % 2 == share] for share in range(2)}

    def compare(share: str) -> list[PageChange]:
        return [found for pair in shares[share] if (found := _compared(before, after, *pair)) is not None]

    found = [page for pages in side_by_side(compare, shares, alone=len(asked) < 8).values() for page in pages]
    return sorted(found, key=lambda page: (page.folder, page.kind))


def _folders(site: Path) -> set[str]:
    return {file.relative_to(site).as_posix().removesuffix(_PAGE) for file in site.rglob(_PAGE)}


def _are_equal(before: Path, after: Path, old: str | None, new: str | None) -> bool:
    """Whether the files are the same to the byte: most are."""
    if old is None or new is None or old != new:
        return False
    return (before / old / _PAGE).read_bytes() == (after / new / _PAGE).read_bytes()


def _compared(before: Path, after: Path, old: str | None, new: str | None) -> PageChange | None:
    was, now = _read(before, old), _read(after, new)
    either = now or was
    if either is None:
        return None
    places = tuple(_places(was.blocks if was else (), now.blocks if now else ()))
    folders = (old if was else None), (new if now else None)
    if not places and folders[0] == folders[1]:
        return None
    return PageChange(*folders, either.title, places)


def _read(site: Path, folder: str | None) -> ReadPage | None:
    return None if folder is None else read_page((site / folder / _PAGE).read_text(encoding="utf-8"))


def _places(before: tuple[Block, ...], after: tuple[Block, ...]) -> Iterator[Place]:
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs = tuple(paired(before[first:last], after[start:end]))
        side, at = (after, start) if start < end else (before, first)
        ahead = side[at - 1].words if at else ""
        yield Place(side[at].heading, ahead, pairs)


def paired(before: tuple[Block, ...], after: tuple[Block, ...]) -> Iterator[Pair]:
    """Each block beside the one that it became, in order; what is alike enough belongs together."""
    start = 0
    for old in before:
        best = _most_alike(old, after, start) if len(before) <= _MOST_COMPARED >= len(after) else None
        if best is None:
            yield Pair(old, None)
            continue
        yield from (Pair(None, new) for new in after[start:best])
        yield Pair(old, after[best])
        start = best + 1
    yield from (Pair(None, new) for new in after[start:])


def _most_alike(old: Block, after: tuple[Block, ...], start: int) -> int | None:
    """The number of the later block that an earlier one became."""
    matcher = SequenceMatcher(None, "", old.words, autojunk=False)
    best, likeness = None, _LEAST_LIKENESS
    for number in range(start, len(after)):
        if after[number].tag != old.tag:
            continue
        matcher.set_seq1(after[number].words)
        if matcher.quick_ratio() > likeness and (ratio := matcher.ratio()) > likeness:
            best, likeness = number, ratio
    return best
