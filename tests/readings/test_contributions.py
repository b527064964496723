"""Careless and hostile texts are told at their place, and right ones are not: contributions.yml, by `check` itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from readings.pages_read import problems_of, told

CONTRIBUTIONS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("contributions.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("written", CONTRIBUTIONS, ids=lambda written: str(written["name"]))
def test_contribution_is_told_at_its_place(written: dict[str, Any]) -> None:
    assert told(written["text"]) == written["told"]


@pytest.mark.parametrize("written", CONTRIBUTIONS, ids=lambda written: str(written["name"]))
def test_what_is_told_can_be_said(written: dict[str, Any]) -> None:
    for problem in problems_of(written["text"]):
        for language in ("th", "en"):
            assert all(problem.text(part, language) for part in ("what", "why", "mend"))


def test_the_list_has_what_it_should() -> None:
    names = Counter(written["name"] for written in CONTRIBUTIONS)
    assert names.most_common(1)[0][1] == 1
    assert sum(bool(written["told"]) for written in CONTRIBUTIONS) == 211
    assert len(CONTRIBUTIONS) == 286
