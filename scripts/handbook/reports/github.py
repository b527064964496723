"""Problems as GitHub's annotations, which stand beside the line in a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the others without a word:
https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.messages import both
from handbook.problems import SEVERITIES, Problem, annotation
from handbook.reports.relevance import Changed, by_relevance

_MOST = 10


def github_annotations(problems: Iterable[Problem], changed: Changed = None) -> str:
    """One line for each problem; of more than ten of a kind the nine most relevant, and how many more there are."""
    return "\n".join(_lines(by_relevance(problems, changed)))


def _lines(problems: list[Problem]) -> Iterator[str]:
    for severity in SEVERITIES:
        found = [problem for problem in problems if problem.severity == severity]
        shown = found if len(found) <= _MOST else found[: _MOST - 1]
        yield from (problem.annotate() for problem in shown)
        if rest := len(found) - len(shown):
            yield annotation(severity, {}, "\n".join(both("report.more", count=rest).values()))
