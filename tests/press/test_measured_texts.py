"""Tables and columns whose texts are measured once are as wide as those whose texts are measured each time."""

from __future__ import annotations

from itertools import chain
from types import SimpleNamespace
from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import preferred
from weasyprint.text import line_break

from handbook.press.amendments import measured_texts
from press.plain import boxes_of, can_go, count_calls, plain_pdf

CELLS = "<td>one two <b>three</b> 12<td>one two <b>three</b> 12"
TABLE = f"<table><tr>{CELLS}{CELLS}</table>"
STYLES = (
    *("font-weight: 700", "font-style: italic", "font-size: 9px", "font-stretch: condensed", "font-kerning: none"),
    *("font-family: serif", "font-variant: small-caps", "font-feature-settings: 'tnum'", "letter-spacing: 2px"),
    *("word-spacing: 4px", "white-space: nowrap", "word-break: break-all", "overflow-wrap: anywhere", "direction: rtl"),
    *("hyphens: auto", "hyphens: auto; hyphenate-character: '#'", "hyphens: auto; hyphenate-limit-chars: 20"),
    *("white-space: pre; tab-size: 3", "white-space: pre; tab-size: 9"),
)
WORDS = "hyphenation one ที่นี่ กำหนด AV a&#9;b 12 <span>abc</span><span>abc</span>"
PAGE = f"<html lang=en><p>{WORDS}" + "".join(
    f"<div style='{box}'><table style=\"{style}\"><tr><td lang=th>{WORDS}<td>{WORDS}</table></div>"
    for style in ("", *STYLES)
    for box in ("float: left", "width: 9px")
)
NO_WIDTH = {"text_decoration_line"}
"""What is asked for, and changes no width."""


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint as it is, whatever was printed before; afterwards as it was."""
    monkeypatch.setattr(preferred, "split_first_line", measured_texts._MEASURE)  # noqa: SLF001


def layouts(monkeypatch: pytest.MonkeyPatch) -> int:
    """How often texts are shaped."""
    return count_calls(monkeypatch, line_break, "create_layout", TABLE * 10)


@pytest.mark.usefixtures("plain")
def test_plain_texts_are_measured_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = layouts(monkeypatch)
    measured_texts.measure_texts_once()
    assert plain > 2 * layouts(monkeypatch), can_go("measured_texts.py")


@pytest.mark.usefixtures("plain")
def test_tables_are_as_wide_as_they_were() -> None:
    before = plain_pdf(PAGE)
    measured_texts.measure_texts_once()
    assert plain_pdf(PAGE) == before


@pytest.mark.usefixtures("plain")
def test_texts_are_told_apart_by_all_that_their_width_depends_on() -> None:
    pages = weasyprint.HTML(string=PAGE).render().pages
    names: set[str] = set()
    for box in chain.from_iterable(boxes_of(page._page_box) for page in pages):  # noqa: SLF001 - the API has no way in
        if isinstance(box, TextBox):
            style: Any = _Asked(box.style)
            context = SimpleNamespace(dictionaries={})
            for width in (0, 9, None):
                line_break.split_first_line(box.text, style, context, width, 0, minimum=True)
            names |= style.names
    assert names - NO_WIDTH == {"font_family", *measured_texts.NAMES}


class _Asked:
    """A style that notes what it is asked for."""

    def __init__(self, style: Any) -> None:
        self._style = style
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.names.add(name)
        return self._style[name]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._style, name)
