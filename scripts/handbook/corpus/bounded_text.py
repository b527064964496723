"""How large, long and deep a page may be: beyond that the Markdown libraries take minutes, and never say so.

Measured at each bound with the worst input found for it: `make.py bench bounds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from handbook.authored.settings import Settings
from handbook.authored.text_file import read_text
from handbook.corpus.source_files import is_left_by_program
from handbook.messages import Both, both
from handbook.problems import Problem, ProblemsError, with_mend

PAGE_SECONDS = 20.0
"""Of processor time, for a page that is within the bounds and yet without end."""

_KILOBYTES = 200  # the handbook's largest page has 47
_LONGEST_LINE = 5_000  # its longest line has 1,100 characters
_DEEPEST = 20
_BRACKET = re.compile(r"[\[\]]")
_STARTS = re.compile(r"(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*")
_START = re.compile(r">|[-*+]|\d+[.)]")
_BLOCK_LINE = re.compile(r"[ \t>]*/{3,}[ \t]*(?P<name>[^\s/])?")
_STARTING = frozenset(" \t>-*+0123456789")
_MOST = {
    "lines": (10_000, re.compile(r"\n")),
    "links": (2_000, re.compile(r"\]\s?[(\[]")),
    "items": (2_000, re.compile(r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]", re.MULTILINE)),
    "blocks": (2_000, re.compile(r"^[ \t>]*(?:/{3,}|:[ \t]|#{1,6}[ \t]|```|~~~)", re.MULTILINE)),
    "paragraphs": (4_000, re.compile(r"\n[ \t]*\n[ \t\n]*(?=[^ \t\n])")),
    "angles": (300, re.compile(r"<")),  # Python-Markdown looks for the end of each to the end of the page
    "rules": (300, re.compile(r"^[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE)),  # and takes each for an underline
    "cells": (10_000, re.compile(r"\|")),
    "emphasis": (10_000, re.compile(r"[*_`]")),
    "brackets": (5_000, re.compile(r"\[")),
    "entities": (2_000, re.compile(r"&")),
    "attributes": (2_000, re.compile(r"\{")),
}
"""What is counted -> how many a page may have, and how it looks."""


def require_bounded_pages(settings: Settings) -> None:
    """Raise ProblemsError (HB232) for what would keep the engine busy."""
    problems: list[Problem] = []
    for path in sorted(settings.docs_dir.rglob("*.md")):
        if is_left_by_program(path.name):
            continue
        shown = path.relative_to(settings.root) if path.is_relative_to(settings.root) else path
        try:
            problems += unbounded(read_text(path, shown.as_posix()), shown.as_posix())
        except ProblemsError:  # told with the others, by the checks
            continue
    if problems:
        raise ProblemsError(problems)


@lru_cache(maxsize=512)
def unbounded(text: str, shown: str) -> tuple[Problem, ...]:
    """The places of a page from which on it is too large, long, deep or full; one in a paragraph and of a kind.

    Asked before the engine starts and when a page is read; the preview asks again and again.
    """
    return tuple(_unbounded(text, shown))


def _unbounded(text: str, shown: str) -> Iterator[Problem]:
    if len(text.encode("utf-8", "surrogatepass")) > _KILOBYTES * 1_000:
        yield _problem(shown, 1, 1, "large", most=_KILOBYTES)
        return
    faulty_lines = list(_unbounded_lines(text, shown))
    yield from faulty_lines or _too_many(text.rstrip(" \t\n"), shown)


def _unbounded_lines(text: str, shown: str) -> Iterator[Problem]:
    brackets = blocks = 0
    is_told = False
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_LINE:
            yield _problem(shown, number, _LONGEST_LINE + 1, "long", most=_LONGEST_LINE)
            continue
        if not line.strip():
            brackets, is_told = 0, False
            continue
        brackets, column = _deepest(line, brackets)
        fence = _BLOCK_LINE.match(line) if "///" in line else None
        blocks = max(blocks + (1 if fence["name"] else -1), 0) if fence else blocks
        if not column and (_levels(line) > _DEEPEST or (fence and blocks > _DEEPEST)):
            column = 1
        if column and not is_told:
            is_told = True
            yield _problem(shown, number, column, "deep", most=_DEEPEST)


def _deepest(line: str, brackets: int) -> tuple[int, int]:
    """How many brackets are open after a line, and the column at which they become too many, or 0."""
    column = 0
    for found in _BRACKET.finditer(line) if "[" in line or brackets else ():
        brackets = max(brackets + (1 if found[0] == "[" else -1), 0)
        if brackets > _DEEPEST and not column:
            column = found.start() + 1
    return brackets, column


def _levels(line: str) -> int:
    """In how many lists and quotations a line stands: by its indent, and by the signs at its start."""
    if line[:1] not in _STARTING:
        return 0
    starts = _STARTS.match(line)
    signs = starts[0] if starts else ""
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    return indent // 4 + len(_START.findall(signs))


def _too_many(text: str, shown: str) -> Iterator[Problem]:
    for kind, (most, pattern) in _MOST.items():
        for found in islice(pattern.finditer(text), most, most + 1):
            at = found.end() if kind == "paragraphs" else found.start()
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            yield _problem(shown, line, column, "many", most=most, what=both(f"endless.{kind}"))


def _problem(shown: str, line: int, column: int, kind: str, **parts: int | str | Both) -> Problem:
    details = with_mend(both(f"endless.{kind}", **parts), both(f"endless.{kind}.mend"))
    return Problem(shown, line, column, "HB232", details)


def endless(shown: str) -> Problem:
    """HB232 for a page within the bounds that takes more than PAGE_SECONDS."""
    return _problem(shown, 1, 1, "time")
