"""The commit in a book's imprint, which changes with every edit: it is written into the finished PDF.

The press prints a neutral text of all signs that a commit can have, so that the fonts have them, and nothing of the
book but that text and the PDF's identifiers differs from that of another commit. The text stands in a content stream
of its own (ISO 32000-1, 7.8.2: a page's contents may be parted between operations), which is not deflated and as long
for every commit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from handbook.press.objects import PDF, Array, Dictionary, Stream, end_of, object_of
from handbook.thai.book_fonts import BookFont

COMMIT_SIGNS = "0123456789abcdef+"
"""What stands for the commit while a book is printed."""
_IDENTIFIER = 32  # hexadecimal digits of an MD5, as pydyf writes it
_BEGIN, _END = "[<", ">] TJ"


@dataclass(frozen=True)
class CommitPlace:
    """Where the commit stands in a finished PDF."""

    text: int
    """Where the operation that shows it begins, in bytes."""
    identifiers: tuple[int, int]
    """Where the two identifiers of the PDF begin."""
    glyphs: Mapping[str, str]
    """Sign -> its glyph as the operation names it."""


def part_commit(pdf: PDF, fonts: Mapping[str, BookFont]) -> Stream | None:
    """Give the operation that shows the neutral text a stream of its own; None if no page shows it."""
    glyphs = _glyphs_of(fonts)
    neutral = _named(COMMIT_SIGNS, glyphs)
    for reference in pdf.page_references:
        page = object_of(pdf, reference)
        content = object_of(pdf, page["Contents"])
        for place, operation in enumerate(content.stream):
            if isinstance(operation, bytes) and _shown(operation) == neutral:
                return _part(pdf, page, content, place, _operation(neutral))
    return None


def place_of_commit(pdf: PDF, stream: Stream, data: bytes, fonts: Mapping[str, BookFont]) -> CommitPlace:
    """The place of the commit in the bytes of a PDF that was written, whose neutral text has this stream."""
    glyphs = _glyphs_of(fonts)
    text = data.index(_operation(_named(COMMIT_SIGNS, glyphs)), stream.offset)
    start, _ = end_of(pdf)
    first = data.index(b"(", data.index(b"/ID", start)) + 1
    return CommitPlace(text, (first, data.index(b"(", first) + 1), glyphs)


def write_commit(data: bytes, place: CommitPlace, commit: str) -> bytes:
    """The PDF with this commit, of at most as many signs as COMMIT_SIGNS."""
    size = len(_operation(_named(COMMIT_SIGNS, place.glyphs)))
    first, _ = place.identifiers
    identifier = hashlib.md5(data[first : first + _IDENTIFIER] + commit.encode(), usedforsecurity=False).hexdigest()
    made = bytearray(data)
    made[place.text : place.text + size] = _operation(_named(commit, place.glyphs)).ljust(size)
    for start in place.identifiers:
        made[start : start + _IDENTIFIER] = identifier.encode()
    return bytes(made)


def _glyphs_of(fonts: Mapping[str, BookFont]) -> dict[str, str]:
    """Sign -> glyph in the regular weight, in which each of these signs has one."""
    return {text: f"{glyph:04x}" for glyph, text in fonts["Regular"].texts.items() if text in set(COMMIT_SIGNS)}


def _named(text: str, glyphs: Mapping[str, str]) -> str:
    return "".join(glyphs[sign] for sign in text)


def _operation(named: str) -> bytes:
    return f"{_BEGIN}{named}{_END}".encode()


def _shown(operation: bytes) -> str:
    """The glyphs that an operation shows, without the moves between them."""
    if not operation.endswith(b"] TJ"):
        return ""
    return "".join(piece.partition("<")[2] for piece in operation.decode("ascii").split(">"))


def _part(pdf: PDF, page: Dictionary, content: Stream, place: int, operation: bytes) -> Stream:
    before, after = content.stream[:place], content.stream[place + 1 :]
    content.stream = before
    made = Stream([operation])
    rest = Stream(after, compress=content.compress)
    for stream in (made, rest):
        pdf.add_object(stream)
    page["Contents"] = Array([content.reference, made.reference, rest.reference])
    return made
