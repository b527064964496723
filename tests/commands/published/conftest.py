"""A handbook with a form, and one with a letter of enquiry."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.case_folders import CASES, lay_out

FORMS = CASES / "HB502-unknown-field" / "pass"
LETTER = CASES / "HB533-questions-misplaced" / "pass"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook with one form."""
    return lay_out(FORMS, tmp_path / "project")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A handbook with a letter of enquiry."""
    return lay_out(LETTER, tmp_path / "letter")
