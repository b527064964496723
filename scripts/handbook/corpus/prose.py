"""The text of a page, YAML file or drawing -> the parts of it that readers read, as offsets in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

import yaml
from markdown_it import MarkdownIt

from handbook.corpus.front_matter import split_front_matter
from handbook.markup.author import ATTRIBUTES

Offsets = tuple[int, int]
"""Where a part of a text begins and ends."""

_BLOCKS = MarkdownIt("commonmark").enable("table").disable("inline")
_MACHINE = re.compile(
    r"(?<=\]\()\s*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"  # the target of a link, not its title
    r"|<[A-Za-z/!?][^<>]*>"  # tags, comments, addresses in angle brackets
    r"|https?://[^\s<>()\[\]]*"
)
_TICKS = re.compile(r"(?P<escape>\\?)(?P<ticks>`+)")
_MACHINE_VALUE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|[^\u0e00-\u0e7f\s]*$")
"""An address; or an id, path, date or number: what has neither a Thai letter nor a space."""
_DELIBERATE = {"avoid", "keywords", "synonyms"}
"""Lists of words that are written wrong, or in another way, on purpose."""
ENGLISH = "data-en"
"""The attribute of a drawing's text that has its English."""
_PRINTED = {"text", "tspan", "title", "desc"}


def prose_of_page(text: str) -> Iterator[Offsets]:
    """The strings of the front matter, and the body's paragraphs, headings, items and cells."""
    header, body, _ = split_front_matter(text)
    if header is not None:
        start = text.index("\n") + 1
        yield from ((start + first, start + last) for first, last in prose_of_yaml(header))
    offset = len(text) - len(body)
    lines = [0]
    while (end := body.find("\n", lines[-1])) >= 0:
        lines.append(end + 1)
    lines.append(len(body))
    blocks = {(token.map[0], token.map[1]) for token in _BLOCKS.parse(body) if token.type == "inline" and token.map}
    for first, last in sorted(blocks):
        start, end = lines[first], lines[min(last, len(lines) - 1)]
        for part in _without_machine(body[start:end]):
            yield offset + start + part[0], offset + start + part[1]


def _without_machine(block: str) -> Iterator[Offsets]:
    """What is left of a block without code, targets of links, tags, addresses and attribute lists."""
    code = list(_code_spans(block))
    masked = block
    if code:  # a bracket in code begins no link
        masked = "".join(
            block[start:end] if keep else " " * (end - start) for start, end, keep in _pieces(code, len(block))
        )
    found = [*code, *(match.span() for match in _MACHINE.finditer(masked))]
    found += [match.span() for match in ATTRIBUTES.finditer(masked)]
    yield from ((start, end) for start, end, keep in _pieces(found, len(block)) if keep)


def _code_spans(block: str) -> Iterator[Offsets]:
    """Code between two runs of as many backticks (CommonMark, section 6.1)."""
    runs = list(_TICKS.finditer(block))
    latest = {len(run["ticks"]): number for number, run in enumerate(runs)}  # where the last run of a length stands
    number = 0
    while number < len(runs):
        run = runs[number]
        length = len(run["ticks"])
        if not run["escape"] and latest[length] > number:
            number = next(later for later in range(number + 1, len(runs)) if len(runs[later]["ticks"]) == length)
            yield run.start("ticks"), runs[number].end()
        number += 1


def _pieces(gone: Iterable[Offsets], length: int) -> Iterator[tuple[int, int, bool]]:
    """A text of this length cut at the parts that are gone: start, end, and whether it is kept."""
    at = 0
    for start, end in sorted(gone):
        if start > at:
            yield at, start, True
        if end > at:
            yield max(start, at), end, False
            at = end
    if at < length:
        yield at, length, True


@dataclass
class _Around:
    """The list or mapping that is being read; of a mapping, the key whose value comes next (None: a key comes)."""

    is_mapping: bool
    key: str | None = None
    deliberate: bool = False


def prose_of_yaml(text: str, *, with_keys: bool = False) -> Iterator[Offsets]:
    """The strings of a YAML text that are no ids or addresses, and the keys if wanted; up to the first syntax error."""
    around = [_Around(is_mapping=False)]
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            parent = around[-1]
            if isinstance(event, yaml.CollectionStartEvent):
                deliberate = parent.deliberate or parent.key in _DELIBERATE
                parent.key = None
                around.append(_Around(isinstance(event, yaml.MappingStartEvent), None, deliberate))
            elif isinstance(event, yaml.CollectionEndEvent):
                around.pop()
            elif isinstance(event, yaml.ScalarEvent) and parent.is_mapping and parent.key is None:
                parent.key = event.value
                if with_keys:
                    yield _offsets(event)
            elif isinstance(event, yaml.ScalarEvent):
                if not parent.deliberate and not _MACHINE_VALUE.match(event.value):
                    yield _offsets(event)
                parent.key = None
            elif isinstance(event, yaml.AliasEvent):
                parent.key = None if parent.key is not None else ""
    except yaml.YAMLError:
        return


def _offsets(event: Any) -> Offsets:
    return event.start_mark.index, event.end_mark.index


def decoded_strings(text: str, offsets: Iterable[Offsets]) -> Iterator[tuple[int, str, str]]:
    """Of these parts of a YAML text, those with escapes: where each begins, how it is written, and what it says."""
    for start, end in offsets:
        written = text[start:end]
        if written.startswith('"') and "\\" in written:
            yield start, written, str(yaml.load(written, Loader=yaml.CSafeLoader))


def prose_of_drawing(text: str) -> Iterator[Offsets]:
    """The words of an SVG drawing, as written in its texts, title and description, in both languages."""
    data = text.encode("utf-8")
    found: list[Offsets] = []
    names: list[str] = []
    parser = expat.ParserCreate("utf-8")

    def take(piece: str) -> None:
        start, written = parser.CurrentByteIndex, piece.encode("utf-8")
        if not names or names[-1] not in _PRINTED or data[start : start + len(written)] != written:  # an entity
            return
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], start + len(written))
        else:
            found.append((start, start + len(written)))

    def open_element(name: str, attributes: dict[str, str]) -> None:
        names.append(name.rpartition(":")[2])
        english = attributes.get(ENGLISH, "").encode("utf-8")
        start = data.find(english, data.find(ENGLISH.encode(), parser.CurrentByteIndex) + len(ENGLISH))
        if english and data[start - 1 : start] in (b"'", b'"'):  # otherwise it is written with an entity
            found.append((start, start + len(english)))

    def refuse(*_: Any) -> None:
        raise expat.ExpatError("a document type")  # it could define entities without end

    parser.StartElementHandler = open_element
    parser.EndElementHandler = lambda _: names.pop()
    parser.CharacterDataHandler = take
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the C function knows no names of arguments
    except expat.ExpatError:
        return
    at = characters = 0
    for start, end in found:
        first = characters + len(data[at:start].decode("utf-8"))
        characters = first + len(data[start:end].decode("utf-8"))
        at = end
        yield first, characters
