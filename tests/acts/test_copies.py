"""A run of tests that found none is not green."""

from __future__ import annotations

from pathlib import Path

from acts.copies import ROOT, run_tests


def test_a_run_that_finds_no_test_has_failed(tmp_path: Path) -> None:
    passed, failed = run_tests(ROOT, ["tests/no_such_test.py"], tmp_path)
    assert passed == 0
    assert failed[0] == "pytest: exit 4"


def test_a_run_tells_how_many_pass(tmp_path: Path) -> None:
    assert run_tests(ROOT, ["tests/acts/test_sources.py"], tmp_path) == (3, [])
