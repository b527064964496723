"""Chapters as the book says them: the tagged structure of the PDF, with the text that PDFium reads on its pages."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from book.parts import AGAIN, MARK, Chapter, Part, find, letters, make_chapter, text_of

_LONGEST = 1 << 14  # characters of one stretch of text
_HYPHEN = "\x02"  # PDFium takes a hyphen that ends a line for hyphenation
_ONE_LINE = 1.5  # points between baselines


@dataclass(frozen=True)
class Stretch:
    """Text of one content in a line, though it may be shown letter by letter; points from the foot of the page."""

    text: str
    content: int
    """Its number as marked content, by which the structure names it."""
    height: float


@dataclass(frozen=True)
class Note:
    """A footnote."""

    page: int
    number: str
    text: str


@dataclass(frozen=True)
class PrintedBook:
    """A PDF, read back; `chapters` are the ids at which its chapters begin, in order."""

    file: Path
    chapters: tuple[str, ...]

    @cached_property
    def stretches(self) -> list[list[Stretch]]:
        """The text on each page."""
        with pypdfium2.PdfDocument(self.file) as document:
            return [list(_joined(_stretches(page))) for page in document]

    @cached_property
    def _structure(self) -> _Structure:
        structure = _Structure(self.stretches)
        with pikepdf.open(self.file) as pdf:
            structure.read(pdf)
        return structure

    @property
    def places(self) -> Mapping[str, int]:
        """Id -> index of its page."""
        return self._structure.places

    @cached_property
    def printed(self) -> Mapping[str, int]:
        """Id -> number of its page as printed."""
        return {id: page - self.places[self.chapters[0]] + 1 for id, page in self.places.items()}

    @property
    def said_twice(self) -> list[str]:
        """Text that stands in the structure more than once."""
        return self._structure.twice

    @cached_property
    def outside(self) -> list[list[Stretch]]:
        """The text of each page that stands in no part: what nobody hears."""
        return [
            [stretch for stretch in page if (number, stretch.content) not in self._structure.read_contents]
            for number, page in enumerate(self.stretches)
        ]

    def pages(self, key: str) -> range:
        """The pages of a chapter: up to where the next begins."""
        begins = sorted(self.places[other] for other in self.chapters)
        here = self.places[key]
        return range(here, next((begin for begin in begins if begin > here), len(self.stretches)))

    def notes(self, key: str) -> list[Note]:
        """The footnotes of a chapter: what stands beside its text."""
        return [_note(kid, part.page) for part in self._parts(key) if part.role != "Part" for kid in part.kids]

    def chapter(self, key: str) -> Chapter:
        """A chapter: the text of its pages put together again."""
        notes = self.notes(key)
        cited: dict[str, str] = {}
        for note in notes:  # a number that stands for two sources is the mark of neither
            cited[note.number] = note.text if cited.get(note.number, note.text) == note.text else "two sources"
        return make_chapter(self.text_parts(key), cited, [note.text for note in notes])

    def text_parts(self, key: str) -> list[Part]:
        """The text of a chapter, one part for each of its pages."""
        return [part for part in self._parts(key) if part.role == "Part"]

    def _parts(self, key: str) -> list[Part]:
        return [part for part in self._structure.parts if part.page in self.pages(key)]


def _stretches(page: Any) -> Iterator[Stretch]:
    text_page = page.get_textpage()
    buffer = (ctypes.c_ushort * _LONGEST)()
    place = pdfium.FS_MATRIX()
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        shown = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(shown) == pdfium.FPDF_PAGEOBJ_TEXT:
            size = pdfium.FPDFTextObj_GetText(shown, text_page, buffer, _LONGEST)
            text = bytes(memoryview(buffer).cast("B")[: max(size - 2, 0)]).decode("utf-16-le")
            pdfium.FPDFPageObj_GetMatrix(shown, place)
            yield Stretch(text.replace(_HYPHEN, "-"), pdfium.FPDFPageObj_GetMarkedContentID(shown), float(place.f))


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    for (content, height), parts in groupby(stretches, lambda each: (each.content, each.height)):
        yield Stretch("".join(part.text for part in parts), content, height)


@dataclass
class _Structure:
    """The structure of a PDF on the way to parts."""

    stretches: Sequence[Sequence[Stretch]]
    parts: list[Part] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)
    read_contents: set[tuple[int, int]] = field(default_factory=set)
    line: tuple[int, float] = (0, 0)
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    contents: list[dict[int, list[Stretch]]] = field(default_factory=list)

    def read(self, pdf: pikepdf.Pdf) -> None:
        """Read the whole file."""
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.contents = [_by_content(page) for page in self.stretches]
        for name, target in pikepdf.NameTree(pdf.Root.Names.Dests).items():
            place: Any = target.D if isinstance(target, pikepdf.Dictionary) else target
            self.places[str(name)] = self.numbers[place[0].objgen]
        for document in _kids(pdf.Root.StructTreeRoot):
            self.parts += [self.part(kid, 0) for kid in _kids(document)]
        know_repeated_heads(self.parts)

    def part(self, element: Any, page: int) -> Part:
        """An element of the structure; one without a page of its own stands on that of the element around it."""
        if "/Pg" in element:
            page = self.numbers[element.Pg.objgen]
        part = Part(str(element.S).removeprefix("/"), [], page, letters(str(element.get("/Alt", ""))))
        for kid in _kids(element):
            if isinstance(kid, int):
                part.kids.append(self.text(page, kid))
            elif kid.Type == "/OBJR":
                part.detail = _target(kid.Obj)
            else:
                part.kids.append(self.part(kid, page))
        if part.role == "Link" and part.detail.endswith("--note"):
            part.role, part.detail = MARK, letters(text_of(part))
        return part

    def text(self, page: int, content: int) -> str:
        """The text of marked content, after a line feed if it begins a line. PDFium shows nothing of mere spaces."""
        if (page, content) in self.read_contents:
            self.twice.append(f"page {page}: {self.contents[page].get(content)}")
        self.read_contents.add((page, content))
        said = ""
        for stretch in self.contents[page].get(content, []):
            on, height = self.line
            said += "\n" if on != page or abs(height - stretch.height) > _ONE_LINE else ""
            said += stretch.text
            self.line = (page, stretch.height)
        return said or " "


def _by_content(page: Sequence[Stretch]) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = {}
    for stretch in page:
        found.setdefault(stretch.content, []).append(stretch)
    return found


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _target(link: Any) -> str:
    """What a link's annotation leads to: an id, or an address."""
    if "/Dest" in link:
        return str(link.Dest)
    return str(link.A.D) if "/D" in link.A else unquote(str(link.A.URI))


def _note(part: Part | str, page: int) -> Note:
    number, bracket, text = letters(part if isinstance(part, str) else text_of(part)).partition("]")
    return Note(page, number + bracket, text)


def know_repeated_heads(parts: Sequence[Part]) -> None:
    """Tell the heads that are repeated where a page has cut a table, so that nobody takes them for new ones.

    A table that goes on has no caption, stands on the page after its other part, and has the same head.
    """
    begun: Part | None = None
    for table in find(Part("Div", list(parts)), "Table"):
        heads = [part for part in table.kids if isinstance(part, Part) and part.role == "THead"]
        goes_on = begun is not None and table.page == begun.page + 1 and not list(find(table, "Caption"))
        if begun is not None and goes_on and heads and letters(text_of(heads[0])) == begun.detail:
            heads[0].role = AGAIN
            table.detail = begun.detail
        else:
            table.detail = letters(text_of(heads[0])) if heads else ""
        begun = table
