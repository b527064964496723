"""Problems as GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from handbook.messages import LANGUAGES
from handbook.problems import Problem, gathered, visible

_SEVERITIES = {"error": "blocker", "warning": "minor", "notice": "info"}


def code_quality(problems: Iterable[Problem]) -> str:
    """A list of JSON objects, in the problems' order."""
    seen: Counter[str] = Counter()
    return json.dumps([_entry(problem, seen) for problem in gathered(problems)], ensure_ascii=False, indent=2)


def _entry(problem: Problem, seen: Counter[str]) -> dict[str, Any]:
    """One problem in both languages. Its fingerprint is free of lines: GitLab compares it with the target branch's."""
    words = " · ".join(f"{problem.text('what', each)} → {problem.text('mend', each)}" for each in LANGUAGES)
    mark = json.dumps([problem.path, problem.code, words])
    seen[mark] += 1
    return {
        "description": f"{problem.code} {visible(words)}",
        "check_name": problem.name,
        "fingerprint": hashlib.sha256(f"{mark}{seen[mark]}".encode()).hexdigest(),
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": visible(problem.path), "lines": {"begin": problem.line}},
    }
