"""The content checks as one call: sources in, problems out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handbook.authored.settings import Settings, load_settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.checks import run_checks
from handbook.checks.readings import keep_readings, recall_readings
from handbook.checks.registry import within
from handbook.corpus.known import Known
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.problems import Problem, ProblemsError, has_errors


def check_sources(
    settings: Settings, only: Iterable[str] = (), cache: Cache = NO_CACHE
) -> tuple[Corpus, list[Problem]]:
    """Read the sources and run all checks; with `only`, report only these files and folders.

    What was read before, and seen on pages, is taken from the cache.
    """
    wanted, known = [path.rstrip("/") for path in only], Known(cache)
    corpus, unread = read_corpus(settings, known)
    recalled = recall_readings(corpus, cache)
    found = [problem for problem in unread if within(problem.path, wanted)]
    problems = sorted([*found, *run_checks(corpus, wanted)])
    known.keep(corpus.docs)
    keep_readings(corpus, cache, recalled)
    return corpus, problems


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
