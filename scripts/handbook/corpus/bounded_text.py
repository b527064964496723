"""How long a line and how deep brackets may be: beyond that the Markdown libraries take minutes, and never say so.

Python-Markdown reads a paragraph again from each unclosed bracket: 5,000 took 8 s, 20,000 did not end in 280 s.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.authored.settings import Settings
from handbook.authored.text_file import read_text
from handbook.corpus.source_files import is_left_by_program
from handbook.messages import both
from handbook.problems import Problem, ProblemsError

_LONGEST_LINE = 10_000  # the handbook's longest has 1,100 characters
_DEEPEST = 20


def require_bounded_pages(settings: Settings) -> None:
    """Raise ProblemsError (HB232) for what would keep the engine busy, which cannot be stopped once it runs."""
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


def unbounded(text: str, shown: str) -> Iterator[Problem]:
    """The places of a page from which on it is too long or too deep; one in a paragraph."""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_LINE:
            yield Problem(shown, number, _LONGEST_LINE + 1, "HB232", both("line.too-long", most=_LONGEST_LINE))
            continue
        if not line.strip():
            depth = 0
        before = depth
        for column, sign in enumerate(line, 1):
            depth = max(depth + {"[": 1, "]": -1}.get(sign, 0), 0)
            if before <= _DEEPEST < depth:
                yield Problem(shown, number, column, "HB232", both("line.too-deep", most=_DEEPEST))
                break
