"""Real pages with one mistake, or one harmless change, and what `check` tells of each."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from handbook.checks import run_checks
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_page
from handbook.problems import Problem, ProblemsError

NEAR = 2
"""Lines between a mistake and where it is told."""

Change = Callable[[list[str], int], list[str] | None]
"""The lines of a page with one change at this index; None where it cannot be made."""
Where = Callable[[list[str], int], bool]


def anywhere(_lines: list[str], _at: int) -> bool:
    """Every line."""
    return True


def words(line: str) -> bool:
    """Whether this line is a paragraph's."""
    return len(line) > 20 and bool(re.match(r"[^\s|/#\-\d{:>]", line))


def instead(old: str, new: str | Callable[[re.Match[str]], str], *, only: Where = anywhere) -> Change:
    """The change of the first text of a line that matches."""

    def change(lines: list[str], at: int) -> list[str] | None:
        line, found = re.subn(old, new, lines[at], count=1)
        return [*lines[:at], *line.split("\n"), *lines[at + 1 :]] if found and only(lines, at) else None

    return change


def left_out(line: str, *, only: Where = anywhere) -> Change:
    """The change that leaves out a line that is wholly this."""

    def change(lines: list[str], at: int) -> list[str] | None:
        return [*lines[:at], *lines[at + 1 :]] if re.fullmatch(line, lines[at]) and only(lines, at) else None

    return change


def text(lines: list[str], at: int) -> bool:
    """Whether the line is a paragraph's."""
    return words(lines[at])


def alone(lines: list[str], at: int) -> bool:
    """Whether the line is a whole paragraph, and no term of a list of definitions."""
    return words(lines[at]) and lines[at - 1] == "" == lines[at + 1] and lines[min(at + 2, len(lines) - 1)][:1] != ":"


def after_text(lines: list[str], at: int) -> bool:
    """Whether the line is a paragraph that follows another: after an item an indent makes it the item's own."""
    return alone(lines, at) and words(lines[at - 2])


def begins(lines: list[str], at: int) -> bool:
    """Whether a paragraph begins here."""
    return words(lines[at]) and lines[at - 1] == ""


def ends(lines: list[str], at: int) -> bool:
    """Whether a paragraph ends here."""
    return words(lines[at]) and lines[at + 1] == ""


def in_table(lines: list[str], at: int) -> bool:
    """Whether rows stand above and below."""
    return all(lines[near].startswith("|") for near in (at - 1, at, at + 1))


def before_list(lines: list[str], at: int) -> bool:
    """Whether a list follows a paragraph here."""
    return words(lines[at - 1]) and bool(re.match(r"- |1\. ", lines[at + 1]))


def next_item(lines: list[str], at: int) -> bool:
    """Whether the next line is an item."""
    return lines[at + 1].startswith("- ")


def plain(lines: list[str], at: int) -> bool:
    """Whether the line has neither links nor bold words."""
    return words(lines[at]) and not re.search(r"\[|\*\*", lines[at])


