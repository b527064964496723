"""Every page in a real browser, from a real Apache: in both languages, in three widths, in light and in dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from apache import apache
from handbook_sources import Handbook
from reading import AXE_WIDTHS, MISSING, SCHEMES, WIDTHS, Visit, visits

HEAVIEST = 110_000
"""Bytes of a first view: on a slow line of 50 KB a second it opens in little more than two seconds."""


@pytest.fixture(scope="module")
def visited(site_alone: Path, handbook: Handbook, browser: Browser) -> list[Visit]:
    """What was found on each page, each loaded once; the page for what is missing is one of them."""
    paths = [*(path for path, _, _ in handbook.paths()), MISSING]
    with apache(site_alone, handbook.base) as address:
        return list(visits(browser, site_alone, address, paths))


@pytest.mark.parametrize(
    ("law", "times"),
    [
        ("quiet", 1),  # nothing fails, the console says nothing, the policy is kept, no other host is asked
        ("search", 1),  # all pages can be searched from under the policy
        ("sideways", len(WIDTHS) * len(SCHEMES)),  # nothing is wider than the window
        ("typeface", len(WIDTHS) * len(SCHEMES)),
        ("axe", len(AXE_WIDTHS) * len(SCHEMES)),  # all rules
        ("fit", 2),  # tables of few columns fit a phone
    ],
)
def test_every_page_keeps_the_law(visited: list[Visit], handbook: Handbook, law: str, times: int) -> None:
    assert [fault for visit in visited for fault in visit.found[law]] == []
    assert len(visited) == 2 * len(handbook.pages) + 1
    assert {visit.judged[law] for visit in visited} == {times}


def test_every_page_opens_on_a_slow_line(visited: list[Visit]) -> None:
    assert {visit.path: visit.weight for visit in visited if visit.weight > HEAVIEST} == {}
    assert min(visit.weight for visit in visited) > HEAVIEST / 2, "not all of a page was counted"


@pytest.mark.parametrize(
    "law",
    [
        "set",  # Thai has room between its lines, is not spaced nor small
        "parted",  # no Thai word goes on in the next line
    ],
)
def test_thai_pages_are_well_set(visited: list[Visit], law: str) -> None:
    thai = [visit for visit in visited if not visit.path.startswith("en/")]
    assert [fault for visit in thai for fault in visit.found[law]] == []
    assert {visit.judged[law] for visit in thai} == {2}
