"""Texts for which Pango was set up once look as those for which it is each time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text import line_break
from weasyprint.text.line_break import Layout

from handbook.press.amendments import text_layouts
from press.plain import boxes_of, can_go, count_calls, plain_pdf

PAGE = """<style>
b { font-weight: 700 } i { font-style: italic; font-size: 9px } u { text-decoration: underline dotted }
s { text-decoration: line-through; letter-spacing: 2px } q { word-spacing: 4px; font-feature-settings: "tnum" }
em { font-variant: small-caps; font-kerning: none; line-height: 3 } code { overflow-wrap: anywhere; tab-size: 3 }
pre { font-stretch: condensed } section { direction: rtl } p { text-align: justify; width: 150px; hyphens: auto }
</style><p lang=en>one <b>two <i>three</i></b> <u>four</u> <s>five</s> <q>six 12</q> <em>seven</em> hyphenation
<p lang=th>น้ำ กำหนด <b>ที่นี่</b> <span lang=en>office</span> ๑๒ <code>a&#9;bcdefghijklmnopqrstuvwxyz</code>
<pre>a&#9;b</pre><section lang=ar>مرحبا <u>ab</u></section><section lang=en>one! 12</section>
<p lang=en>one! 12 <b>two <i>three</i></b> <u>four</u> <s>five</s>"""


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint as it is, whatever was printed before; afterwards as it was."""
    monkeypatch.setattr(Layout, "setup", text_layouts._SET_UP)  # noqa: SLF001
    monkeypatch.setattr(line_break, "_font_style_cache_key", text_layouts._KEY)  # noqa: SLF001


def typefaces(monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a typeface is described."""
    return count_calls(monkeypatch, line_break, "get_font_description", "<p>a<p>b" * 20)


@pytest.mark.usefixtures("plain")
def test_plain_texts_are_set_up_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = typefaces(monkeypatch)
    text_layouts.set_texts_up_once()
    assert plain > 10 * typefaces(monkeypatch), can_go("text_layouts.py")


@pytest.mark.usefixtures("plain")
def test_texts_look_as_they_did() -> None:
    before = plain_pdf(PAGE)
    text_layouts.set_texts_up_once()
    assert plain_pdf(PAGE) == before


class Asked(dict[str, Any]):
    """A style that notes what it is asked for."""

    def __init__(self, style: Any) -> None:
        super().__init__(style)
        self.font_config = style.font_config
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.names.add(name)
        return super().__getitem__(name)


def names_asked_for(styles: Sequence[Any]) -> list[set[str]]:
    """What each style is asked for when a text of it is set up, and the height of its lines is looked up."""
    asked = [Asked(style) for style in styles]
    for style in asked:
        Layout(style)
        line_break._font_style_cache_key(style, include_size=True)  # noqa: SLF001
    return [style.names for style in asked]


@pytest.mark.usefixtures("plain")
def test_texts_share_only_what_all_that_it_depends_on_is_equal_for() -> None:
    page = weasyprint.HTML(string=PAGE).render().pages[0]._page_box  # noqa: SLF001 - the API has no way into a page
    styles = [box.style for box in boxes_of(page) if isinstance(box, TextBox)]
    before = names_asked_for(styles)
    text_layouts.set_texts_up_once()
    names_asked_for(styles)
    for names, then in zip(names_asked_for(styles), before, strict=True):
        assert names >= then
    assert len(styles) > 20
