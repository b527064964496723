"""Pages that were painted ahead show what they would if they were painted then."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from lxml import html
from weasyprint.text.line_break import Layout

from handbook.press import press as presses
from handbook.press.amendments import painted_pages
from handbook.press.amendments.painted_pages import Gap, Painted
from handbook.press.parts import whole_part
from handbook.press.press import Details, opened_press
from press.plain import can_go
from press.pressed import STYLES, WORDS

START = """<!doctype html><html lang=th data-numerals=thai><head><meta charset=utf-8><title>x</title>
<meta name=description content=x></head><body data-edition=edition data-book=book><main>"""
FIRST = f"{START}<h1>ก</h1><p>ก <b>หนา</b> <i>x</i>"  # brings the fonts
SMALL = f"{START}<p>ก"
PAGE = f"""{START}<article id=a><h1>น้ำ กา ที่ ญี่ปุ่น 12</h1>
<p>ดู <a href="#b">ข้อ <span class=hb-page data-target=b>12</span></a> และ <a href="#b"><b>น้ำ</b></a> ที่นี่
<p style="text-align: justify; word-spacing: 1pt">ก <b>หนา</b> <i>x</i> <u>ขีด</u> ๑๒ fi AVA <small>เล็ก ซ้ำ</small>
{"คำยาวมากนักหนา " * 30}<p style="letter-spacing: 1pt">ห่าง น้ำ<p style="color: rgb(0 0 0 / 50%)">จาง<!-- other -->
<p style="overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 2cm">คำยาวมากนักหนา คำยาวมาก
<svg width=90 height=30 viewBox="0 0 90 30"><title>x</title><text y=9 font-family="Sarabun">ก x</text></svg>
<p id=b style="break-before: page">ก</article></main></body></html>"""


def printed(target: Path, *pages: str) -> tuple[bytes, list[Painted | None]]:
    """The PDF of pages; and how those of the last were painted ahead."""
    with opened_press(STYLES, target.name) as press:
        parts = [press.lay_out(whole_part(html.document_fromstring(text))) for text in pages]
        press.print_pdf(parts, target, Details(WORDS, WORDS, []))
        return target.read_bytes(), [getattr(page, "painted", None) for page in parts[-1].pages]


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
    assert len(shaped) == 2, can_go("painted_pages.py")


@pytest.mark.parametrize("before", [[], [FIRST], [SMALL]])
def test_pages_painted_ahead_look_and_read_as_pages_painted_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: list[str]
) -> None:
    shown: list[Painted] = []
    monkeypatch.setattr(painted_pages, "_show", record(shown, painted_pages._show))  # noqa: SLF001
    ahead, painted = printed(tmp_path / "ahead.pdf", *before, PAGE)
    assert shown[-len(painted) :] == painted
    monkeypatch.setattr(presses, "paint_ahead", lambda *_: None)
    then, none = printed(tmp_path / "then.pdf", *before, PAGE)
    assert not any(none)
    assert contents(ahead) == contents(then)


def record(painted: list[Painted], show: Callable[..., None]) -> Callable[..., None]:
    def recorded(page: Painted, *arguments: object) -> None:
        painted.append(page)
        show(page, *arguments)

    return recorded


def contents(pdf: bytes) -> list[tuple[bytes, ...]]:
    """What each page shows, without the fonts that are set once more; then the structure and the glyphs of fonts."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        shown: list[tuple[bytes, ...]] = []
        for page in document.pages:
            operations = page.Contents.read_bytes().split(b"\n")
            shown.append(tuple(each for each in operations if not each.endswith(b" Tf")))
            page.Contents = document.make_stream(b"")
        rest = io.BytesIO()
        del document.Root.Metadata
        document.save(rest, static_id=True)
        return [*shown, (rest.getvalue(),)]


def test_gaps_are_left_for_what_is_written_over_alone(tmp_path: Path) -> None:
    _, painted = printed(tmp_path / "x.pdf", FIRST, PAGE)
    gaps = [piece.box.text for page in painted if page for piece in page.pieces if isinstance(piece, Gap)]
    assert gaps == ["12", "edition", "๑", "edition", "๒"]


@pytest.mark.parametrize(
    "other",
    [
        "<p style=\"font-family: 'DejaVu Sans'\">x ≅",
        "<p>\u0378",
        '<svg width=9 height=9 viewBox="0 0 9 9"><title>x</title><g opacity=".5"><rect width=5 height=5 /></g></svg>',
        '<img alt=x src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">',
        "<p style='background: linear-gradient(red, blue)'>x",
        "<p style='overflow: hidden; text-overflow: ellipsis; white-space: nowrap'><span data-target=a>12</span>",
    ],
)
def test_a_page_with_what_a_pdf_numbers_is_painted_then(tmp_path: Path, other: str) -> None:
    page = PAGE.replace("<!-- other -->", other)
    first, (is_ahead, *_) = printed(tmp_path / "x.pdf", FIRST, page)
    assert not is_ahead
    assert printed(tmp_path / "x.pdf", FIRST, page)[0] == first


def test_a_page_with_a_font_in_a_drawing_alone_is_painted_then(tmp_path: Path) -> None:
    text = "<text y=9 font-family=Sarabun font-weight=700>ก</text>"
    page = f"{START}<p>ก <svg width=90 height=30 viewBox='0 0 90 30'><title>x</title>{text}</svg>"
    first, (is_ahead, *_) = printed(tmp_path / "x.pdf", page)
    assert not is_ahead
    assert all(printed(tmp_path / "x.pdf", f"{page}<p><b>ก</b>")[1])
    assert printed(tmp_path / "x.pdf", page)[0] == first
