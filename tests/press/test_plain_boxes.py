"""Boxes of painted pages: what is taken from them changes nothing of a PDF, and kept pages are small without it."""

from __future__ import annotations

import pickletools
import zlib
from pathlib import Path

import pytest
import weasyprint
from lxml import html

from handbook.press import press as presses
from handbook.press.kept_pages import write_pages
from handbook.press.laid_out import LaidOut
from handbook.press.parts import whole_part
from handbook.press.press import Details, opened_press
from press.plain import can_go
from press.pressed import STYLES, WORDS

PAGE = """<!doctype html><html lang=th data-numerals=thai><head><meta charset=utf-8><title>x</title>
<meta name=description content=x></head><body data-edition=edition data-book=book><main><article id=a>
<h1>น้ำ <span style="position: absolute; left: 4cm" lang=en>x</span></h1><p>ก <a href="#b">ข <b>ค</b></a>
<a href="https://example.org/">ง</a> <span lang=en>two <i>words</i></span>
<svg width=90 height=90 viewBox="0 0 9 9"><title>คำ</title><rect width=5 height=5 /><text y=8>ก</text></svg>
<table class=hb-table><caption>ก</caption><thead><tr><th scope=col colspan=2>ก</th><th scope=col>ข</th></tr></thead>
<tbody><tr><th scope=row rowspan=2>ก</th><td>ข</td><td>x</td></tr><tr><td>ข</td><td>x</td></tr></tbody></table>
<ul><li>ก<ol><li>x<li>y</ol><li style="list-style: none">ก</ul><dl><dt>ก<dd>ข</dl><blockquote><p>x</blockquote>
<p id=b style="break-before: page; float: left">ค<p>ก</article></main></body></html>"""


def printed(target: Path) -> tuple[bytes, bytes | None, LaidOut]:
    """The PDF of the page, and its pages: as they are kept, and as they are then."""
    with opened_press(STYLES, target.name) as press:
        part = press.lay_out(whole_part(html.document_fromstring(PAGE)))
        kept = write_pages(part)
        press.print_pdf([part], target, Details(WORDS, WORDS, []))
    return target.read_bytes(), kept, part


def test_plain_boxes_know_their_styles_to_the_end() -> None:
    document = weasyprint.HTML(string="<p>x").render()
    document.write_pdf()
    box = document.pages[0]._page_box  # noqa: SLF001
    assert "cascaded" in vars(box.style), can_go("plain_boxes.py")


def test_a_pdf_is_the_same_without_what_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, _, part = printed(tmp_path / "plain.pdf")
    assert all(page.painted for page in part.pages)
    monkeypatch.setattr(presses, "make_plain_painted", lambda *_: None)
    whole, *_ = printed(tmp_path / "whole.pdf")
    assert plain == whole


def test_kept_pages_have_no_style_but_of_texts_that_are_painted_later(tmp_path: Path) -> None:
    _, kept, _ = printed(tmp_path / "x.pdf")
    assert kept
    strings = {each for _, each, _ in pickletools.genops(zlib.decompress(kept)) if isinstance(each, str)}
    assert {"PlainStyle", "TextBox"} <= strings
    assert not {"ComputedStyle", "AnonymousStyle", "cascaded", "tinycss2.ast"} & strings
