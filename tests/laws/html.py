"""The Nu HTML checker over every built page."""

from __future__ import annotations

from pathlib import Path

from html_checker import faults


def test_no_built_page_has_an_error(site_alone: Path) -> None:
    assert faults(site_alone) == []
