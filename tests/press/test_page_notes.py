"""A source that is cited twice on a page stands once at its foot."""

from __future__ import annotations

import io

import pypdfium2

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
