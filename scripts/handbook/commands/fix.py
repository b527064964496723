"""`check --fix`: does the certain mends of the problems, and shows what it changed as a unified difference."""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.authored.text_file import write_whole
from handbook.commands.check import check_sources
from handbook.messages import LANGUAGES, Both, text_in
from handbook.pictures.strip import without_private
from handbook.problems import Problem, visible

_MOST_ROUNDS = 8
"""A mend may uncover another slip at the same place; one round more than any such chain has."""
_PRIVATE = "HB264"
"""Private matter in a picture: taken out of the bytes, it leaves the picture as it was."""
_NONE = "/dev/null"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(frozen=True)
class Fixed:
    """What was changed: by path, the texts before and after; how many places; and the problems that are left.

    Of files that are no texts, what was taken out of each, in both languages.
    """

    changed: dict[str, tuple[str, str]]
    places: int
    left: list[Problem]
    removed: dict[str, Both] = field(default_factory=dict)

    def difference(self) -> str:
        """The unified difference of all changed files; `git apply -R` would take them back."""
        return "".join(difference_of(path, *texts) for path, texts in sorted(self.changed.items()))

    def removals(self, language: str) -> str:
        """A line for each file out of which something was taken."""
        return "".join(
            text_in(language, "picture.removed", file=visible(path), what=what[language]) + "\n"
            for path, what in sorted(self.removed.items())
        )


def fix_sources(root: Path, only: Iterable[str] = ()) -> Fixed:
    """Check the sources and mend what is certain, until nothing is; with `only`, in these files and folders alone."""
    wanted = list(only)
    changed: dict[str, tuple[str, str]] = {}
    removed: dict[str, Both] = {}
    places = 0
    for _ in range(_MOST_ROUNDS):
        _, problems = check_sources(load_settings(root), wanted)
        by_path = defaultdict(list)
        for problem in problems:
            if problem.edit is not None:
                by_path[problem.path].append(problem)
        private = [problem for problem in problems if problem.code == _PRIVATE and problem.path not in removed]
        if not by_path and not private:
            break
        for problem in private:
            write_whole(root / problem.path, without_private((root / problem.path).read_bytes()))
            removed[problem.path] = {language: problem.details[language] for language in LANGUAGES}
            places += 1
        for path, found in by_path.items():
            before = (root / path).read_bytes().decode("utf-8")
            after, count = with_edits(before, found)
            if count:
                write_whole(root / path, after.encode("utf-8"))
                changed[path] = (changed.get(path, (before, ""))[0], after)
                places += count
    else:
        _, problems = check_sources(load_settings(root), wanted)
    differing = {path: texts for path, texts in changed.items() if texts[0] != texts[1]}
    return Fixed(differing, places, problems, removed)


def with_edits(text: str, problems: Iterable[Problem]) -> tuple[str, int]:
    """A file's text, with its own line ends and byte order mark, after the edits of its problems; and their number.

    An edit that overlaps an earlier one, or whose text is not there, is left out: the next round sees what it became.
    """
    lines = _lines(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    mark = len(codecs.BOM_UTF8.decode("utf-8")) if text.startswith("\ufeff") else 0
    edits: list[tuple[int, str, str]] = []
    end = -1
    for problem in sorted(problems):
        edit = problem.edit
        if edit is None or problem.line > len(lines):
            continue
        at = starts[problem.line - 1] + problem.column - 1 + (mark if problem.line == 1 else 0)
        if at > end and text.startswith(edit.old, at) and edit.old != edit.new:
            edits.append((at, edit.old, edit.new))
            end = at + len(edit.old) - 1
    for at, old, new in reversed(edits):
        text = text[:at] + new + text[at + len(old) :]
    return text, len(edits)


def _lines(text: str) -> list[str]:
    """The lines of a text, each with its own end, whichever that is."""
    return [found.group() for found in _LINE.finditer(text) if found.group()]


def difference_of(path: str, before: str | None, after: str | None) -> str:
    """The unified difference of one file, as `git apply` takes it; None: it is not there."""
    was, now = (_NONE if text is None else f"{side}/{path}" for side, text in (("a", before), ("b", after)))
    shown = unified_diff(_lines(before or ""), _lines(after or ""), fromfile=was, tofile=now)
    return "".join(line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n" for line in shown)
