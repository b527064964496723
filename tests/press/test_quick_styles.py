"""Styles that look up what takes no computing have the values that WeasyPrint computes."""

from __future__ import annotations

from typing import Any

import pytest
import weasyprint
import weasyprint.css
from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.css.properties import INITIAL_VALUES

from handbook.press.amendments import quick_styles
from press.plain import boxes_of, can_go, count_calls

PAGE = """<style>
:root { --x: 3px; font-size: 12px; text-decoration: underline; page: cover } p { margin-inline-start: 4px; color: red }
p { margin-left: 1px } .later { margin-left: 9px } b { padding: calc(1px + 1em) var(--x); margin-block-end: 5px }
i { float: left; margin: inherit; width: 50%; border-top: 2px solid }
u { position: absolute; margin: initial; color: unset }
li { border: inherit; display: inline; font-size: larger } li::marker { content: "x" } p::before { content: "y" }
section { page: other; text-decoration: none; inline-size: 40px; direction: rtl } section b { margin-inline-end: 6px }
th { border-inline-start: 1px solid; padding-inline: 2px }
q { width: var(--none); display: block; color: var(--none, blue) }
</style><p>a <b>b <i>c</i></b> <u>d</u><p class=later>e<ul style="border: 3px solid"><li>f</ul>
<section dir=rtl>g <b>h</b> <q>i</q></section><table style="border-collapse: collapse"><tr><th>j<td>k</table>"""

NAMES = [
    name for name in INITIAL_VALUES if not {"block", "inline"} & set(name.split("_"))
]  # logical ones are written only


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint as it is, whatever was printed before; afterwards as it was."""
    monkeypatch.setattr(ComputedStyle, "__missing__", quick_styles._COMPUTE)  # noqa: SLF001
    monkeypatch.setattr(AnonymousStyle, "__missing__", quick_styles._COMPUTE_ANONYMOUS)  # noqa: SLF001
    monkeypatch.setattr(AnonymousStyle, "__init__", quick_styles._BEGIN_ANONYMOUS)  # noqa: SLF001


def count_looks(monkeypatch: pytest.MonkeyPatch) -> int:
    """How often it is asked whether a value is a calculation."""
    return count_calls(monkeypatch, weasyprint.css, "check_math", "<p>a")


@pytest.mark.usefixtures("plain")
def test_plain_values_are_computed_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = count_looks(monkeypatch)
    quick_styles.look_up_plain_values()
    assert plain > 5 * count_looks(monkeypatch), can_go("quick_styles.py")


@pytest.mark.usefixtures("plain")
def test_every_property_of_every_box_has_the_value_that_is_computed() -> None:
    before = values()
    quick_styles.look_up_plain_values()
    for _ in range(2):  # anonymous boxes of the second document begin with what those of the first were asked for
        assert values() == before
    assert len(before) > 40
    assert {box["margin_left"].value for box in before} >= {0, 4, 6, 9}, "the cases are cases"


def values() -> list[dict[str, Any]]:
    """All values of each box of a document, in order."""
    pages = weasyprint.HTML(string=PAGE).render().pages
    boxes = [box for page in pages for box in boxes_of(page._page_box)]  # noqa: SLF001 - the API has no way into a page
    return [{name: told(box.style[name]) for name in NAMES} for box in boxes]


def told(value: Any) -> Any:
    """The value, to be compared: tokens of CSS are other objects each time."""
    return value.serialize() if hasattr(value, "serialize") else value
