"""Which problems to show first where there is no room for all."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from handbook.problems import SEVERITIES, Problem, gathered

Changed = Collection[str] | None
"""Paths that a change touches; None if that is not known."""


def is_near(problem: Problem, changed: Changed) -> bool:
    """Whether a problem stands in a file that the change touches; of an unknown change nothing is far."""
    return changed is None or problem.path in changed


def by_relevance(problems: Iterable[Problem], changed: Changed = None) -> list[Problem]:
    """Those in changed files first, then the graver, then by path; many equal ones are one (`gathered`)."""
    return sorted(
        gathered(problems),
        key=lambda problem: (not is_near(problem, changed), SEVERITIES.index(problem.severity), problem),
    )
