"""What `check` tells of one page: the minimal project's own, with other text below its headings."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.checks import run_checks
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus, read_page
from handbook.problems import Problem, ProblemsError

MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"
PAGE = "page.md"


@cache
def minimal() -> tuple[Corpus, str, int]:
    """The minimal project's corpus, its page and the number of lines of that."""
    corpus, problems = read_corpus(load_settings(MINIMAL))
    assert problems == []
    text = (MINIMAL / "docs" / PAGE).read_text(encoding="utf-8")
    return corpus, text, text.count("\n") + 1


def problems_of(body: str) -> list[Problem]:
    """The problems of the page with this text after an empty line; those of the twins (HB3) are left out."""
    corpus, text, _ = minimal()
    try:
        page, found = read_page(f"{text}\n{body}", PAGE, f"docs/{PAGE}")
    except ProblemsError as error:
        return error.problems
    changed = replace(corpus, pages={**corpus.pages, PAGE: page})
    told = [*found, *run_checks(changed, [f"docs/{PAGE}"])]
    return sorted(problem for problem in told if not problem.code.startswith("HB3"))


def told(body: str) -> list[str]:
    """`LINE:COLUMN CODE` of each problem; lines count from 1 in this text."""
    before = minimal()[2]
    return [f"{problem.line - before}:{problem.column} {problem.code}" for problem in problems_of(body)]
