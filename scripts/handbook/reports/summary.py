"""All problems, or all certain mends, as Markdown for the summary of a job on GitHub: in Thai, then in English.

A step's summary that is longer than 1,024 KiB is dropped whole:
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from handbook.messages import LANGUAGES, counted, text_in
from handbook.problems import Problem, count, visible
from handbook.reports.markdown import plain
from handbook.reports.relevance import Changed, by_relevance, is_near

MOST_BYTES = 1024 * 1024
_MARGIN = 8 * 1024  # headings, and how many are left out


def summary(problems: Iterable[Problem], changed: Changed = None, most: int = MOST_BYTES) -> str:
    """Every problem with reason and mend, the most relevant first, in at most so many bytes of UTF-8."""
    found = by_relevance(problems, changed)
    room = (most - _MARGIN) // len(LANGUAGES)
    return "\n---\n\n".join(_in_language(found, changed, language, room) for language in LANGUAGES)


def mends(difference: str, most: int = MOST_BYTES) -> str:
    """The certain mends as a difference to copy from, in at most so many bytes; empty if there are none."""
    if not difference:
        return ""
    lines = _fitting(visible(difference, keep="\n\t").splitlines(keepends=True), most - _MARGIN)
    shown = "".join(lines)
    # A line of the difference may be a fence itself: only a longer one ends the block.
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=2) + 1)
    heads = [
        f"## {text_in(language, 'summary.mends')}\n\n{text_in(language, 'summary.mends.how')}" for language in LANGUAGES
    ]
    return "\n\n".join([*heads, f"{fence}diff\n{shown}{fence}\n"])


def _in_language(found: list[Problem], changed: Changed, language: str, room: int) -> str:
    parts = [f"## {text_in(language, 'summary.title')}\n", f"{plain(count(found, language))}\n"]
    near = [problem for problem in found if is_near(problem, changed)]
    groups = [("summary.near", near), ("summary.far", found[len(near) :])]
    for key, group in groups if changed is not None else [("", found)]:
        items = [_item(problem, language) for problem in group]
        kept = _fitting(items, room)
        room -= sum(len(item.encode()) for item in kept)
        if key and items:
            parts.append(f"### {counted(language, key, len(items))}\n")
        parts += kept
        if left := len(items) - len(kept):
            parts.append(f"- {counted(language, 'summary.left', left)}\n")
    return "\n".join(parts)


def _fitting(items: list[str], room: int) -> list[str]:
    """As many of the first items as there is room for, in bytes."""
    for number, item in enumerate(items):
        room -= len(item.encode())
        if room < 0:
            return items[:number]
    return items


def _item(problem: Problem, language: str) -> str:
    place = text_in(language, "summary.place", path=problem.path, line=problem.line, column=problem.column)
    lines = [
        f"- **{text_in(language, f'codes.{problem.severity}')}** {plain(place)} – {problem.code} {problem.name}",
        plain(problem.text("what", language)),
        f"{text_in(language, 'report.why')}: {plain(problem.text('why', language))}",
        f"{text_in(language, 'report.mend')}: {plain(problem.text('mend', language))}",
        *([plain(problem.elsewhere(language))] if problem.others else []),
    ]
    return "<br>".join(lines) + "\n"
