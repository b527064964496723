"""The steps of a job as its workflow has them: which run, in what environment, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from handbooks import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass(frozen=True)
class Step:
    """One step: its commands (empty: an action), the variables that it sets, its condition and its action."""

    run: str
    env: Mapping[str, str] = field(default_factory=dict)
    condition: str = ""
    may_fail: bool = False
    uses: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)

    def goes(self, *, failed: bool) -> bool:
        """Whether it runs, after steps of which one has failed or none. Raises KeyError for a condition not known."""
        found = _EXPRESSION.fullmatch(self.condition)
        inner = found[1] if found else self.condition
        return {"": not failed, "success()": not failed, "failure()": failed, "!cancelled()": True, "always()": True}[
            inner
        ]


def workflow(name: str) -> dict[Any, Any]:
    """A workflow of this project, as plain data."""
    found: dict[Any, Any] = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))
    return found


def steps(name: str, job: str, values: Mapping[str, str]) -> list[Step]:
    """The steps of a job. `values` are those of expressions in `env`; KeyError for one that is not among them."""
    read = workflow(name)
    own = read["jobs"][job]
    outer = {**read.get("env", {}), **own.get("env", {})}
    return [
        Step(
            step.get("run", ""),
            {key: _valued(str(value), values) for key, value in {**outer, **step.get("env", {})}.items()},
            str(step.get("if", "")),
            bool(step.get("continue-on-error")),
            step.get("uses", "").partition("@")[0],
            step.get("with", {}),
        )
        for step in own["steps"]
    ]


def _valued(text: str, values: Mapping[str, str]) -> str:
    return _EXPRESSION.sub(lambda found: values[found[1]], text)
