"""Lines and tables of a PDF in their order -> an article: headings by size and weight, the rest by where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from handbook.html.tree import Element, add, append_text, make
from handbook.taken_in.headings import Look, levels
from handbook.taken_in.pdf_letters import parted
from handbook.taken_in.pdf_lines import NOTE_BEGIN, NOTE_END, Line, usual_gap

Flow = Line | Element
_ITEM = re.compile(
    r"(?P<number>[0-9๐-๙]{1,3}[.)]|\([0-9๐-๙]{1,3}\)|[ก-ฮ][.)]|\([ก-ฮ]\)|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,4}"
    r"|[•●▪◦‣·○□–-])\s+(?=\S)"
)
_BULLETS = "•●▪◦‣·○□–-"
_NOTE_LINE = re.compile(r"\s*\ufdd0?(?P<number>[0-9๐-๙]{1,3})\ufdd1?\s*(?P<text>.*)")
_COUNTED = re.compile(rf"^\s*(?:[0-9๐-๙]{{1,3}}[.]|[{_BULLETS}])\s+(?=\S)")
_SMALL = 0.9
_SHORT = 0.25  # of the width: a line that ends so early ends its paragraph
_SLACK = 6.0  # points
_DEEPEST = 5


@dataclass
class Paragraph:
    """Lines that belong together; `level` is that of a heading."""

    lines: list[Line]
    level: int = 0

    @property
    def text(self) -> str:
        """Its text on one line."""
        text = ""
        for line in self.lines:
            text = f"{text}{parted(text, line.text) if text else ''}{line.text}"
        return " ".join(text.split())

    @property
    def item(self) -> re.Match[str] | None:
        """The number or bullet with which it begins."""
        return None if self.level else _ITEM.match(self.text)


def article_of(flow: Sequence[Flow]) -> tuple[Element, dict[str, Element]]:
    """The article, and the footnotes by number."""
    lines = [part for part in flow if isinstance(part, Line)]
    body = _body_size(lines)
    notes_of = {n for n, line in enumerate(lines) if line.size < _SMALL * body and _is_last(lines, n, body)}
    small = {id(lines[n]) for n in notes_of}
    parts = list(_paragraphs([part for part in flow if id(part) not in small], _Measure.of(lines)))
    paragraphs = [part for part in parts if isinstance(part, Paragraph)]
    looks = [Look(each.text, each.lines[0].size, each.lines[0].is_bold) for each in paragraphs]
    for paragraph, level in zip(paragraphs, levels(looks), strict=True):
        paragraph.level = level
    writer = _Writer(_notes([line for n, line in enumerate(lines) if n in notes_of]))
    return writer.article(parts), writer.notes


def own_words(line: str) -> list[str]:
    """What of a line the pages must have: not a list's number, which Markdown prints, nor a footnote's."""
    parts = line.replace(NOTE_END, NOTE_BEGIN).split(NOTE_BEGIN)[::2]
    return [_COUNTED.sub("", parts[0]), *parts[1:]]


@dataclass(frozen=True)
class _Measure:
    gap: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Measure:
        rights = sorted(line.right for line in lines)
        return cls(usual_gap(lines), rights[int(len(rights) * 0.95)] if rights else 0.0)

    def goes_on(self, before: Sequence[Line], line: Line) -> bool:
        """Whether a line belongs to the paragraph of the lines before it."""
        last = before[-1]
        if abs(last.size - line.size) > 0.6 or last.is_bold != line.is_bold or _ITEM.match(line.text):
            return False
        if last.right < self.right - _SHORT * (self.right - last.left):
            return False
        if last.page == line.page and not 0 <= last.base - line.base <= self.gap + 2.5:
            return False
        if len(before) > 1:
            return abs(line.left - last.left) <= _SLACK
        hangs = bool(_ITEM.match(last.text)) and line.left - last.left < 60
        return line.left <= last.left + _SLACK or hangs


def _paragraphs(flow: Sequence[Flow], measure: _Measure) -> Iterator[Paragraph | Element]:
    lines: list[Line] = []
    for part in flow:
        if isinstance(part, Line) and lines and measure.goes_on(lines, part):
            lines.append(part)
            continue
        if lines:
            yield Paragraph(lines)
        lines = [part] if isinstance(part, Line) else []
        if not isinstance(part, Line):
            yield part
    if lines:
        yield Paragraph(lines)


def _body_size(lines: Sequence[Line]) -> float:
    sizes: dict[float, int] = {}
    for line in lines:
        sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _is_last(lines: Sequence[Line], number: int, body: float) -> bool:
    """Whether only small lines follow on the page."""
    page = lines[number].page
    return all(line.size < _SMALL * body for line in lines[number:] if line.page == page)


def _notes(lines: Sequence[Line]) -> dict[tuple[int, str], str]:
    """(Page, printed number) -> text of a footnote."""
    notes: dict[tuple[int, str], str] = {}
    key: tuple[int, str] | None = None
    for page, group in groupby(lines, key=lambda line: line.page):
        key = None
        for line in group:
            found = _NOTE_LINE.fullmatch(line.text)
            if found:
                key = (page, found["number"])
                notes[key] = found["text"]
            elif key is not None:
                notes[key] += parted(notes[key], line.text) + line.text
            else:
                key = (page, "")
                notes[key] = line.text
    return notes


class _Writer:
    def __init__(self, notes: dict[tuple[int, str], str]) -> None:
        self._pending = notes
        self.notes: dict[str, Element] = {}

    def article(self, parts: Sequence[Paragraph | Element]) -> Element:
        """The article; footnotes that nobody calls stand at its end as paragraphs."""
        article = make("div")
        lists: list[tuple[float, Element]] = []
        for part in parts:
            if not isinstance(part, Paragraph):
                lists.clear()
                article.append(part)
            elif part.item is not None:
                self._item(article, part, lists)
            else:
                lists.clear()
                self._text(add(article, f"h{part.level}" if part.level else "p"), part.text, part.lines[0].page)
        for (_, number), text in self._pending.items():
            add(article, "p", " ".join(f"{number} {text}".split()))
        return article

    def _item(self, article: Element, paragraph: Paragraph, lists: list[tuple[float, Element]]) -> None:
        """An item, in the list that begins as far left, or in a new one within the last."""
        left, found = paragraph.lines[0].left, paragraph.item
        while lists and lists[-1][0] > left + _SLACK:
            lists.pop()
        number = found["number"] if found else ""
        if not lists or (left > lists[-1][0] + _SLACK and len(lists) < _DEEPEST):
            holder = lists[-1][1][-1] if lists else article
            lists.append((left, add(holder, "ul" if number in _BULLETS else "ol")))
        item = add(lists[-1][1], "li")
        if number not in _BULLETS:
            add(item, "span", number, class_="number")
        text = paragraph.text[found.end() if found else 0 :]
        self._text(item, text, paragraph.lines[0].page)

    def _text(self, element: Element, text: str, page: int) -> None:
        """Text with the places of its footnotes."""
        for number, part in enumerate(text.replace(NOTE_END, NOTE_BEGIN).split(NOTE_BEGIN)):
            note = self._pending.pop((page, part.strip()), None) if number % 2 else None
            if note is None:
                append_text(element, part)
                continue
            own = str(len(self.notes) + 1)
            self.notes[own] = make("li", " ".join(note.split()))
            add(element, "span", class_="note", data_note=own)
