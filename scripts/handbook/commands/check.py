"""The content checks as one call: sources in, problems out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handbook.authored.settings import Settings, load_settings
from handbook.checks import run_checks
from handbook.checks.registry import within
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.problems import Problem, ProblemsError, has_errors


def check_sources(settings: Settings, only: Iterable[str] = ()) -> tuple[Corpus, list[Problem]]:
    """Read the sources and run all checks; with `only`, report only these files and folders."""
    wanted = [path.rstrip("/") for path in only]
    corpus, unread = read_corpus(settings)
    found = [problem for problem in unread if within(problem.path, wanted)]
    return corpus, sorted([*found, *run_checks(corpus, wanted)])


def read_sources(root: Path) -> Corpus:
    """The sources of a handbook, unchecked. Raises ProblemsError if one of them cannot be read."""
    corpus, problems = read_corpus(load_settings(root.resolve()))
    if has_errors(problems):
        raise ProblemsError(problems)
    return corpus


def right_sources(root: Path) -> Corpus:
    """The sources of a handbook in which the checks find no error. Raises ProblemsError otherwise."""
    corpus, problems = check_sources(load_settings(root.resolve()))
    if has_errors(problems):
        raise ProblemsError(problems)
    return corpus
