"""What is said of each amendment."""

from __future__ import annotations

from dataclasses import dataclass

NO_ISSUE = "no issue found"


@dataclass(frozen=True)
class Amendment:
    """A flaw, where it is corrected, and the test that shows when it is fixed."""

    place: str
    """A file below scripts/handbook/, or a style sheet below overrides/assets/stylesheets/."""
    flaw: str
    since: str
    """The first version of WeasyPrint with the flaw, by its history; `WEASYPRINT` if nobody looked it up."""
    issue: str
    """The issue of Kozea/WeasyPrint."""
    test: str
    """The test in tests/press/ that fails when WeasyPrint has fixed the flaw."""
