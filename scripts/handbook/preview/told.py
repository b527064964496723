"""What the script of the preview is told: which pages are shown, and the problems in both languages."""

from __future__ import annotations

from typing import Any

from handbook.messages import LANGUAGES, Both, both
from handbook.preview.shown import Shown
from handbook.problems import SEVERITIES, Problem, visible

_TEXTS = ("problems", "old-pages", "hide", "show", "mend", "notices")
_MOST = 40
"""Problems that are told at most: more are one fault with many places, or a handbook that is not begun."""


def told(shown: Shown, page: str, token: str) -> dict[str, Any]:
    """An event: `token` names what the page shows if it is not old; problems of `page`, a path of docs/, come first."""
    ordered = sorted(shown.problems, key=lambda one: (SEVERITIES.index(one.severity), one.path != page))
    return {
        "token": token,
        "isOld": shown.is_old,
        "count": len(ordered),
        "errors": sum(problem.severity == "error" for problem in ordered),
        "problems": [_problem(problem, page) for problem in ordered[:_MOST]],
        "texts": _texts(len(ordered)),
    }


def _problem(problem: Problem, page: str) -> dict[str, Any]:
    return {
        "place": f"{visible(problem.path)}:{problem.line}:{problem.column}",
        "code": problem.code,
        "severity": problem.severity,
        "isHere": problem.path == page,
        **{
            language: {"what": problem.text("what", language), "mend": problem.text("mend", language)}
            for language in LANGUAGES
        },
    }


def _texts(count: int) -> dict[str, dict[str, str]]:
    texts: dict[str, Both] = {name: both(f"preview.{name}", count=count) for name in _TEXTS}
    return {language: {name: text[language] for name, text in texts.items()} for language in LANGUAGES}
