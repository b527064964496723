"""A source that is cited twice on a page stands once at its foot."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest
import weasyprint
import weasyprint.layout
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.fonts import FontConfiguration

from handbook.press.amendments.page_notes import NotedDocument, NotedLayout
from press.plain import can_go, plain_pdf
from press.pressed import pressed_file

NOTES = """<style>.n { float: footnote } ::footnote-call, ::footnote-marker { content: none }</style>
<p>a<span class=n data-note=1>Law</span> b<span class=n data-note=1>Law</span> c<span class=n data-note=2>Act</span>"""


def test_plain_notes_stand_twice() -> None:
    with pypdfium2.PdfDocument(io.BytesIO(plain_pdf(NOTES))) as document:
        text = document[0].get_textpage().get_text_range()
    assert (text.count("Law"), text.count("Act")) == (2, 1), can_go("page_notes.py")


def test_notes_stand_once() -> None:
    with pypdfium2.PdfDocument(pressed_file()) as document:
        text = "".join(document[0].get_textpage().get_text_range().split())
    assert (text.count("[๑]กฎหมาย"), text.count("[๒]ประกาศ")) == (1, 1)


FOUR = """<style>.n { float: footnote } ::footnote-call, ::footnote-marker { content: none }</style>
<p>a<span class=n>1</span> b<span class=n>2</span> c<span class=n>3</span> d<span class=n>4</span>"""
MANY = "".join(
    f"<p>{n} "
    + "".join(f"<span class=n data-note={n}{k}>{'note ' * ((n + k) * 7 % 60 + 1)}</span> " for k in range(n % 4))
    for n in range(60)
)
STYLE = "@page { size: 90mm } .n { float: footnote; footnote-policy: line; font-size: 7.3pt; line-height: 1.37 }"


def test_plain_notes_are_laid_out_for_each_other_note(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    make = weasyprint.layout.build.create_anonymous_boxes

    def count(area: Any) -> Any:
        counts.append(len(area.children))
        return make(area)

    monkeypatch.setattr(weasyprint.layout.build, "create_anonymous_boxes", count)
    weasyprint.HTML(string=FOUR).render()
    assert counts[-5:] == [1, 2, 3, 4, 4], can_go("page_notes.py: _laid_out_alone")


@pytest.mark.parametrize(
    "style",
    [
        "",
        ".n { margin-top: 3mm }",
        "@page { @footnote { max-height: 30mm } }",
        "main { columns: 2 }",
        "p:nth-child(odd) { page: wide } @page wide { size: 140mm 90mm }",
    ],
)
def test_notes_take_the_room_that_they_take_together(monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    pages = laid_out(style)
    monkeypatch.setattr(NotedLayout, "_update_footnote_area", NotedLayout._lay_out_together)  # noqa: SLF001
    assert pages == laid_out(style)
    assert sum(notes > 1 for notes, _, _ in pages) > 3


def laid_out(style: str) -> list[tuple[int, float, str]]:
    """Of each page how many notes it has, the height of these, and its text."""
    page = weasyprint.HTML(string=f"<style>{STYLE}{style}</style><main>{MANY}</main>")
    document = NotedDocument.lay_out(page, FontConfiguration(), CounterStyle())
    return [
        (
            len(area.children),
            round(area.height, 6),
            " ".join(each.text for each in text.descendants() if isinstance(each, TextBox)),
        )
        for text, area, *_ in (page._page_box.children for page in document.pages)  # noqa: SLF001
    ]
