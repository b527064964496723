"""Mistakes and harmless changes in the fixture handbook's pages. `make.py bench changes` tries hundreds."""

from __future__ import annotations

import pytest

from handbook.authored.settings import load_settings
from handbook.corpus.read import read_corpus
from handbook.problems import Problem
from handbooks import lay_out
from readings.changed_pages import HARMLESS, MISTAKES, NEAR, Try, draw, told

SEED = 7


@pytest.fixture(scope="module")
def tries(tmp_path_factory: pytest.TempPathFactory) -> dict[Try, list[Problem]]:
    """Two changes of each kind, and what is told of them."""
    root = lay_out(tmp_path_factory.mktemp("changes") / "project")
    corpus, _ = read_corpus(load_settings(root))
    return told(corpus, [made for kind in MISTAKES | HARMLESS for made in draw(root, corpus, kind, SEED, 2)])


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_is_told_at_its_place(kind: str, tries: dict[Try, list[Problem]]) -> None:
    found = {made: problems for made, problems in tries.items() if made.kind == kind}
    assert found
    for made, problems in found.items():
        assert problems, made
        if kind != "block left open":  # its place is where the block begins
            assert any(abs(problem.line - made.line) <= NEAR for problem in problems), (made.page, made.line, problems)


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_harmless_change_is_not_told(kind: str, tries: dict[Try, list[Problem]]) -> None:
    found = {made: problems for made, problems in tries.items() if made.kind == kind}
    assert found
    assert [(made, problems) for made, problems in found.items() if problems] == []
