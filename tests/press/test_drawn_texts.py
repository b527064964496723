"""Texts that were drawn ahead are painted as if they were drawn then."""

from __future__ import annotations

from pathlib import Path

import pytest
import weasyprint
from lxml import html
from weasyprint.text.line_break import Layout

from handbook.press.amendments.drawn_texts import DrawnLayout, draw_texts
from handbook.press.laid_out import LaidOut
from handbook.press.parts import whole_part
from handbook.press.press import Details, opened_press
from press.plain import can_go
from press.pressed import STYLES, WORDS

PAGE = """<!doctype html><html lang=th data-numerals=thai><head><meta charset=utf-8><title>x</title>
<meta name=description content=x></head><body><main><article id=a><h1>น้ำ กา ที่ ญี่ปุ่น 12</h1>
<p style="text-align: justify; word-spacing: 1pt">ก <b>หนา</b> <i>x</i> <u>ขีด</u> ๑๒ fi AVA <small>เล็ก ซ้ำ</small> {long}
<p style="font-family: 'DejaVu Sans'">x ≅<p style="letter-spacing: 1pt">ห่าง น้ำ
<p style="overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 2cm">คำยาวมากนักหนา คำยาวมาก
<svg width=90 height=30 viewBox="0 0 90 30"><title>x</title><text y=9>ก x</text></svg></article></main></body></html>"""


def layouts(laid: LaidOut) -> list[Layout]:
    found: list[Layout] = []

    def walk(box: object) -> None:
        found.extend([box.pango_layout] if hasattr(box, "pango_layout") else [])
        for child in getattr(box, "children", ()):
            walk(child)

    for page in laid.pages:
        walk(page._page_box)  # noqa: SLF001 - nothing else has the boxes
    return found


def printed(target: Path, *, is_ahead: bool) -> tuple[bytes, list[Layout]]:
    with opened_press(STYLES, target.name) as press:
        laid = press.lay_out(whole_part(html.document_fromstring(PAGE.format(long="คำยาวมากนักหนา " * 30))))
        if is_ahead:
            draw_texts(laid.pages)
        press.print_pdf([laid], target, Details(WORDS, WORDS, []))
        return target.read_bytes(), layouts(laid)


def test_plain_texts_are_shaped_when_they_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    shaped = []
    shape = Layout.reactivate

    def count(layout: Layout, style: object) -> None:
        shaped.append(style)
        shape(layout, style)

    monkeypatch.setattr(Layout, "reactivate", count)
    document = weasyprint.HTML(string="<p>one two<p>three").render()
    shaped.clear()
    document.write_pdf()
    assert len(shaped) == 2, can_go("drawn_texts.py")


def test_texts_drawn_ahead_give_the_same_bytes(tmp_path: Path) -> None:
    once, plain = printed(tmp_path / "once.pdf", is_ahead=False)
    ahead, drawn = printed(tmp_path / "ahead.pdf", is_ahead=True)
    assert ahead == once
    assert {type(layout) for layout in plain} == {Layout}
    kinds = [type(layout) for layout in drawn]
    assert kinds.count(DrawnLayout) > 10
    assert kinds.count(Layout) == 1, "what is not all in our fonts is drawn when it is painted"
