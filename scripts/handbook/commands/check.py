"""The content checks as one call: sources in, problems out."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.authored.settings import Settings
from handbook.checks import run_checks
from handbook.checks.registry import within
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.problems import Problem


def check_sources(settings: Settings, only: Iterable[str] = ()) -> tuple[Corpus, list[Problem]]:
    """Read the sources and run all checks; with `only`, report only these files and folders."""
    wanted = [path.rstrip("/") for path in only]
    corpus, unread = read_corpus(settings)
    found = [problem for problem in unread if within(problem.path, wanted)]
    return corpus, sorted([*found, *run_checks(corpus, wanted)])