MISTAKES: dict[str, Change] = {
    "no empty line before a list": left_out("", only=before_list),
    "nested item by two spaces": instead(r"^    (?=- |\d+\. )", "  "),
    "paragraph indented by four": instead("^", "    ", only=after_text),
    "item's paragraph by two": instead(r"^    (?=[^\s\-\d/|])", "  "),
    "empty line in a table": instead("$", "\n", only=in_table),
    "one cell more": instead(r"^\| .*$", r"\g<0> เพิ่ม |", only=in_table),
    "one cell less": instead(r"^(\| .*\|) [^|]*\|$", r"\1", only=in_table),
    "no rule below the head": left_out(r"\|[-:| ]+"),
    "space in a mark": instead(r"\]\((source|confirm):", r"](\1: "),
    "quotation marks of Word": instead(r"\]\(([\w./#-]+)\)", r"](\1 “ชื่อ”)"),
    "another number": instead(r"^(\s*)(\d+)\. ", r"\g<1>9\2. "),
    "link left open": instead(r"(\]\([^)]+)\)", r"\1"),
    "words struck": instead(r"^(.*)$", r"~~\1~~", only=text),
    "raw HTML": instead("^", "<b>", only=text),
    "HTML on its own line": instead("^", "<span>\n", only=begins),
    "block left open": left_out("///"),
    "class at the end of a paragraph": instead("$", " { .x }", only=ends),
    "one star lost": instead(r"\*\*", "*"),
    "no-break space after a bullet": instead("^- ", "-\u00a0"),
    "text written as a definition": instead(
        r"^(.*)$", lambda found: f"[หมายเหตุ]: {found[0].replace(' ', '')}", only=begins
    ),
}
HARMLESS: dict[str, Change] = {
    "line wrapped at a space": instead(r"^([^\[]{5,}?) ([^\[]{5,})$", r"\1\n\2", only=alone),
    "two empty lines": instead("^$", "\n"),
    "spaces on an empty line": instead("^$", "  "),
    "space at the end of a paragraph": instead("$", " ", only=ends),
    "cells padded": instead(r"^\| (.*) \|$", r"|   \1    |"),
    "rule with spaces": instead(r"^\|([-:]+)\|", r"| \1 |"),
    "empty line between items": instead("^- .*$", "\\g<0>\n", only=next_item),
    "bold words": instead(r"^(\S+) ", r"**\1** ", only=plain),
    "bullet with three spaces": instead(r"^- (?=\S)", "-   "),
}


@dataclass(frozen=True)
class Try:
    """One change in one page: its kind, the page, where it begins, and the page's new text."""

    kind: str
    page: str
    line: int
    text: str


def draw(root: Path, corpus: Corpus, kind: str, seed: int, count: int) -> list[Try]:
    """So many changes of a kind, drawn from all places of all pages where it can be made."""
    change = (MISTAKES | HARMLESS)[kind]
    possible = [
        Try(kind, name, at + 1, "\n".join(changed))
        for name in sorted(corpus.pages)
        for lines in [(root / corpus.shown(name)).read_text(encoding="utf-8").split("\n")]
        for at in range(front_matter_ends(lines), len(lines) - 1)
        if (changed := change(lines, at)) is not None
    ]
    return random.Random(f"{seed} {kind}").sample(possible, min(count, len(possible)))  # noqa: S311


def front_matter_ends(lines: list[str]) -> int:
    """The index of the first line below the front matter and its empty line."""
    return lines.index("---", 1) + 2


def told(corpus: Corpus, tries: list[Try]) -> dict[Try, list[Problem]]:
    """The errors that each change brings on its page: as many pages are changed at once as there are."""
    found: dict[Try, list[Problem]] = {}
    before = set(map(problem_key, run_checks(corpus)))
    waiting = list(tries)
    while waiting:
        batch = {corpus.pages[made.page].key: made for made in reversed(waiting)}  # a mistake is told at the twin, too
        waiting = [made for made in waiting if batch[corpus.pages[made.page].key] is not made]
        found.update({made: [] for made in batch.values()})
        pages, problems = {}, list[Problem]()
        for made in batch.values():
            try:
                pages[made.page], unread = read_page(made.text, made.page, corpus.shown(made.page))
            except ProblemsError as error:
                unread = error.problems
            problems += unread
        problems += run_checks(replace(corpus, pages={**corpus.pages, **pages}))
        by_path = {corpus.shown(made.page): made for made in batch.values()}
        for problem in problems:
            if problem.severity == "error" and problem.path in by_path and problem_key(problem) not in before:
                found[by_path[problem.path]].append(problem)
    return found


def problem_key(problem: Problem) -> tuple[str, str, str]:
    """What makes a problem the same one, wherever it has moved to."""
    return problem.path, problem.code, str(sorted(problem.details.items()))
