"""One page -> all that its two readings tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt

from handbook.markup.builder import Builder
from handbook.readings.built import Built, read_built
from handbook.readings.compare import compare, first_of_runs
from handbook.readings.foreign import foreign
from handbook.readings.left_over import left_over
from handbook.readings.lost_words import lost_words
from handbook.readings.refused import refused
from handbook.readings.written import Written, read_written

MOST_SHOWN = 50
"""Findings of one page: a fault at its top may follow from line to line."""


class Finding(NamedTuple):
    """Line, from 0 in the body, and column, from 1; what found it, the kind there, and both readings as short text."""

    line: int
    column: int
    by: str
    kind: str
    written: str
    built: str


def read_twice(body: str, author: MarkdownIt, builder: Builder) -> list[Finding]:
    """Read a page's Markdown by both parsers; all findings in the order of the lines, at most MOST_SHOWN."""
    builder.reset()
    written = read_written(author, body)
    built = read_built(builder.convert(body))
    differences, beside = compare(written.events, built.events)
    causes = list(refused(written, builder.references))
    follow = {line for item in causes for line in range(item.line, item.end)}
    found = [
        Finding(item.line, item.column, "difference", item.kind, item.written, item.built)
        for item in first_of_runs(differences)
    ]
    found += [
        Finding(item.line, item.column, "left-over", item.kind, item.signs, "")
        for item in left_over(written.runs, built.events)
    ]
    found = [item for item in found if item.line not in follow]
    found += [Finding(item.line, 1, "refused", item.kind, item.signs, "") for item in causes]
    found += _foreign(written, built, beside)
    told = follow | {item.line for item in found} | {item.line for item in differences}
    for item in lost_words(body, built.events):
        if item.line not in told:
            told.add(item.line)
            found.append(Finding(item.line, item.column, "lost", "word", item.word, ""))
    return sorted(set(found))[:MOST_SHOWN]


def _foreign(written: Written, built: Built, beside: Sequence[int]) -> Iterator[Finding]:
    for element, number in built.elements:
        for what in foreign(element):
            event = written.events[beside[min(number, len(beside) - 1)]] if written.events and beside else None
            line, column = event.line_column if event else (0, 1)
            yield Finding(line, column, "foreign", "element", what, "")
