"""The summary of a review: whatever a contribution says in it stays text on GitHub."""

from __future__ import annotations

import pytest

from contributions.judged_markdown import faults_in
from contributions.payloads import TEXTS, filled
from handbook.review.files import OutsideChange
from handbook.review.found import Found, Line, PagesFound
from handbook.review.pages import PageChange
from handbook.review.said import Counted, SaidChange, ValueChange
from handbook.review.summary import summary

LINE = Line("0" * 40, None)
OTHERS = (
    "see http://sample.invalid/ and https://sample.invalid",
    "www.sample.invalid",
    "@everyone owner/name#2 #1 GH-1",
    "0123456789abcdef0123456789abcdef01234567 01234567",
    "somebody@sample.invalid",
    "| a | **b** ~~c~~ `d` $e$ <!-- &amp; [f](http://g)",
)


@pytest.mark.parametrize("payload", [*TEXTS, *OTHERS], ids=range(len(TEXTS) + len(OTHERS)))
def test_nothing_that_a_contribution_says_is_obeyed(payload: str) -> None:
    said = filled(payload, "http://sample.invalid/", "/tmp/made")  # noqa: S108 - nothing writes it
    counted = (Counted(said, ((said, 2),), ((said, 1),)),)
    values = tuple(ValueChange(path, said, said, None) for path in ("mkdocs.yml", said))
    change = SaidChange(counted, counted, values, (said,), (said,))
    pages = PagesFound((PageChange("a/index.html", "a/index.html", said, ()), PageChange(None, said, said, ())))
    assert list(faults_in(summary(Found(LINE, pages, change, (OutsideChange(said, "unknown", "new"),))))) == []


def test_a_text_is_shown_as_it_is() -> None:
    change = SaidChange(behind=("docs/a_b-c.en.md",))
    told = summary(Found(LINE, PagesFound(), change))
    assert "- docs/a&#95;b-c.en.md" in told.splitlines()
