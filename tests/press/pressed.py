"""A small document as the press prints it: everything that is amended, once."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pikepdf
from lxml import html

from handbook.press.objects import AttachedFile
from handbook.press.parts import whole_part
from handbook.press.press import Details, opened_press
from handbooks import ROOT

STYLES = ROOT / "overrides"  # has the style sheets where a built site has them
THAI = "น้ำ กา กำ ป้ำ ซ้ำ ปำ ที่ ญี่ปุ่น"
WORDS = {"th": "เล็ก", "en": "Small"}
_DAY = datetime(2026, 11, 23, tzinfo=UTC)
_BODY = f"""<!doctype html><html lang=th data-numerals=thai><head><meta charset=utf-8><title>เล็ก</title>
<meta name=description content=เล็ก><style></style></head><body><main><article id=a>
<style>a::before {{ content: "x" }}</style><h1>{THAI}</h1>
<p id=b>ก<a id=r1 href="#b">ก <b>ข</b> ค</a> <span lang=en>english</span>
<span class=hb-note data-note=1 id=n1>[๑] กฎหมาย</span> ข <span class=hb-note data-note=1 id=n2>[๑] กฎหมาย</span>
ค <span class=hb-note data-note=2 id=n3>[๒] ประกาศ</span></p>
<table class=hb-table><caption>ก</caption><thead><tr><th scope=col>ก</th><th scope=col>ข</th></tr></thead>
<tbody><tr><th scope=row>ก</th><td>ข</td></tr></tbody></table>
</article></main></body></html>"""
_FOLDER = tempfile.TemporaryDirectory(prefix="press-")


@cache
def pressed_file() -> Path:
    """The PDF."""
    return print_page(_BODY, "small.pdf", AttachedFile("x.md", "x", b"# x", _DAY))


def print_page(page: str, name: str, *attached: AttachedFile) -> Path:
    """A page of HTML as the press prints it."""
    file = Path(_FOLDER.name) / name
    part = whole_part(html.document_fromstring(page))
    with opened_press(STYLES, file.name) as press:
        press.print_pdf([press.lay_out(part)], file, Details(WORDS, WORDS, list(attached)))
    return file


@cache
def pressed() -> pikepdf.Pdf:
    """The PDF, to be looked into."""
    return pikepdf.open(pressed_file())
