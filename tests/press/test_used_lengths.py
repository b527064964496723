"""Lengths that are worked out once are those that WeasyPrint works out each time."""

from __future__ import annotations

import sys
from typing import Any

import pytest
import weasyprint
from weasyprint.layout import percent

from handbook.press.amendments import used_lengths
from press.plain import boxes_of, can_go, count_calls

PAGE = """<style>
@page { size: 300px 400px; margin: 10px } div { padding: 3px; border: 1px solid; min-width: 20px }
.part { width: 50%; margin: 2% auto } .boxed { box-sizing: border-box; width: 90px; height: 30px; max-height: 25px }
.reckoned { width: calc(100% - 30px); padding: 0 1em } .high { height: 50% } .flex { display: flex; gap: 5px }
table { border-collapse: collapse } td, th { border: 2px solid; padding: 4px } .parted { border-collapse: separate }
</style><div>a <b>b</b><p>c</p></div><div class=part>d<div class=part>e</div></div><div class=boxed>f</div>
<div class=reckoned>g<div class=high>h</div></div><div class=flex><div>i</div><div class=part>j</div><div>k</div></div>
<table><tr><th>l<td>m</table><table class=parted><tr><th>n<td>o</table><div>p</div><div class=boxed>q</div>"""


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint as it is, whatever was printed before; afterwards as it was."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.layout") and hasattr(module, "resolve_percentages"):
            monkeypatch.setattr(module, "resolve_percentages", used_lengths._RESOLVE)  # noqa: SLF001


def count_lengths(monkeypatch: pytest.MonkeyPatch) -> int:
    """How many lengths are worked out."""
    return count_calls(monkeypatch, percent, "resolve_one_percentage", "<p>a<p>b" * 20)


@pytest.mark.usefixtures("plain")
def test_plain_lengths_are_worked_out_for_each_box(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = count_lengths(monkeypatch)
    used_lengths.work_out_lengths_once()
    assert plain > 3 * count_lengths(monkeypatch), can_go("used_lengths.py")


@pytest.mark.usefixtures("plain")
def test_every_box_has_the_place_and_the_lengths_that_it_had() -> None:
    before = lengths()
    used_lengths.work_out_lengths_once()
    assert lengths() == before
    assert len(before) > 50
    assert {box["padding_left"] for box in before} >= {0, 3, 4, 16}, "the cases are cases"


def lengths() -> list[dict[str, Any]]:
    """Place and lengths of each box of a document, in order."""
    pages = weasyprint.HTML(string=PAGE).render().pages
    return [
        {name: value for name, value in sorted(vars(box).items()) if isinstance(value, int | float)}
        for page in pages
        for box in boxes_of(page._page_box)  # noqa: SLF001 - the API has no way into a page
    ]
